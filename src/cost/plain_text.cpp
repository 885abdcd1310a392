#include "cost/plain_text.hpp"

#include <algorithm>

namespace tarex::detail {

bool has_plain_ends(std::string_view text) {
  const auto plain_at = [&](std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    return byte > 0x20 && byte < 0x7F;
  };
  const auto hangul_at = [&](std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    return byte >= 0xEA && byte <= 0xED;
  };
  return (plain_at(0) || hangul_at(0)) &&
         (plain_at(text.size() - 1) || (text.size() >= 3 && hangul_at(text.size() - 3)));
}

bool plain_number(std::string_view text, std::int64_t& micro, std::size_t& decimals) {
  if (text.empty() || text.size() > 18 || (text.size() > 1 && text[0] == '0' && text[1] != '.')) {
    return false;
  }
  std::int64_t value = 0;
  std::size_t at = 0;
  while (at < text.size() && is_digit(text[at])) {
    value = value * 10 + (text[at++] - '0');
  }
  if (at == 0 || at > 11) {
    return false;
  }
  decimals = 0;
  if (at < text.size()) {
    if (text[at] != '.') {
      return false;
    }
    decimals = text.size() - at - 1;
    if (decimals == 0 || decimals > 6) {
      return false;
    }
    while (++at < text.size()) {
      if (!is_digit(text[at])) {
        return false;
      }
      value = value * 10 + (text[at] - '0');
    }
  }
  constexpr std::int64_t kTens[] = {1'000'000, 100'000, 10'000, 1'000, 100, 10, 1};
  micro = value * kTens[decimals];
  return true;
}

bool are_capitals(std::string_view text, std::size_t size) {
  return text.size() == size &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace tarex::detail
