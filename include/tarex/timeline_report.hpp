#pragma once

#include <string>

#include "tarex/timeline.hpp"

namespace tarex {

/// Whether a drawing may stand above a table.
enum class Drawing { none, sparkline };

/// One line per change: the day, what is due, and what changed by which instrument.
[[nodiscard]] std::string timeline_text(const Timeline& timeline, Drawing drawing);
/// One object with `points`; precondition: the timeline has points.
[[nodiscard]] std::string timeline_json(const Timeline& timeline);
/// One object per point and line.
[[nodiscard]] std::string timeline_jsonl(const Timeline& timeline);
/// One row per point, with fixed columns; a last one where the timeline is of a scenario.
[[nodiscard]] std::string timeline_csv(const Timeline& timeline);

}  // namespace tarex
