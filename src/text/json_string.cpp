#include "text/json_string.hpp"

#include <cstring>

#include "text/json_value.hpp"

namespace tarex::detail {
namespace {

/// The length of the plain text at the beginning, found eight bytes at a time.
std::size_t plain_size(std::string_view text) {
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, sizeof word);
    if (odd_json_bytes(word) != 0) {
      break;
    }
  }
  while (at < text.size() && !is_odd_in_json(text[at])) {
    ++at;
  }
  return at;
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t plain = plain_size(text.substr(at));
    out.append(text.data() + at, plain);
    at += plain;
    if (at == text.size()) {
      break;
    }
    const char c = text[at];
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x7F) {
      at += append_beyond_ascii(out, text.substr(at)) - 1;
    } else if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (c == '\r') {
      out += "\\r";
    } else if (byte < 0x20) {
      out += "\\u00";
      out += "0123456789abcdef"[byte >> 4];
      out += "0123456789abcdef"[byte & 15U];
    } else {
      out += c;
    }
  }
  out += '"';
}

}  // namespace tarex::detail
