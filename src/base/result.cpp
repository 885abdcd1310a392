#include "tarex/result.hpp"

#include <algorithm>
#include <cstddef>

#include "base/code_points.hpp"

namespace tarex {

namespace {

constexpr std::size_t kWindow = 120;  // code points of the source line that are shown

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::string_view kEllipsis = "\xE2\x80\xA6";

/// One character as it is printed. What would steer a terminal or break the line is replaced.
struct Glyph {
  std::string_view text;
  std::size_t bytes;  ///< of the line that it stands for
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
      glyphs.push_back({kReplacement, at - begin, 1});
    } else {
      glyphs.push_back({line.substr(begin, at - begin), at - begin, detail::cells_of(code_point)});
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
    text.remove_prefix(glyph.bytes);
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
