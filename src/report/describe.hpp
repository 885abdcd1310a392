#pragma once

#include <string>
#include <string_view>

#include "tarex/report.hpp"

namespace tarex::detail {

/// Between the name of a fact that is taken as not so and what it asks.
inline constexpr std::string_view kNotStated = " is not stated: ";

}  // namespace tarex::detail
