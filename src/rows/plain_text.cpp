#include "rows/plain_text.hpp"

#include <algorithm>
#include <bit>
#include <chrono>
#include <cstring>

#include "rows/digit_words.hpp"

namespace tarex::detail {
namespace {

/// What should be the digits of a code, without the single points that may part them. @return how
/// many; 0 if they cannot be.
std::size_t digits_of_code(std::string_view text, char (&digits)[10]) {
  const std::size_t size = text.size();
  if ((size == 6 || size == 8 || size == 10) && text[4] != '.') {
    std::memcpy(digits, text.data(), size);
    return size;
  }
  const auto point_at = [&](std::size_t at) { return text[at] == '.'; };
  if ((size == 10 && point_at(4) && point_at(7)) ||
      (size == 13 && point_at(4) && point_at(7) && point_at(10))) {
    std::memcpy(digits, text.data(), 4);
    std::memcpy(digits + 4, text.data() + 5, 2);
    std::memcpy(digits + 6, text.data() + 8, 2);
    if (size == 10) {
      return 8;
    }
    std::memcpy(digits + 8, text.data() + 11, 2);
    return 10;
  }
  std::size_t count = 0;
  bool parted = true;
  for (const char c : text) {
    if (c == '.' && !parted) {
      parted = true;
    } else if (is_digit(c) && count < 10) {
      digits[count++] = c;
      parted = false;
    } else {
      return 0;
    }
  }
  return parted ? 0 : count;
}

}  // namespace

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
  const std::size_t size = text.size();
  if (size == 0 || size > 16 || (size > 1 && text[0] == '0' && text[1] != '.')) {
    return false;
  }
  // The point, if there is one, is among the last seven characters.
  std::size_t in_tail = std::min<std::size_t>(size, 8);
  std::uint64_t tail = word_of(text.data() + size - in_tail, in_tail);
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  const std::uint64_t other = tail ^ kOnes * '.';
  // The lowest bit set is that of the first point; those above may mean nothing.
  const std::uint64_t points = (other - kOnes) & ~other & kOnes << 7;
  decimals = 0;
  if (points != 0) {
    const auto point = static_cast<std::size_t>(std::countr_zero(points)) / 8;
    decimals = in_tail - point - 1;
    const std::uint64_t before = (std::uint64_t{1} << 8 * point) - 1;
    tail = (tail & before) | (tail >> 8 & ~before);
    --in_tail;
    if (decimals == 0 || decimals > 6 || in_tail == 0) {
      return false;
    }
  }
  const std::size_t before_point = size - (decimals > 0 ? decimals + 1 : 0);
  tail = with_zeros_before(tail, in_tail);
  if (before_point == 0 || before_point > 11 || !are_digits(tail)) {
    return false;
  }
  std::uint64_t value = value_of_digits(tail);
  if (size > 8) {
    const std::uint64_t head = with_zeros_before(word_of(text.data(), size - 8), size - 8);
    if (!are_digits(head)) {
      return false;
    }
    value += value_of_digits(head) * (in_tail == 8 ? 100'000'000U : 10'000'000U);
  }
  constexpr std::int64_t kTens[] = {1'000'000, 100'000, 10'000, 1'000, 100, 10, 1};
  micro = static_cast<std::int64_t>(value) * kTens[decimals];
  return true;
}

bool plain_date(std::string_view text, Date& day) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
    return false;
  }
  // `YYYY-MM-` with digits for the dashes, and `DD`.
  constexpr std::uint64_t kDashes = 0xFF0000FF00000000U;
  const std::uint64_t front =
      (word_of(text.data(), 8) & ~kDashes) | (0x3030303030303030U & kDashes);
  const std::uint64_t back = with_zeros_before(word_of(text.data() + 8, 2), 2);
  if (!are_digits(front) || !are_digits(back)) {
    return false;
  }
  const auto number = static_cast<unsigned>(value_of_digits(front));  // YYYY0MM0
  const std::chrono::year_month_day ymd{
      std::chrono::year(static_cast<int>(number / 10'000)), std::chrono::month(number % 1'000 / 10),
      std::chrono::day(static_cast<unsigned>(value_of_digits(back)))};
  if (!ymd.ok()) {
    return false;
  }
  day = Date(ymd);
  return true;
}

bool plain_code(std::string_view text, PlainCode& code) {
  char digits[10];
  const std::size_t count = digits_of_code(text, digits);
  if (count != 6 && count != 8 && count != 10) {
    return false;
  }
  const std::size_t front = std::min<std::size_t>(count, 8);
  const std::uint64_t first = with_zeros_before(word_of(digits, front), front);
  if (!are_digits(first)) {
    return false;
  }
  code.number = value_of_digits(first);
  if (count == 10) {
    if (!is_digit(digits[8]) || !is_digit(digits[9])) {
      return false;
    }
    code.number = code.number * 100 + static_cast<std::uint64_t>((digits[8] - '0') * 10) +
                  static_cast<std::uint64_t>(digits[9] - '0');
  }
  code.digits = static_cast<int>(count);
  std::memcpy(code.shown, digits, 4);
  std::uint8_t size = 4;
  for (std::size_t at = 4; at < count; at += 2, size += 3) {
    code.shown[size] = '.';
    std::memcpy(code.shown + size + 1, digits + at, 2);
  }
  code.size = size;
  return true;
}

bool are_capitals(std::string_view text, std::size_t size) {
  return text.size() == size &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace tarex::detail
