#include "text/utf8.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "base/code_points.hpp"

namespace tarex {

namespace {

constexpr std::size_t kLongestExcerptHead = 1024 * 1024;
constexpr std::size_t kExcerptTail = 512;  // more than `to_text` shows behind the caret

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

}  // namespace

std::size_t skip_ascii(std::string_view text, std::size_t at) noexcept {
  // Eight bytes at a time.
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  std::uint64_t block = 0;
  while (text.size() - at >= sizeof block) {
    std::memcpy(&block, text.data() + at, sizeof block);
    if ((block & kHighBits) != 0) {
      break;
    }
    at += sizeof block;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80U) {
    ++at;
  }
  return at;
}

bool is_ascii(std::string_view text) noexcept {
  return std::none_of(text.begin(), text.end(),
                      [](char c) { return static_cast<unsigned char>(c) >= 0x80U; });
}

bool is_valid_utf8(std::string_view text) noexcept {
  for (std::size_t at = skip_ascii(text, 0); at < text.size(); at = skip_ascii(text, at)) {
    if (detail::next_code_point(text, at) == detail::kBadByte) {
      return false;
    }
  }
  return true;
}

std::optional<std::size_t> find_damage(std::string_view text) noexcept {
  const std::size_t nul = std::min(text.find('\0'), text.size());
  for (std::size_t at = skip_ascii(text, 0); at < nul; at = skip_ascii(text, at)) {
    const std::size_t begin = at;
    if (detail::next_code_point(text, at) == detail::kBadByte) {
      return begin;
    }
  }
  return nul < text.size() ? std::optional(nul) : std::nullopt;
}

void append_printable(std::string& out, std::string_view text) {
  constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t code_point = detail::next_code_point(text, at);
    const bool stray = text.substr(begin, 2) == "\xED\xB2" || text.substr(begin, 2) == "\xED\xB3";
    at = stray ? std::min(begin + 3, text.size()) : at;  // one byte of a file in CP949
    out += code_point == 0 || code_point == detail::kBadByte ? kReplacement
                                                             : text.substr(begin, at - begin);
  }
}

void append_code_point(std::string& out, char32_t c) {
  const auto put = [&out](char32_t byte) { out += static_cast<char>(byte); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0U | (c >> 6U));
    put(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    put(0xE0U | (c >> 12U));
    put(0x80U | ((c >> 6U) & 0x3FU));
    put(0x80U | (c & 0x3FU));
  } else {
    put(0xF0U | (c >> 18U));
    put(0x80U | ((c >> 12U) & 0x3FU));
    put(0x80U | ((c >> 6U) & 0x3FU));
    put(0x80U | (c & 0x3FU));
  }
}

std::size_t count_code_points(std::string_view text) noexcept {
  std::size_t count = 0;
  for (const char byte : text) {
    count += is_continuation(byte) ? 0U : 1U;
  }
  return count;
}

std::size_t display_width(std::string_view text) noexcept {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] >= ' ' && text[at] <= '~') {  // most of what is ever measured
      ++width;
      ++at;
      continue;
    }
    width += static_cast<std::size_t>(detail::cells_of(detail::next_code_point(text, at)));
  }
  return width;
}

PositionTracker::PositionTracker(std::string_view text) noexcept
    : text_(text), offset_(text.substr(0, 3) == kByteOrderMark ? 3 : 0) {}

SourcePosition PositionTracker::at(std::size_t offset) noexcept {
  const std::size_t end = std::min(offset, text_.size());
  for (; offset_ < end; ++offset_) {
    const char byte = text_[offset_];
    const bool crlf = byte == '\r' && offset_ + 1 < text_.size() && text_[offset_ + 1] == '\n';
    if (byte == '\n' || (byte == '\r' && !crlf)) {
      ++position_.line;
      position_.column = 1;
    } else if (!is_continuation(byte)) {
      ++position_.column;
    }
  }
  return position_;
}

std::string source_excerpt(std::string_view text, std::size_t offset) {
  offset = std::min(offset, text.size());
  std::size_t begin = offset;
  while (begin > 0 && text[begin - 1] != '\n' && text[begin - 1] != '\r') {
    if (offset - --begin > kLongestExcerptHead) {
      return {};
    }
  }
  if (begin == 0 && text.substr(0, 3) == kByteOrderMark) {
    begin = std::min<std::size_t>(3, text.size());
  }
  std::size_t end = std::max(begin, offset);
  const std::size_t farthest = std::min(text.size(), end + kExcerptTail);
  while (end < farthest && text[end] != '\n' && text[end] != '\r') {
    ++end;
  }
  while (end < text.size() && end > begin && is_continuation(text[end])) {
    --end;
  }
  return std::string(text.substr(begin, end - begin));
}

std::size_t whole_characters(std::string_view text, std::size_t size) noexcept {
  while (size > 0 && size < text.size() && is_continuation(text[size])) {
    --size;
  }
  return size;
}

std::string_view line_text(std::string_view text, int line) noexcept {
  if (text.substr(0, 3) == kByteOrderMark) {
    text.remove_prefix(3);
  }
  for (int number = 1; line > 0; ++number) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    if (number == line) {
      return text.substr(0, end);
    }
    if (end == text.size()) {
      break;
    }
    text.remove_prefix(text.substr(end, 2) == "\r\n" ? end + 2 : end + 1);
  }
  return {};
}

}  // namespace tarex
