#include "engine/fee_shares.hpp"

#include <algorithm>

namespace tarex::detail {
namespace {

enum class Towards : std::uint8_t { less, more };

/// Shares are worked out in parts of 10^9 of a micro-unit, in which a rate of a value is exact.
constexpr i128 kFine = kRateOne;

/// A quotient of numbers that are not negative.
i128 divide(i128 value, i128 divisor, Towards end) {
  return value / divisor + (end == Towards::more && value % divisor != 0 ? 1 : 0);
}

/// The fee before it is rounded to coins.
i128 fine_fee(const EntryFee& fee, i128 values) {
  return std::clamp<i128>(values * fee.rate.ppb(), fee.low.micro() * kFine,
                          fee.high.micro() * kFine);
}

/// What falls on `value` of `values`, more than nothing, before anything is rounded to coins.
i128 fine_share(const EntryFee& fee, i128 value, i128 values, Towards end) {
  const i128 whole = fine_fee(fee, values);
  if (whole == values * fee.rate.ppb()) {
    return value * fee.rate.ppb();
  }
  const i128 product = whole / kFine * value;  // a limit is in micro-units
  return product / values * kFine + divide(product % values * kFine, values, end);
}

/// Whole coins of a share. Of two lines each gets the coins next to its share; of more the
/// remainders decide, so that it may be those below or above.
Money in_coins(i128 fine, std::int64_t unit, std::size_t lines, Towards end) {
  const i128 coin = unit * kFine;
  const i128 coins = fine / coin;
  const i128 rest = fine % coin;
  const bool more = end == Towards::more ? rest * 2 >= coin || (lines > 2 && rest > 0)
                                         : rest * 2 > coin && lines <= 2;
  return Money::from_micro(static_cast<std::int64_t>((coins + (more ? 1 : 0)) * unit));
}

}  // namespace

Money EntryFee::on(Money values) const { return std::clamp(apply(rate, values, unit), low, high); }

MoneyRange share_range(const EntryFee& fee, MoneyRange own, ValueSpan others, std::size_t lines) {
  if (lines == 1) {
    return {fee.on(own.min), fee.on(own.max)};
  }
  const i128 dear = own.max.micro();
  const i128 cheap = own.min.micro();
  const i128 at_most = dear + others.least;   // the values where its share is the largest
  const i128 at_least = cheap + others.most;  // … and the smallest
  // Half a coin that the rounding of the whole fee gives or takes, unless a limit settles it.
  const i128 lowest = fine_fee(fee, cheap + others.least);
  const i128 highest = fine_fee(fee, dear + others.most);
  const bool is_limit = highest == fee.low.micro() * kFine || lowest == fee.high.micro() * kFine;
  const i128 half = is_limit ? 0 : fee.unit * kFine / 2;
  const i128 slack = at_most == 0 ? 0 : divide(half * dear, at_most, Towards::more);
  // Values of nothing at all share alike.
  const auto count = static_cast<i128>(lines);
  const i128 most = at_most == 0 ? divide(fee.low.micro() * kFine, count, Towards::more)
                                 : fine_share(fee, dear, at_most, Towards::more) + slack;
  const i128 least = at_least == 0 ? divide(fee.low.micro() * kFine, count, Towards::less)
                                   : fine_share(fee, cheap, at_least, Towards::less) - slack;
  return {in_coins(std::max<i128>(least, 0), fee.unit, lines, Towards::less),
          std::min(in_coins(most, fee.unit, lines, Towards::more),
                   in_coins(highest, fee.unit, 2, Towards::more))};
}

}  // namespace tarex::detail
