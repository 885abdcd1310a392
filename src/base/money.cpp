#include "tarex/money.hpp"

#include <algorithm>
#include <array>

#include "base/digits.hpp"

namespace tarex {
namespace {

__extension__ using u128 = unsigned __int128;

Money clamp_to_money(i128 units, std::int64_t unit) {
  const i128 micro = units * unit;
  if (micro >= Money::kLimit) {
    return Money::from_micro(Money::kLimit);
  }
  if (micro <= -Money::kLimit) {
    return Money::from_micro(-Money::kLimit);
  }
  return Money::from_micro(static_cast<std::int64_t>(micro));
}

/// Doubling it cannot overflow.
bool within_half(i128 value) {
  constexpr i128 kHalf = static_cast<i128>(1) << 125;
  return value < kHalf && value > -kHalf;
}

/// A count of units, times which any unit still fits 128 bits.
i128 limited(i128 units) {
  return std::clamp<i128>(units, -static_cast<i128>(Money::kLimit), Money::kLimit);
}

/// As divide_half_up; in 64 bits where they suffice, which costs a fraction.
i128 divide_half_up_small(i128 value, i128 divisor) {
  if (value >= 0 && value <= INT64_MAX && divisor <= INT64_MAX / 2) {
    const auto small = static_cast<std::uint64_t>(value);
    const auto by = static_cast<std::uint64_t>(divisor);
    return static_cast<i128>(small / by + (small % by * 2 >= by ? 1 : 0));
  }
  return divide_half_up(value, divisor);
}

u128 magnitude(i128 value) {
  return value < 0 ? static_cast<u128>(-value) : static_cast<u128>(value);
}

u128 greatest_common_divisor(u128 a, u128 b) {
  while (b != 0) {
    const u128 rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

/// 192-bit product of a 128-bit and a 64-bit number, as high and low part.
struct Wide {
  u128 high = 0;
  std::uint64_t low = 0;
};

Wide multiply(u128 a, std::uint64_t b) {
  const u128 low = static_cast<u128>(static_cast<std::uint64_t>(a)) * b;
  const u128 high = static_cast<u128>(static_cast<std::uint64_t>(a >> 64)) * b + (low >> 64);
  return {high, static_cast<std::uint64_t>(low)};
}

/// Half-up quotient of a 192-bit number, bit by bit; used only where 128 bits do not suffice.
u128 divide_half_up_wide(const Wide& value, u128 divisor) {
  u128 quotient = value.high / divisor;
  u128 rest = value.high % divisor;
  for (int bit = 63; bit >= 0; --bit) {
    const bool carry = (rest >> 127) != 0;
    rest = (rest << 1) | ((value.low >> bit) & 1U);
    quotient <<= 1;
    if (carry || rest >= divisor) {
      rest -= divisor;
      quotient |= 1U;
    }
  }
  return rest >= divisor - rest ? quotient + 1 : quotient;
}

/// How often `unit` goes into an amount, and whether that is all of it.
struct Coins {
  std::int64_t count = 0;
  bool whole = false;
};

Coins coins_in(std::int64_t micro, std::int64_t unit) {
  constexpr std::int64_t kHundredth = 10'000;  // of most currencies: compilers multiply instead
  const std::int64_t count = unit == kHundredth ? micro / kHundredth : micro / unit;
  return {count, count * unit == micro};
}

}  // namespace

Money apply(Rate rate, Money basis, std::int64_t unit) {
  // Nearly all amounts are whole coins, and 64 bits hold the product.
  const Coins of_basis = coins_in(basis.micro(), unit);
  std::int64_t product_of_coins = 0;
  if (basis.micro() >= 0 && rate.ppb() >= 0 && of_basis.whole &&
      !__builtin_mul_overflow(of_basis.count, rate.ppb(), &product_of_coins)) {
    const std::int64_t coins = product_of_coins / kRateOne;
    const std::int64_t rest = product_of_coins % kRateOne;
    std::int64_t micro = 0;
    if (!__builtin_mul_overflow(coins + (rest * 2 >= kRateOne ? 1 : 0), unit, &micro)) {
      return Money::from_micro(micro);
    }
  }
  const i128 product = static_cast<i128>(rate.ppb()) * basis.micro();
  return clamp_to_money(divide_half_up(product, static_cast<i128>(kRateOne) * unit), unit);
}

Money scale(i128 amount, std::int64_t numerator, i128 denominator, std::int64_t unit) {
  i128 product = 0;
  i128 divisor = 0;
  if (!__builtin_mul_overflow(amount, static_cast<i128>(numerator), &product) &&
      !__builtin_mul_overflow(denominator, static_cast<i128>(unit), &divisor) &&
      within_half(product) && within_half(divisor)) {
    return clamp_to_money(limited(divide_half_up_small(product, divisor)), unit);
  }
  const bool negative = (amount < 0) != (numerator < 0);
  u128 a = magnitude(amount);
  u128 b = magnitude(numerator);
  u128 d = magnitude(denominator);
  if (a == 0 || b == 0) {
    return Money();
  }
  u128 common = greatest_common_divisor(a, d);
  a /= common;
  d /= common;
  common = greatest_common_divisor(b, d);
  b /= common;
  d /= common;
  d *= static_cast<u128>(unit);
  const u128 units = divide_half_up_wide(multiply(a, static_cast<std::uint64_t>(b)), d);
  const auto limited = static_cast<i128>(std::min(units, static_cast<u128>(Money::kLimit)));
  return clamp_to_money(negative ? -limited : limited, unit);
}

Money round_to(Money amount, std::int64_t unit) {
  if (coins_in(amount.micro(), unit).whole) {
    return amount;
  }
  return clamp_to_money(divide_half_up(amount.micro(), unit), unit);
}

std::optional<std::int64_t> parse_decimal(std::string_view text, int scale_digits) {
  if (text.empty() || text.size() > 40) {
    return std::nullopt;
  }
  i128 value = 0;
  int decimals = -1;
  bool digits = false;
  for (const char c : text) {
    if (c == '.') {
      if (decimals >= 0) {
        return std::nullopt;
      }
      decimals = 0;
      continue;
    }
    if (c < '0' || c > '9') {
      return std::nullopt;
    }
    digits = true;
    if (decimals >= scale_digits) {
      if (c != '0') {
        return std::nullopt;
      }
      continue;
    }
    if (decimals >= 0) {
      ++decimals;
    }
    value = value * 10 + (c - '0');
    if (value > INT64_MAX) {
      return std::nullopt;
    }
  }
  if (!digits) {
    return std::nullopt;
  }
  for (int i = std::max(decimals, 0); i < scale_digits; ++i) {
    value *= 10;
    if (value > INT64_MAX) {
      return std::nullopt;
    }
  }
  return static_cast<std::int64_t>(value);
}

std::optional<Rate> parse_percent(std::string_view text) {
  if (text.size() < 2 || text.back() != '%') {
    return std::nullopt;
  }
  text.remove_suffix(1);
  const auto parts = parse_decimal(text, 7);
  if (!parts || *parts > kMostRate.ppb()) {
    return std::nullopt;
  }
  return Rate::from_ppb(*parts);
}

void append_amount(std::string& out, Money amount, int decimals) {
  std::array<char, detail::kMostDigits> digits;
  out.append(digits.data(), detail::put_millionths(digits.data(), amount.micro(), decimals));
}

void append_decimal(std::string& out, std::int64_t micro) {
  append_amount(out, Money::from_micro(micro), 6);
  while (out.back() == '0') {
    out.pop_back();
  }
  if (out.back() == '.') {
    out.pop_back();
  }
}

std::string decimal_text(std::int64_t micro) {
  std::string out;
  append_decimal(out, micro);
  return out;
}

std::string to_string(Rate rate) {
  std::string out;
  const std::int64_t ppb = rate.ppb();
  out += std::to_string(ppb / 10'000'000);
  std::int64_t rest = ppb % 10'000'000;
  if (rest != 0) {
    out += '.';
    for (std::int64_t place = 1'000'000; rest != 0; place /= 10) {
      out += static_cast<char>('0' + rest / place);
      rest %= place;
    }
  }
  out += '%';
  return out;
}

}  // namespace tarex
