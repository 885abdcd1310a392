#pragma once

#include <cstddef>
#include <cstdint>

#include "tarex/assess.hpp"

/// What falls on one line of an entry, of a fee that the law limits per entry, while it is open
/// what lines of it are worth.
namespace tarex::detail {

/// A fee over the values of an entry: a rate of them within limits.
struct EntryFee {
  Rate rate;
  Money low;
  Money high;
  std::int64_t unit = 0;  ///< micro-units of the smallest coin

  /// Rounded to coins.
  [[nodiscard]] Money on(Money values) const;
};

/// What the values of several lines come to, in micro-units. As many lines as memory holds fit.
struct ValueSpan {
  i128 least = 0;
  i128 most = 0;
};

/// The least and the most that one line bears of a fee that is split by value with largest
/// remainder. The fee grows more slowly than the values it is on, so a share is the largest where
/// the line itself is worth most and the others least, and the other way round. Rounding may take
/// neither end outside; where there are more than two lines each end may be a coin beyond what is
/// reached.
/// @param own     the value of the line, 0 <= least <= most
/// @param others  that of the other lines on which the fee is
/// @param lines   how many lines there are, this one included
[[nodiscard]] MoneyRange share_range(const EntryFee& fee, MoneyRange own, ValueSpan others,
                                     std::size_t lines);

}  // namespace tarex::detail
