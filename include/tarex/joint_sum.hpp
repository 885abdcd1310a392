#pragma once

#include <optional>
#include <span>

#include "tarex/assess.hpp"

/// What several lines come to together where they hang on the same unknown facts.
namespace tarex {

/// A line whose duties, fees and taxes are added, or subtracted.
struct Addend {
  const Plan* plan = nullptr;  ///< holds on the day of the line
  const EntryLine* line = nullptr;
  Workspace* workspace = nullptr;  ///< of the plan's schedule
  bool subtract = false;
  bool contents_overlap = false;  ///< of a bill: residuals of its metals hold the same labour
};

/// Least and most of a sum over all answers to the facts nobody stated, where an answer holds for
/// every line that does not state the fact itself: goods of unknown content have the same content
/// under two laws. As in assess_line, critical values of all the lines are tried.
/// Two lines that say the same under the same provisions are no difference, whatever is open. A
/// rate per a quantity that nobody stated has no upper bound; it counts for nothing where it stands
/// on both sides alike.
/// @return nothing where a sum has no bounds, or of what is left a line states its value within a
/// range, where an amount is missing of which the charges are not linear in between (the value of a
/// repair; a content that overlaps another), where the codes differ or the laws do not ask for the
/// same things in the same words, or where there are too many combinations: then each has to be
/// taken anywhere in its own range
[[nodiscard]] std::optional<MoneyRange> joint_sum(std::span<const Addend> addends);

}  // namespace tarex
