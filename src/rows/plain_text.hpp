#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "tarex/date.hpp"

/// What is written so plainly that nothing about it can be meant otherwise. All that is not is left
/// to the careful readers (rows/field_text.hpp, rows/money_text.hpp).
namespace tarex::detail {

[[nodiscard]] inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
[[nodiscard]] inline bool is_digit_or_letter(char c) {
  return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/// No blank of any kind at either end: ASCII, or Hangul, whose first bytes no blank has.
/// Precondition: not empty.
[[nodiscard]] bool has_plain_ends(std::string_view text);

/// `12`, `0.5`, `1250.00`: digits on both sides of a point, no needless zero in front, at most
/// eleven digits before the point and six behind it, at most 16 characters.
/// @return false for anything else.
[[nodiscard]] bool plain_number(std::string_view text, std::int64_t& micro, std::size_t& decimals);

/// A day of the calendar as `parse_date` has it: `YYYY-MM-DD`. @return false for anything else.
[[nodiscard]] bool plain_date(std::string_view text, Date& day);

/// A code with the usual points.
struct PlainCode {
  std::uint64_t number = 0;  ///< its digits
  int digits = 0;            ///< 6, 8 or 10
  char shown[13] = {};       ///< `7318.15.20.61`
  std::uint8_t size = 0;     ///< of `shown`
};
/// Six, eight or ten digits, together or parted by single points in a usual way.
/// @return false for anything else.
[[nodiscard]] bool plain_code(std::string_view text, PlainCode& code);

/// `size` letters A to Z.
[[nodiscard]] bool are_capitals(std::string_view text, std::size_t size);

}  // namespace tarex::detail
