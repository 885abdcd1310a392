#pragma once

#include <string>
#include <vector>

#include "tarex/priced_line.hpp"

namespace tarex::detail {

/// One sentence per claim that a line makes and that no provision of its code, origin and day looks
/// at, though others of the law do.
[[nodiscard]] std::vector<std::string> idle_claims(const PricedLine& priced, LawBook& book);

}  // namespace tarex::detail
