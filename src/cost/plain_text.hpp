#pragma once

#include <cstdint>
#include <string_view>

/// What is written so plainly that nothing about it can be meant otherwise. All that is not is left
/// to the careful readers (cost/field_text.hpp, cost/money_text.hpp).
namespace tarex::detail {

[[nodiscard]] inline bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// No blank of any kind at either end: ASCII, or Hangul, whose first bytes no blank has.
/// Precondition: not empty.
[[nodiscard]] bool has_plain_ends(std::string_view text);

/// `12`, `0.5`, `1250.00`: digits on both sides of a point, no needless zero in front, at most six
/// decimals. @return false for anything else.
[[nodiscard]] bool plain_number(std::string_view text, std::int64_t& micro, std::size_t& decimals);

/// `size` letters A to Z.
[[nodiscard]] bool are_capitals(std::string_view text, std::size_t size);

}  // namespace tarex::detail
