#include "text/encoding.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/code_points.hpp"
#include "text/encoding_parts.hpp"
#include "text/utf8.hpp"

namespace tarex {

namespace {

using detail::encoding_error;
using detail::kStrayByte;
using detail::survey_utf8;
using detail::take_line;
using detail::Utf8Survey;

/// True if more of the lines that are not ASCII look like UTF-8 than cannot be it.
bool is_mostly_utf8(std::string_view text) {
  std::size_t likely = 0;
  std::size_t impossible = 0;
  while (!text.empty()) {
    const Utf8Survey line = survey_utf8(take_line(text));
    likely += line.looks_like_utf8() ? 1U : 0U;
    impossible += !line.looks_like_utf8() && line.bad_bytes > 0 ? 1U : 0U;
  }
  return likely > 0 && likely >= impossible;
}

/// The file format whose first bytes these are, if it is one that is often taken for a CSV.
std::string_view foreign_format(std::string_view bytes) {
  using namespace std::string_view_literals;
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kFormats = {{
      {"PK\x03\x04"sv, "an Excel workbook (xlsx) or another zip archive"sv},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "an old Excel workbook (xls)"sv},
      {"%PDF-"sv, "a PDF document"sv},
      {"{\\rtf"sv, "a rich text document"sv},
      {"\x1F\x8B"sv, "a gzip archive"sv},
  }};
  for (const auto& [magic, name] : kFormats) {
    if (bytes.substr(0, magic.size()) == magic) {
      return name;
    }
  }
  if (bytes.starts_with(kByteOrderMark)) {
    bytes.remove_prefix(kByteOrderMark.size());
  }
  bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
  const char second = bytes.size() > 1 && bytes[0] == '<' ? bytes[1] : '\0';
  const bool tag = (second >= 'a' && second <= 'z') || (second >= 'A' && second <= 'Z') ||
                   second == '!' || second == '?';
  return tag ? "a web page or XML, as some programs export under the name of a table"sv : ""sv;
}

/// Why these bytes can be no text in UTF-8 or CP949, judged by the first few thousand.
std::optional<Error> refuse_binary(std::string_view bytes) {
  const std::string_view format = foreign_format(bytes);
  if (!format.empty()) {
    return encoding_error(1, "this is not text: it starts like " + std::string(format),
                          "save it as CSV (UTF-8) and pass that file");
  }
  const std::string_view head = bytes.substr(0, 4096);
  const auto nuls = static_cast<std::size_t>(std::count(head.begin(), head.end(), '\0'));
  const auto controls =
      static_cast<std::size_t>(std::count_if(head.begin(), head.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20U && (c < '\t' || c > '\r') && c != '\x1B';
      }));
  if (nuls * 4 >= head.size() && nuls > 0) {
    return encoding_error(
        1, "this is not text in UTF-8 or CP949: every other byte is NUL",
        "it looks like UTF-16 without a byte order mark: --encoding utf-16, or save it as UTF-8");
  }
  if (controls * 16 > head.size()) {
    return encoding_error(1, "this is not text: it is full of control characters",
                          "save it as CSV (UTF-8) and pass that file");
  }
  return std::nullopt;
}

Result<DecodedText> decode_marked_utf16(std::string_view bytes, Encoding order, std::size_t mark) {
  const std::string_view units = bytes.substr(mark);
  DecodedText out{.utf8 = {}, .found = order, .had_bom = mark > 0};
  if (mark > 0 && order == Encoding::utf16_le && units.starts_with(std::string_view("\0\0", 2))) {
    return encoding_error(1, "UTF-32 is not read", "save the file as UTF-8");
  }
  decode_utf16(units.substr(0, units.size() - units.size() % 2), order, out.utf8);
  if (units.size() % 2 != 0) {
    const int line = PositionTracker(out.utf8).at(out.utf8.size()).line;
    return encoding_error(line,
                          "the UTF-16 text ends with half a character, at offset " +
                              std::to_string(bytes.size() - 1) + " (line " + std::to_string(line) +
                              ")",
                          "the file was cut or damaged: save it again as UTF-8");
  }
  return out;
}

Result<DecodedText> decode_cp949(std::string_view bytes, bool guessed) {
  Result<Cp949Decoder> decoder = Cp949Decoder::open();
  if (!decoder) {
    return decoder.error();
  }
  DecodedText out{.utf8 = {}, .found = Encoding::cp949, .guessed = guessed};
  if (!guessed) {
    decoder.value().decode_leniently(bytes, out.utf8);
    return out;
  }
  const std::size_t bad = decoder.value().decode_guessed(bytes, out.utf8);
  if (bad > 0 && survey_utf8(out.utf8).characters <= bad) {
    out.found = Encoding::utf8;  // CP949 explains no more than UTF-8 does
    out.utf8 = std::string(bytes);
  }
  return out;
}

