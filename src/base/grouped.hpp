#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

/// Digits in groups of three, for people.
namespace tarex::detail {

/// Puts a comma between the groups of the digits from `first` to `end`.
inline void group_digits(std::string& text, std::size_t first, std::size_t end) {
  for (std::size_t at = end; at > first + 3;) {
    at -= 3;
    text.insert(at, 1, ',');
  }
}

/// `1,234,567`
[[nodiscard]] inline std::string grouped(std::uint64_t number) {
  std::string out = std::to_string(number);
  group_digits(out, 0, out.size());
  return out;
}

}  // namespace tarex::detail
