#pragma once

#include <optional>

#include "tarex/priced_line.hpp"

namespace tarex::detail {

/// A line that is a range, under answers to its questions that make its duty the least it can be.
/// Of one range the engine shows what is charged at most; this is what is charged at best.
/// @param workspace  of the schedule of the line
/// @return a line whose total duty is `of.assessment.total_duty.min`, exactly; nothing if the
/// values tried (none, all, each word) do not reach it.
[[nodiscard]] std::optional<PricedLine> least_answer(const PricedLine& of, Workspace& workspace);

}  // namespace tarex::detail
