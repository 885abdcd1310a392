#pragma once

#include <vector>

#include "tarex/schedule.hpp"

namespace tarex::detail {

/// The watches of a law on a day that hang on no facts or charges, for any of the codes.
[[nodiscard]] std::vector<const Watch*> watches_of(const Schedule& schedule,
                                                   const std::vector<HsCode>& codes, Country origin,
                                                   Date day);

}  // namespace tarex::detail
