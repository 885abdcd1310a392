#include "base/wide_number.hpp"

#include <algorithm>

namespace tarex::detail {

std::string wide_number_text(i128 count, int decimals) {
  const auto fraction = static_cast<std::size_t>(decimals);
  const bool negative = count < 0;
  std::string digits;  // the last one first
  for (; count != 0 || digits.size() <= fraction; count /= 10) {
    const auto digit = static_cast<int>(count % 10);
    digits += static_cast<char>('0' + (digit < 0 ? -digit : digit));
  }
  std::reverse(digits.begin(), digits.end());
  digits.insert(digits.size() - fraction, 1, '.');
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.back() == '.') {
    digits.pop_back();
  }
  return (negative ? "-" : "") + digits;
}

}  // namespace tarex::detail
