#include "text/json_value.hpp"

#include <algorithm>

namespace tarex {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// The position behind a string that begins at `at`.
std::size_t string_end(std::string_view text, std::size_t at) {
  for (++at; at < text.size() && text[at] != '"'; ++at) {
    at += text[at] == '\\' ? 1U : 0U;
  }
  return std::min(at + 1, text.size());
}

/// The position behind a value that begins at `at`; blanks behind a number are in it.
std::size_t value_end(std::string_view text, std::size_t at) {
  int depth = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (depth == 0 && (c == ',' || c == '}')) {
      return at;
    }
    if (c == '"') {
      at = string_end(text, at);
      continue;
    }
    depth += c == '{' || c == '[' ? 1 : 0;
    depth -= c == '}' || c == ']' ? 1 : 0;
    ++at;
  }
  return at;
}

}  // namespace

std::vector<std::string_view> member_values(std::string_view object) {
  std::vector<std::string_view> values;
  std::size_t at = object.find('{');
  while (at < object.size()) {
    at = object.find('"', at);
    if (at == std::string_view::npos) {
      break;  // an empty object
    }
    at = object.find(':', string_end(object, at)) + 1;
    while (at < object.size() && is_blank(object[at])) {
      ++at;
    }
    const std::size_t end = value_end(object, at);
    std::string_view value = object.substr(at, end - at);
    while (!value.empty() && is_blank(value.back())) {
      value.remove_suffix(1);
    }
    values.push_back(value);
    at = end < object.size() && object[end] == ',' ? end : object.size();
  }
  return values;
}

bool is_json_number(std::string_view text) {
  const auto take_digits = [&] {
    const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
    text.remove_prefix(end);
    return end;
  };
  const auto take = [&](std::string_view any) {
    const bool there = !text.empty() && any.find(text.front()) != std::string_view::npos;
    text.remove_prefix(there ? 1 : 0);
    return there;
  };
  take("-");
  const bool zero = text.starts_with('0');
  const std::size_t whole = take_digits();
  if (whole == 0 || (zero && whole > 1) || (take(".") && take_digits() == 0)) {
    return false;
  }
  if (take("eE")) {
    take("+-");
    if (take_digits() == 0) {
      return false;
    }
  }
  return text.empty();
}

bool is_plain_json_number(std::string_view text) {
  constexpr std::ptrdiff_t kMostDigits = 15;  // that a double keeps
  if (!is_json_number(text) || text.find_first_of("eE") != std::string_view::npos) {
    return false;
  }
  const std::size_t first = std::min(text.find_first_of("123456789"), text.size());
  const auto digits = text.substr(first);
  const auto points = std::count(digits.begin(), digits.end(), '.');
  return (first < text.size() || text.front() != '-') &&
         static_cast<std::ptrdiff_t>(digits.size()) - points <= kMostDigits;
}

void append_compact_json(std::string& out, std::string_view value) {
  for (std::size_t at = 0; at < value.size();) {
    if (value[at] == '"') {
      const std::size_t end = string_end(value, at);
      while (at < end) {
        if (static_cast<unsigned char>(value[at]) >= 0x7FU) {
          at += append_beyond_ascii(out, value.substr(at));
        } else {
          out += value[at++];
        }
      }
      continue;
    }
    if (!is_blank(value[at])) {
      out += value[at];
    }
    ++at;
  }
}

std::size_t append_beyond_ascii(std::string& out, std::string_view text) {
  const auto byte = [&](std::size_t at) {
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
  };
  constexpr std::string_view kDigits = "0123456789abcdef";
  if (byte(0) == 0x7F) {
    out += "\\u007f";
    return 1;
  }
  if (byte(0) == 0xC2 && byte(1) >= 0x80 && byte(1) <= 0x9F) {
    out += "\\u00";
    out += kDigits[byte(1) >> 4U];
    out += kDigits[byte(1) & 15U];
    return 2;
  }
  if (byte(0) == 0xE2 && byte(1) == 0x80 && (byte(2) == 0xA8 || byte(2) == 0xA9)) {
    out += byte(2) == 0xA8 ? "\\u2028" : "\\u2029";
    return 3;
  }
  out += text.front();
  return 1;
}

}  // namespace tarex
