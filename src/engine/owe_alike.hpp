#pragma once

#include <span>
#include <vector>

#include "tarex/joint_sum.hpp"

namespace tarex::detail {

/// The addends without the pairs of which one takes away what the other adds. Two lines owe the
/// same whatever is answered, their value included, if they say the same but for day and origin
/// and the provisions that can apply to their code are the same.
[[nodiscard]] std::vector<Addend> without_pairs(std::span<const Addend> addends);

}  // namespace tarex::detail
