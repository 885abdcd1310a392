#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "tarex/result.hpp"
#include "tarex/schedule.hpp"

namespace tarex::detail {

/// "entry date … is after …, the day the US law inside was last verified"; empty for a day up to
/// which the law was verified.
/// @param what  what the day is
[[nodiscard]] std::string past_verified(const Schedule& schedule, Date day,
                                        std::string_view what = "entry date");

/// Why the law inside cannot be asked about a day: before its first one, or more than ten years
/// past the last one that was verified.
[[nodiscard]] std::optional<Error> outside_law(const Schedule& schedule, Date day);

}  // namespace tarex::detail
