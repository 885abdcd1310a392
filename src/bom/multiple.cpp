#include "bom/multiple.hpp"

#include <numeric>

namespace tarex::detail {
namespace {

constexpr i128 kMostMantissa = static_cast<i128>(1) << 120;
constexpr i128 kMostDivisor = static_cast<i128>(1) << 66;     // leaves room for the coins
constexpr i128 kMostExchanged = static_cast<i128>(1) << 110;  // … for a doubled remainder

}  // namespace

bool exchange(Multiple& by, std::int64_t to, std::int64_t from) {
  const std::int64_t common = std::gcd(to, from);
  Multiple out = by;
  if (__builtin_mul_overflow(by.mantissa, static_cast<i128>(to / common), &out.mantissa) ||
      __builtin_mul_overflow(by.divisor, static_cast<i128>(from / common), &out.divisor) ||
      out.mantissa >= kMostMantissa || out.divisor >= kMostExchanged) {
    return false;
  }
  by = out;
  return true;
}

bool multiply(Multiple& by, std::optional<std::int64_t> micro) {
  if (!micro) {
    by.known = false;
    return true;
  }
  i128 mantissa = 0;
  if (__builtin_mul_overflow(by.mantissa, static_cast<i128>(*micro), &mantissa)) {
    return false;
  }
  by.mantissa = mantissa;
  by.divisor *= kMicro;
  while (by.divisor > 1 && by.mantissa % 10 == 0) {
    by.mantissa /= 10;
    by.divisor /= 10;
  }
  if (by.mantissa == 0) {
    by.divisor = 1;
  }
  return by.mantissa < kMostMantissa && by.divisor < kMostDivisor;
}

std::optional<std::int64_t> times(const Multiple& by, std::optional<std::int64_t> micro) {
  if (by.known && by.mantissa == 0) {
    return 0;
  }
  if (!by.known || !micro) {
    return std::nullopt;
  }
  if (by.mantissa / by.divisor > Money::kLimit) {
    return *micro == 0 ? 0 : Money::kLimit;
  }
  constexpr i128 kShort = static_cast<i128>(1) << 62;
  if (by.mantissa < kShort) {  // the product fits: one division
    const i128 lot = divide_half_up(by.mantissa * *micro, by.divisor);
    return lot > Money::kLimit ? Money::kLimit : static_cast<std::int64_t>(lot);
  }
  return scale(by.mantissa, *micro, by.divisor, 1).micro();
}

std::int64_t each_of(const Multiple& by, std::int64_t lot) {
  return by.mantissa == 0 || by.divisor > Money::kLimit
             ? lot
             : scale(lot, static_cast<std::int64_t>(by.divisor), by.mantissa, 1).micro();
}

}  // namespace tarex::detail
