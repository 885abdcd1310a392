#pragma once

#include <string>
#include <string_view>

#include "tarex/schedule.hpp"

namespace tarex::detail {

/// "entry date … is after …, the day the US law inside was last verified"; empty for a day up to
/// which the law was verified.
/// @param what  what the day is
[[nodiscard]] std::string past_verified(const Schedule& schedule, Date day,
                                        std::string_view what = "entry date");

}  // namespace tarex::detail
