#include "report/text_pen.hpp"

#include <algorithm>

namespace tarex::detail {

void TextPen::grow(std::size_t most) {
  TextPen larger(2 * std::max(size() + most, kFirst));
  larger.put(text());
  *this = std::move(larger);
}

char* put_any_amount(char* at, Money amount, const Currency& currency) {
  return put_millionths(at, amount.micro(), currency.decimals_for(amount.micro()));
}

char* put_percent(char* at, Money part, Money whole) {
  // In 64 bits where they suffice, which costs a fraction.
  std::int64_t doubled = 0;
  if (part.micro() >= 0 && whole.micro() > 0 && whole.micro() <= INT64_MAX / 4 &&
      !__builtin_mul_overflow(part.micro(), 20'000, &doubled) && doubled <= INT64_MAX / 2) {
    const auto divisor = static_cast<std::uint64_t>(whole.micro());
    return put_hundredths(at, (static_cast<std::uint64_t>(doubled) + divisor) / (2 * divisor));
  }
  const Money percent = scale(static_cast<i128>(part.micro()) * 100, kMicro, whole.micro(), 10'000);
  return put_millionths(at, percent.micro(), 2);
}

}  // namespace tarex::detail
