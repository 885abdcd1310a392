#include "tarex/result.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace tarex {

namespace detail {

/// What `next_code_point` returns for a byte that begins no well-formed sequence.
constexpr char32_t kBadByte = 0x110000;

/// The code point at byte `at`, which is moved behind it; kBadByte moves one byte.
/// Precondition: at < text.size().
char32_t next_code_point(std::string_view text, std::size_t& at) noexcept {
  const auto byte = [&](std::size_t index) { return static_cast<unsigned char>(text[index]); };
  const char32_t first = byte(at);
  ++at;
  if (first < 0x80) {
    return first;
  }
  const std::size_t more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
  if (first < 0xC2 || first > 0xF4 || text.size() - at < more) {
    return kBadByte;
  }
  char32_t value = first & (0x3FU >> more);
  for (std::size_t i = 0; i < more; ++i) {
    if ((byte(at + i) & 0xC0U) != 0x80U) {
      return kBadByte;
    }
    value = (value << 6U) | (byte(at + i) & 0x3FU);
  }
  constexpr std::array<char32_t, 4> kSmallest = {0, 0x80, 0x800, 0x10000};
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < kSmallest[more] || value > 0x10FFFF || surrogate) {
    return kBadByte;
  }
  at += more;
  return value;
}

namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// Combining marks, joiners and Hangul vowels and finals that stack on the syllable before them.
constexpr std::array kZeroCells = {
    Range{0x0000, 0x001F}, Range{0x007F, 0x009F}, Range{0x0300, 0x036F}, Range{0x0483, 0x0489},
    Range{0x0591, 0x05BD}, Range{0x064B, 0x065F}, Range{0x1160, 0x11FF}, Range{0x1AB0, 0x1AFF},
    Range{0x1DC0, 0x1DFF}, Range{0x200B, 0x200F}, Range{0x202A, 0x202E}, Range{0x2060, 0x2064},
    Range{0x20D0, 0x20FF}, Range{0x302A, 0x302F}, Range{0x3099, 0x309A}, Range{0xD7B0, 0xD7FF},
    Range{0xFE00, 0xFE0F}, Range{0xFE20, 0xFE2F}, Range{0xFEFF, 0xFEFF}, Range{0xE0100, 0xE01EF},
};

constexpr std::array kTwoCells = {
    Range{0x1100, 0x115F},   Range{0x2E80, 0x303E},   Range{0x3041, 0x4DBF},
    Range{0x4E00, 0xA4CF},   Range{0xA960, 0xA97F},   Range{0xAC00, 0xD7A3},
    Range{0xF900, 0xFAFF},   Range{0xFE10, 0xFE19},   Range{0xFE30, 0xFE6F},
    Range{0xFF01, 0xFF60},   Range{0xFFE0, 0xFFE6},   Range{0x1F300, 0x1F64F},
    Range{0x1F680, 0x1F6FF}, Range{0x1F900, 0x1F9FF}, Range{0x20000, 0x3FFFD},
};

template <std::size_t N>
bool contains(const std::array<Range, N>& ranges, char32_t code_point) {
  const auto after =
      std::upper_bound(ranges.begin(), ranges.end(), code_point,
                       [](char32_t value, const Range& range) { return value < range.first; });
  return after != ranges.begin() && code_point <= std::prev(after)->last;
}

}  // namespace

/// Terminal cells of one code point: 0, 1 or 2.
int cells_of(char32_t code_point) noexcept {
  if (contains(kZeroCells, code_point)) {
    return 0;
  }
  return contains(kTwoCells, code_point) ? 2 : 1;
}

}  // namespace detail

namespace {

constexpr std::size_t kWindow = 120;  // code points of the source line that are shown

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::string_view kEllipsis = "\xE2\x80\xA6";

/// One character as it is printed. What would steer a terminal or break the line is replaced.
struct Glyph {
  std::string_view text;
  int cells;
};

std::vector<Glyph> glyphs_of(std::string_view line) {
  std::vector<Glyph> glyphs;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t begin = at;
    const char32_t code_point = detail::next_code_point(line, at);
    const bool control =
        (code_point < 0x20 && code_point != '\t') || (code_point >= 0x7F && code_point < 0xA0);
    if (control || code_point == detail::kBadByte) {
      glyphs.push_back({kReplacement, 1});
    } else {
      glyphs.push_back({line.substr(begin, at - begin), detail::cells_of(code_point)});
    }
  }
  return glyphs;
}

