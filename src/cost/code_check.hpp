#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "tarex/result.hpp"
#include "tarex/schedule.hpp"

namespace tarex::detail {

/// A code that can be quoted: 6 to 10 digits, known to the schedule. The error says what is wrong
/// and what is near.
[[nodiscard]] Result<HsCode> check_code(std::string_view text, const Schedule& schedule);

}  // namespace tarex::detail
