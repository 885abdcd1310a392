#include "tarex/money_sum.hpp"

namespace tarex {

MoneySum round_to(MoneySum amount, std::int64_t unit) {
  return amount.at_limit() ? amount
                           : MoneySum::from_micro(divide_half_up(amount.micro(), unit) * unit);
}

MoneySum scale(MoneySum amount, MoneySum numerator, MoneySum denominator, std::int64_t unit) {
  // The product may have 256 bits: amount is taken bit by bit, and divided on the way.
  const i128 divisor = denominator.micro() * unit;
  const i128 whole = numerator.micro() / divisor;
  const i128 rest = numerator.micro() % divisor;
  i128 quotient = 0;
  i128 remainder = 0;
  const auto carry = [&] {
    if (remainder >= divisor) {
      remainder -= divisor;
      ++quotient;
    }
  };
  for (int bit = 126; bit >= 0; --bit) {
    quotient *= 2;
    remainder *= 2;
    carry();
    if (((amount.micro() >> bit) & 1) != 0) {
      quotient += whole;
      remainder += rest;
      carry();
    }
  }
  return MoneySum::from_micro((remainder * 2 >= divisor ? quotient + 1 : quotient) * unit);
}

}  // namespace tarex
