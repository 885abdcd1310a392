#pragma once

#include <string>

#include "tarex/comparison.hpp"

namespace tarex {

/// A table with one row per cell, the axes that vary in front; then who gained, if a day was named.
[[nodiscard]] std::string comparison_text(const SideBySide& comparison);
/// `{"lines":[…]}`, one object per cell; `law` of the first, `laws` where there are several.
/// `gained` is null where it is not known exactly, with `gained_min` and `gained_max` beside it.
[[nodiscard]] std::string comparison_json(const SideBySide& comparison);
[[nodiscard]] std::string comparison_jsonl(const SideBySide& comparison);
/// One row per cell, with fixed columns.
[[nodiscard]] std::string comparison_csv(const SideBySide& comparison);

}  // namespace tarex
