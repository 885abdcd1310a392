#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tarex {

/// The one compiler extension in tarex: a 128-bit integer for exact products.
__extension__ using i128 = __int128;

/// Millionths of one unit: the resolution of amounts and quantities.
inline constexpr std::int64_t kMicro = 1'000'000;
inline constexpr std::int64_t kNano = 1'000'000'000;
/// Parts per 10^9: the resolution of rates and shares. 1% = 10,000,000.
inline constexpr std::int64_t kRateOne = 1'000'000'000;

/// An amount of one currency in millionths of its major unit; |value| <= 9.2 trillion units.
/// The currency is a property of the line and never of the number: one line, one currency.
class Money {
 public:
  constexpr Money() = default;
  static constexpr Money from_micro(std::int64_t micro) { return Money(micro); }
  static constexpr Money from_units(std::int64_t units) { return Money(units * kMicro); }
  [[nodiscard]] constexpr std::int64_t micro() const { return micro_; }
  [[nodiscard]] constexpr bool is_zero() const { return micro_ == 0; }

  friend constexpr auto operator<=>(Money, Money) = default;
  friend constexpr Money operator+(Money a, Money b) {
    return Money(saturating(a.micro_, b.micro_));
  }
  friend constexpr Money operator-(Money a, Money b) {
    return Money(saturating(a.micro_, -b.micro_));
  }
  constexpr Money& operator+=(Money other) { return *this = *this + other; }
  constexpr Money& operator-=(Money other) { return *this = *this - other; }

  /// Largest amount a sum can reach; a sum that would pass it stays there, whatever is added or
  /// taken away, so that `at_limit` can tell.
  static constexpr std::int64_t kLimit = INT64_MAX;
  [[nodiscard]] constexpr bool at_limit() const { return micro_ == kLimit || micro_ == -kLimit; }

 private:
  explicit constexpr Money(std::int64_t micro) : micro_(micro) {}
  static constexpr std::int64_t saturating(std::int64_t a, std::int64_t b) {
    // Nearly all are far from the limit: one look at both.
    constexpr std::uint64_t kFar = std::uint64_t{1} << 62;
    const auto shifted = [](std::int64_t micro) {
      return static_cast<std::uint64_t>(micro) + kFar;
    };
    if (((shifted(a) | shifted(b)) >> 63) == 0) {
      return a + b;
    }
    const auto at_limit = [](std::int64_t micro) { return micro == kLimit || micro == -kLimit; };
    if (at_limit(a) || at_limit(b)) {
      return at_limit(a) ? a : b;
    }
    std::int64_t sum = 0;
    if (__builtin_add_overflow(a, b, &sum)) {
      return a > 0 ? kLimit : -kLimit;
    }
    return sum < -kLimit ? -kLimit : sum;
  }
  std::int64_t micro_ = 0;
};

/// A share or an ad valorem rate in parts per 10^9.
class Rate {
 public:
  constexpr Rate() = default;
  static constexpr Rate from_ppb(std::int64_t ppb) { return Rate(ppb); }
  [[nodiscard]] constexpr std::int64_t ppb() const { return ppb_; }
  friend constexpr auto operator<=>(Rate, Rate) = default;

 private:
  explicit constexpr Rate(std::int64_t ppb) : ppb_(ppb) {}
  std::int64_t ppb_ = 0;
};

/// Half-up (away from zero) quotient. Precondition: divisor > 0.
[[nodiscard]] constexpr i128 divide_half_up(i128 value, i128 divisor) {
  const bool negative = value < 0;
  const i128 magnitude = negative ? -value : value;
  const i128 exact = magnitude / divisor;
  const i128 remainder = magnitude % divisor;
  const i128 rounded = remainder * 2 >= divisor ? exact + 1 : exact;
  return negative ? -rounded : rounded;
}

/// Duty of `basis` at `rate`, rounded once, half up, to a multiple of `unit` micro-units (10,000
/// for cents). Saturates at Money::kLimit.
[[nodiscard]] Money apply(Rate rate, Money basis, std::int64_t unit);

/// `amount` × numerator ÷ denominator, rounded once, half up, to a multiple of `unit` micro-units;
/// exact for all 64-bit inputs. Precondition: denominator > 0, unit > 0.
[[nodiscard]] Money scale(i128 amount, std::int64_t numerator, i128 denominator, std::int64_t unit);

/// `part` of `whole`, half up; nothing if it is more than a Rate holds: some 9.2 billion wholes.
/// Precondition: whole > 0; both are 64-bit numbers.
[[nodiscard]] constexpr std::optional<Rate> share_of(i128 part, i128 whole) {
  const i128 ppb = divide_half_up(part * kRateOne, whole);
  return ppb <= INT64_MAX && ppb >= -INT64_MAX
             ? std::optional(Rate::from_ppb(static_cast<std::int64_t>(ppb)))
             : std::nullopt;
}

/// Rounds to a multiple of `unit` micro-units, half up, away from zero.
[[nodiscard]] Money round_to(Money amount, std::int64_t unit);

/// Parses `1234.56`: digits and at most one point; no sign, no exponent, no separators.
/// @param scale_digits  decimals kept exactly (6 for amounts, 9 for rates); further digits must be
/// zero.
/// @return the count of 10^-scale_digits, or nothing if the text is not such a number or does not
/// fit.
[[nodiscard]] std::optional<std::int64_t> parse_decimal(std::string_view text, int scale_digits);

/// The highest rate that is read.
inline constexpr Rate kMostRate = Rate::from_ppb(100 * kRateOne);
/// `12.5%` or `0.3464%` as a Rate; nothing if it is not a percentage with at most seven decimals,
/// or above kMostRate.
[[nodiscard]] std::optional<Rate> parse_percent(std::string_view text);

/// Appends an amount with exactly `decimals` digits after the point (0 to 6); digits beyond are
/// cut, so round first.
void append_amount(std::string& out, Money amount, int decimals);

/// Appends a decimal in millionths without trailing zeros: `1`, `0.5`, `12.345`.
void append_decimal(std::string& out, std::int64_t micro);
[[nodiscard]] std::string decimal_text(std::int64_t micro);

/// `12.5%`, without trailing zeros.
[[nodiscard]] std::string to_string(Rate rate);

}  // namespace tarex
