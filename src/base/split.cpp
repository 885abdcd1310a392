#include "base/split.hpp"

#include <algorithm>

namespace tarex::detail {

bool split(std::int64_t whole, std::span<SplitPart> parts) {
  i128 total = 0;
  for (const SplitPart& part : parts) {
    total += part.weight;
  }
  if (total == 0) {
    return false;
  }
  std::int64_t left = whole;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    SplitPart& part = parts[i];
    const i128 product = static_cast<i128>(whole) * part.weight;
    part.units = static_cast<std::int64_t>(product / total);
    part.remainder = product % total;
    part.place = i;
    left -= part.units;
  }
  // Less than one unit is left for each part, so `left` parts get one.
  std::nth_element(
      parts.begin(), parts.begin() + left, parts.end(), [](const SplitPart& a, const SplitPart& b) {
        return a.remainder != b.remainder ? a.remainder > b.remainder : a.place < b.place;
      });
  for (SplitPart& part : parts.first(static_cast<std::size_t>(left))) {
    ++part.units;
  }
  return true;
}

}  // namespace tarex::detail
