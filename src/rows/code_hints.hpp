#pragma once

#include <string>
#include <string_view>

#include "tarex/schedule.hpp"

/// What a code that the tariff lacks may have been meant to be. Only codes that it has are named.
namespace tarex::detail {

/// "6, 8 or 10": the digits that codes of the tariff may be given with.
[[nodiscard]] std::string_view lengths_text(const Schedule& schedule);

/// What a code of an odd number of digits may have been: its leading zero or its last digit is
/// missing, or it has one too many.
[[nodiscard]] std::string odd_hint(std::string_view text, const Schedule& schedule);

/// "the nearest are 7318.15.80, 7318.15.60, 7318.15.50"; empty where nothing is near.
[[nodiscard]] std::string nearest_text(HsCode code, const Schedule& schedule);

}  // namespace tarex::detail
