#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "tarex/money.hpp"

/// A whole in parts.
namespace tarex::detail {

/// One part of a whole that is split in proportion to weights.
struct SplitPart {
  std::int64_t weight = 0;  ///< ≥ 0
  std::int64_t units = 0;   ///< of the whole
  i128 remainder = 0;       ///< what the division left, for `split`
  std::size_t place = 0;    ///< among the parts as given
};

/// Splits `whole` in proportion to the weights by largest remainder (ties: the first). The parts
/// add up to the whole; they are left in another order. Allocates nothing.
/// @param whole  ≥ 0
/// @return false if no weight is above zero: then there are no parts.
[[nodiscard]] bool split(std::int64_t whole, std::span<SplitPart> parts);

}  // namespace tarex::detail