/// True if text that is valid UTF-8 would be text in CP949 as well.
bool could_be_cp949(std::string_view text, const Utf8Survey& survey) {
  return survey.characters > 0 && survey.long_sequences == 0 && cp949_to_utf8(text).ok();
}

}  // namespace

std::string_view encoding_name(Encoding encoding) noexcept {
  switch (encoding) {
    case Encoding::automatic:
      return "automatic";
    case Encoding::utf8:
      return "UTF-8";
    case Encoding::cp949:
      return "CP949";
    case Encoding::utf16_le:
      return "UTF-16LE";
    case Encoding::utf16_be:
      return "UTF-16BE";
  }
  return "automatic";
}

std::optional<Encoding> parse_encoding(std::string_view word) noexcept {
  constexpr std::array<std::pair<std::string_view, Encoding>, 4> kWords = {{
      {"auto", Encoding::automatic},
      {"utf-8", Encoding::utf8},
      {"cp949", Encoding::cp949},
      {"utf-16", Encoding::utf16_le},
  }};
  for (const auto& [name, encoding] : kWords) {
    if (name == word) {
      return encoding;
    }
  }
  return std::nullopt;
}

std::uint64_t source_size(std::string_view text, Encoding encoding) noexcept {
  if (encoding == Encoding::utf8 || encoding == Encoding::automatic) {
    return text.size();
  }
  std::uint64_t size = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t code_point = detail::next_code_point(text, at);
    if (code_point != detail::kBadByte) {
      size += encoding != Encoding::cp949 ? (code_point > 0xFFFF ? 4U : 2U)
                                          : (code_point < 0x80 ? 1U : 2U);
    } else {
      at = std::min(begin + 3, text.size());  // a stray byte or half a pair
      size += encoding == Encoding::cp949 ? 1U : 2U;
    }
  }
  return size;
}

void decode_utf16(std::string_view bytes, Encoding order, std::string& out) {
  const auto unit = [&](std::size_t at) {
    const char32_t first = static_cast<unsigned char>(bytes[at]);
    const char32_t second = static_cast<unsigned char>(bytes[at + 1]);
    return order == Encoding::utf16_le ? first | (second << 8U) : second | (first << 8U);
  };
  out.reserve(out.size() + bytes.size());
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    char32_t value = unit(at);
    const bool leads = value >= 0xD800 && value <= 0xDBFF && at + 3 < bytes.size();
    const char32_t trail = leads ? unit(at + 2) : 0;
    if (trail >= 0xDC00 && trail <= 0xDFFF) {
      value = 0x10000 + ((value - 0xD800) << 10U) + (trail - 0xDC00);
      at += 2;
    }
    append_code_point(out, value);
  }
}

unsigned char damaged_byte(std::string_view text, std::size_t offset) noexcept {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  if (offset + 2 < text.size() && byte(offset) == 0xED) {
    const unsigned code_point =
        0xD000U | (byte(offset + 1) & 0x3FU) << 6U | (byte(offset + 2) & 0x3FU);
    if (code_point >= kStrayByte + 0x80U && code_point <= kStrayByte + 0xFFU) {
      return static_cast<unsigned char>(code_point & 0xFFU);
    }
  }
  return byte(offset);
}

Result<DecodedText> decode_text(std::string bytes, Encoding requested) {
  std::size_t mark = 0;
  if (bytes.compare(0, 3, kByteOrderMark) == 0) {
    requested = Encoding::utf8;
    mark = 3;
  } else if (bytes.compare(0, 2, "\xFF\xFE") == 0) {
    requested = Encoding::utf16_le;
    mark = 2;
  } else if (bytes.compare(0, 2, "\xFE\xFF") == 0) {
    requested = Encoding::utf16_be;
    mark = 2;
  }
  if (requested == Encoding::utf16_le || requested == Encoding::utf16_be) {
    return decode_marked_utf16(bytes, requested, mark);
  }
  if (auto fault = refuse_binary(bytes)) {
    return *fault;
  }
  if (requested == Encoding::cp949) {
    return decode_cp949(bytes, false);
  }
  if (requested == Encoding::automatic) {
    const Utf8Survey survey = survey_utf8(bytes);
    if (survey.bad_bytes > 0 && !is_mostly_utf8(bytes)) {
      return decode_cp949(bytes, true);
    }
    const bool doubtful = survey.bad_bytes > 0 || could_be_cp949(bytes, survey);
    return DecodedText{.utf8 = std::move(bytes), .guessed = doubtful};
  }
  bytes.erase(0, mark);
  return DecodedText{.utf8 = std::move(bytes), .had_bom = mark > 0};
}

}  // namespace tarex
