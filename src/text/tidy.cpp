#include "text/tidy.hpp"

#include <algorithm>

#include "base/code_points.hpp"
#include "text/utf8.hpp"

namespace tarex {

namespace {

bool is_ascii_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

bool is_blank(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

std::string_view trim_ascii(std::string_view text) {
  while (!text.empty() && is_ascii_blank(text.front())) {
    text.remove_prefix(1);
  }
  while (!text.empty() && is_ascii_blank(text.back())) {
    text.remove_suffix(1);
  }
  return text;
}

char32_t plain_form(char32_t c) {
  constexpr char32_t kFirstFullWidth = 0xFF01;
  constexpr char32_t kLastFullWidth = 0xFF5E;
  if (c >= kFirstFullWidth && c <= kLastFullWidth) {
    return c - kFirstFullWidth + '!';
  }
  switch (c) {
    case 0x3000:
      return ' ';
    case 0xFFE0:
      return 0xA2;  // cent
    case 0xFFE1:
      return 0xA3;  // pound
    case 0xFFE5:
      return 0xA5;  // yen
    case 0xFFE6:
      return 0x20A9;  // won
    default:
      return c;
  }
}

}  // namespace

std::string_view trim_blanks(std::string_view text) {
  text = trim_ascii(text);
  while (!text.empty() && static_cast<unsigned char>(text.front()) >= 0x80U) {
    std::size_t at = 0;
    if (!is_blank(detail::next_code_point(text, at))) {
      break;
    }
    text = trim_ascii(text.substr(at));
  }
  while (!text.empty() && static_cast<unsigned char>(text.back()) >= 0x80U) {
    std::size_t begin = text.size() - 1;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) {
      --begin;
    }
    std::size_t at = begin;
    if (!is_blank(detail::next_code_point(text, at)) || at != text.size()) {
      break;
    }
    text = trim_ascii(text.substr(0, begin));
  }
  return text;
}

std::string_view tidy(std::string_view text, std::string& scratch) {
  text = trim_blanks(text);
  std::size_t at = skip_ascii(text, 0);
  if (at == text.size()) {
    return text;
  }
  scratch.assign(text.substr(0, at));
  while (at < text.size()) {
    const std::size_t begin = at;
    const char32_t c = detail::next_code_point(text, at);
    const char32_t plain = plain_form(c);
    if (plain == c) {
      scratch += text.substr(begin, at - begin);
    } else {
      append_code_point(scratch, plain);
    }
  }
  return trim_ascii(scratch);
}

}  // namespace tarex
