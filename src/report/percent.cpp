#include "report/percent.hpp"

#include "base/digits.hpp"

namespace tarex::detail {

char* put_percent(char* at, Money part, Money whole) {
  if (whole <= Money() || whole.at_limit() || part.at_limit()) {
    return at;
  }
  // In 64 bits where they suffice, which costs a fraction.
  std::int64_t doubled = 0;
  if (part.micro() >= 0 && whole.micro() <= INT64_MAX / 4 &&
      !__builtin_mul_overflow(part.micro(), 20'000, &doubled) && doubled <= INT64_MAX / 2) {
    const auto divisor = static_cast<std::uint64_t>(whole.micro());
    return put_hundredths(at, (static_cast<std::uint64_t>(doubled) + divisor) / (2 * divisor));
  }
  const Money percent = scale(static_cast<i128>(part.micro()) * 100, kMicro, whole.micro(), 10'000);
  return percent.at_limit() ? at : put_millionths(at, percent.micro(), 2);
}

std::string percent_number(Money part, Money whole) {
  char digits[kMostDigits];
  return {digits, put_percent(digits, part, whole)};
}

std::string percent_text(Money part, Money whole) {
  const std::string number = percent_number(part, whole);
  return number.empty() ? "unknown" : number + "%";
}

std::string percent_of(Rate share) {
  return percent_number(Money::from_micro(share.ppb()), Money::from_micro(kRateOne));
}

}  // namespace tarex::detail
