#pragma once

#include <compare>

#include "tarex/money.hpp"

namespace tarex {

/// A sum of amounts of one currency in millionths, exact in 128 bits: no number of lines comes to
/// more. If one of the amounts has no bound the sum has none, whatever is added or taken away.
class MoneySum {
 public:
  constexpr MoneySum() = default;
  explicit constexpr MoneySum(Money amount)
      : open_(amount.at_limit()), micro_(open_ ? 0 : amount.micro()) {}
  static constexpr MoneySum from_micro(i128 micro) {
    MoneySum sum;
    sum.micro_ = micro;
    return sum;
  }
  /// Meaningful unless `at_limit`.
  [[nodiscard]] constexpr i128 micro() const { return micro_; }
  /// One of the amounts has no bound.
  [[nodiscard]] constexpr bool at_limit() const { return open_; }

  /// A sum without a bound is the largest.
  friend constexpr auto operator<=>(const MoneySum&, const MoneySum&) = default;
  friend constexpr MoneySum operator+(MoneySum a, MoneySum b) {
    return joined(a, b, a.micro_ + b.micro_);
  }
  friend constexpr MoneySum operator-(MoneySum a, MoneySum b) {
    return joined(a, b, a.micro_ - b.micro_);
  }
  constexpr MoneySum& operator+=(MoneySum other) { return *this = *this + other; }
  constexpr MoneySum& operator+=(Money amount) { return *this += MoneySum(amount); }

 private:
  static constexpr MoneySum joined(MoneySum a, MoneySum b, i128 micro) {
    MoneySum sum;
    sum.open_ = a.open_ || b.open_;
    sum.micro_ = sum.open_ ? 0 : micro;
    return sum;
  }
  bool open_ = false;
  i128 micro_ = 0;
};

/// What sums come to at least and at most.
struct MoneySumRange {
  MoneySum min;
  MoneySum max;
  [[nodiscard]] constexpr bool exact() const { return min == max; }
};

/// Rounds to a multiple of `unit` micro-units, half up, away from zero.
[[nodiscard]] MoneySum round_to(MoneySum amount, std::int64_t unit);

/// `amount` × numerator ÷ denominator, rounded once, half up, to a multiple of `unit` micro-units;
/// exact however large the product is. Precondition: none is below zero or without bound,
/// denominator × unit < 2^126, and the result fits.
[[nodiscard]] MoneySum scale(MoneySum amount, MoneySum numerator, MoneySum denominator,
                             std::int64_t unit);

}  // namespace tarex
