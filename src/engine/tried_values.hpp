#pragma once

#include "engine/evaluation.hpp"

/// Which answers to a missing fact an exploration tries.
namespace tarex::detail {

using TriedValues = FixedList<std::int64_t, 700>;

/// The values of a fact nobody stated that tell all a line can come to: the ends of what it can be,
/// the thresholds that the law holds against it, and of a content what leaves nothing of a reduced
/// value. What is charged is linear between them.
/// @param ctx  with what is stated, and what was answered so far
void find_tried_values(const Context& ctx, FactIndex fact, TriedValues& out);

}  // namespace tarex::detail
