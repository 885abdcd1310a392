#pragma once

#include <string_view>

#include "tarex/schedule.hpp"

namespace tarex::detail {

/// True if a selector, as law writes it, means the measure: `@programme`, a range of headings
/// `a..b`, a heading or an id.
[[nodiscard]] bool selects(std::string_view selector, const Schedule& schedule,
                           const Measure& measure);

}  // namespace tarex::detail
