#include "base/digits.hpp"

namespace tarex::detail {

char* put_hundredths(char* at, std::uint64_t value) {
  if (value < kFewHundredths) {
    return put_few_hundredths(at, value);
  }
  at = put_number(at, value / 100);
  *at = '.';
  put_two_digits(at + 1, value % 100);
  return at + 3;
}

char* put_millionths(char* at, std::int64_t micro, int decimals) {
  constexpr std::uint64_t kOne = 1'000'000;
  auto left = static_cast<std::uint64_t>(micro);
  if (micro < 0) {
    *at++ = '-';
    left = 0 - left;
  }
  if (decimals == 2) {
    return put_hundredths(at, left / 10'000);
  }
  at = put_number(at, left / kOne);
  if (decimals > 0) {
    *at++ = '.';
  }
  for (int place = 0; place < decimals; ++place) {
    left = left % kOne * 10;
    *at++ = static_cast<char>('0' + left / kOne);
  }
  return at;
}

}  // namespace tarex::detail
