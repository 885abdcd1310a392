#include "rows/meant_number.hpp"

#include <algorithm>

namespace tarex::detail {
namespace {

/// Where the first stands that is no digit.
std::size_t first_mark(std::string_view text) { return text.find_first_not_of("0123456789"); }

/// Digits without the marks between groups of them. @return nothing if they stand otherwise
std::optional<std::string> joined_groups(std::string_view digits) {
  const std::size_t first = first_mark(digits);
  if (first == std::string_view::npos) {
    return digits.empty() ? std::nullopt : std::optional(std::string(digits));
  }
  const char mark = digits[first];
  if (std::string_view(".,' ").find(mark) == std::string_view::npos || !is_grouped(digits, mark)) {
    return std::nullopt;
  }
  std::string out(digits);
  out.erase(std::remove(out.begin(), out.end(), mark), out.end());
  return first_mark(out) == std::string::npos ? std::optional(out) : std::nullopt;
}

}  // namespace

bool is_grouped(std::string_view digits, char mark) {
  const std::size_t first = digits.find(mark);
  if (first == 0 || first > 3 || digits.front() == '0') {
    return false;
  }
  for (std::size_t at = first; at < digits.size(); at += 4) {
    if (digits[at] != mark || digits.size() - at < 4 ||
        digits.substr(at + 1, 3).find(mark) != std::string_view::npos) {
      return false;
    }
  }
  return true;
}

std::optional<std::string> meant_number(std::string_view text) {
  const std::size_t last = text.find_last_of(".,");
  const bool once = last != std::string_view::npos && text.find(text[last]) == last;
  if (!once) {
    return joined_groups(text);  // what occurs twice stands before no decimals
  }
  const auto whole = joined_groups(text.substr(0, last));
  const std::string_view decimals = text.substr(last + 1);
  if (!whole || decimals.empty() || first_mark(decimals) != std::string_view::npos) {
    return std::nullopt;
  }
  return *whole + '.' + std::string(decimals);
}

}  // namespace tarex::detail