/// Text for one output line: line breaks as `\n` and `\r`, other control characters replaced.
std::string one_line(std::string_view text) {
  std::string result;
  for (const Glyph& glyph : glyphs_of(text)) {
    const char original = text.front();
    const bool replaced = glyph.text.data() == kReplacement.data();
    if (replaced && original == '\n') {
      result += "\\n";
    } else if (replaced && original == '\r') {
      result += "\\r";
    } else {
      result += glyph.text;
    }
    text.remove_prefix(replaced ? 1 : glyph.text.size());
  }
  return result;
}

/// The source line and, if the column is known, a caret below it.
std::string source_and_caret(std::string_view source, int column) {
  const std::vector<Glyph> glyphs = glyphs_of(source.substr(0, source.find_first_of("\r\n")));
  const std::size_t size = glyphs.size();
  const std::size_t target =
      column > 0 ? std::min(static_cast<std::size_t>(column) - 1, size) : std::size_t{0};
  std::size_t begin = 0;
  std::size_t end = size;
  if (size > kWindow) {
    begin = std::min(target > kWindow / 2 ? target - kWindow / 2 : 0, size - kWindow);
    end = begin + kWindow;
  }
  std::string shown;
  std::string caret;
  if (begin > 0) {
    shown += kEllipsis;
    caret += ' ';
  }
  for (std::size_t i = begin; i < end; ++i) {
    shown += glyphs[i].text;
    if (i < target) {
      caret += glyphs[i].text == "\t" ? std::string(1, '\t')
                                      : std::string(static_cast<std::size_t>(glyphs[i].cells), ' ');
    }
  }
  if (end < size) {
    shown += kEllipsis;
  }
  shown += '\n';
  return column > 0 ? shown + caret + "^\n" : shown;
}

}  // namespace

std::string_view code_name(ErrorCode code) {
  switch (code) {
    case ErrorCode::io:
      return "io";
    case ErrorCode::bad_encoding:
      return "bad_encoding";
    case ErrorCode::bad_json:
      return "bad_json";
    case ErrorCode::bad_csv:
      return "bad_csv";
    case ErrorCode::bad_header:
      return "bad_header";
    case ErrorCode::duplicate_key:
      return "duplicate_key";
    case ErrorCode::unknown_key:
      return "unknown_key";
    case ErrorCode::missing_key:
      return "missing_key";
    case ErrorCode::missing_field:
      return "missing_field";
    case ErrorCode::bad_number:
      return "bad_number";
    case ErrorCode::bad_amount:
      return "bad_amount";
    case ErrorCode::bad_rate:
      return "bad_rate";
    case ErrorCode::bad_date:
      return "bad_date";
    case ErrorCode::bad_code:
      return "bad_code";
    case ErrorCode::unknown_code:
      return "unknown_code";
    case ErrorCode::bad_country:
      return "bad_country";
    case ErrorCode::bad_currency:
      return "bad_currency";
    case ErrorCode::bad_word:
      return "bad_word";
    case ErrorCode::out_of_range:
      return "out_of_range";
    case ErrorCode::inconsistent:
      return "inconsistent";
    case ErrorCode::duplicate:
      return "duplicate";
    case ErrorCode::dangling:
      return "dangling";
    case ErrorCode::collision:
      return "collision";
    case ErrorCode::unsupported:
      return "unsupported";
    case ErrorCode::usage:
      return "usage";
    case ErrorCode::internal:
      return "internal";
  }
  return "internal";
}

std::string to_text(const Error& error, std::string_view word) {
  std::string text;
  if (!error.where.file.empty()) {
    text += one_line(error.where.file) + ':';
    if (error.where.line > 0) {
      text += std::to_string(error.where.line) + ':';
      if (error.where.column > 0) {
        text += std::to_string(error.where.column) + ':';
      }
    }
    text += ' ';
  }
  text += std::string(word) + ": " + one_line(error.message) + '\n';
  if (!error.source.empty()) {
    text += source_and_caret(error.source, error.where.column);
  }
  if (!error.hint.empty()) {
    text += "hint: " + one_line(error.hint) + '\n';
  }
  return text;
}

}  // namespace tarex
