#pragma once

#include <optional>

#include "tarex/timeline.hpp"

namespace tarex::detail {

/// A line that is a range, under answers to its questions that make its duty the least it can be.
/// Of one range the engine shows what is charged at most; this is what is charged at best.
/// @param workspace  of the schedule of the line
/// @return a line whose total duty is `of.assessment.total_duty.min`, exactly; nothing where not
/// all combinations of answers were looked at.
[[nodiscard]] std::optional<TimelineAnswer> least_answer(const PricedLine& of,
                                                         Workspace& workspace);

}  // namespace tarex::detail
