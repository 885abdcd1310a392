#include "tarex/hs_code.hpp"

namespace tarex {

std::optional<HsCode> HsCode::parse(std::string_view text) {
  std::uint64_t value = 0;
  int digits = 0;
  bool separator = true;  // a separator may stand only between digits
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      if (digits == 10) {
        return std::nullopt;
      }
      value = value * 10 + static_cast<std::uint64_t>(c - '0');
      ++digits;
      separator = false;
    } else if ((c == '.' || c == ' ' || c == '-') && !separator) {
      separator = true;
    } else {
      return std::nullopt;
    }
  }
  if (separator || digits < 2 || digits % 2 != 0) {
    return std::nullopt;
  }
  return HsCode(value * span(digits), digits);
}

std::string to_digits(HsCode code) {
  std::string all = std::to_string(code.first());
  all.insert(0, 10 - all.size(), '0');
  all.resize(static_cast<std::size_t>(code.digits()));
  return all;
}

std::string to_string(HsCode code) {
  std::string out = to_digits(code);
  for (const std::size_t dot : {std::size_t{8}, std::size_t{6}, std::size_t{4}}) {
    if (out.size() > dot) {
      out.insert(dot, 1, '.');
    }
  }
  return out;
}

}  // namespace tarex
