#include "text/encoding.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include "base/code_points.hpp"
#include "text/utf8.hpp"

namespace tarex {

namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";  // byte order mark
constexpr char32_t kStrayByte = 0xDC00;             // stands before a byte of no character

/// What a walk over bytes taken as UTF-8 finds.
struct Utf8Survey {
  std::size_t bad_bytes = 0;
  std::size_t characters = 0;      ///< well-formed, beyond ASCII
  std::size_t long_sequences = 0;  ///< of three or four bytes

  /// Korean in CP949 hardly ever looks like the long sequences of UTF-8. Many of them are UTF-8, if
  /// need be with a damaged byte.
  [[nodiscard]] bool looks_like_utf8() const { return long_sequences > bad_bytes; }
};

Utf8Survey survey_utf8(std::string_view text) {
  Utf8Survey survey;
  for (std::size_t at = skip_ascii(text, 0); at < text.size(); at = skip_ascii(text, at)) {
    const std::size_t begin = at;
    const bool bad = detail::next_code_point(text, at) == detail::kBadByte;
    survey.bad_bytes += bad ? 1U : 0U;
    survey.characters += bad ? 0U : 1U;
    survey.long_sequences += !bad && at - begin > 2 ? 1U : 0U;
  }
  return survey;
}

/// Takes the first line, with its end, off `text`.
std::string_view take_line(std::string_view& text) {
  const std::size_t size = std::min(text.find('\n'), text.size() - 1) + 1;
  const std::string_view line = text.substr(0, size);
  text.remove_prefix(size);
  return line;
}

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

std::string hex(char32_t value, std::size_t digits) {
  std::string result;
  for (; value > 0 || result.size() < digits; value >>= 4U) {
    result.insert(result.begin(), "0123456789ABCDEF"[value & 0xFU]);
  }
  return result;
}

Error encoding_error(int line, std::string message, std::string hint) {
  return Error{.code = ErrorCode::bad_encoding,
               .message = std::move(message),
               .where = {.file = {}, .line = line, .column = 0},
               .hint = std::move(hint)};
}

/// "byte 0xFF at offset 3 (line 1) is not <what>".
Error bad_byte(std::string_view bytes, std::size_t offset, std::string_view what) {
  const int line = PositionTracker(bytes).at(offset).line;
  return encoding_error(line,
                        "byte 0x" + hex(static_cast<unsigned char>(bytes[offset]), 2) +
                            " at offset " + std::to_string(offset) + " (line " +
                            std::to_string(line) + ") is not " + std::string(what),
                        "save the file as UTF-8");
}

/// iconv_open signals failure by the value -1 in a pointer's clothes.
bool is_failure(iconv_t handle) { return reinterpret_cast<std::intptr_t>(handle) == -1; }

Error no_cp949() {
  return Error{.code = ErrorCode::unsupported,
               .message = "this system cannot convert CP949",
               .hint = "use UTF-8"};
}

/// Feeds all of `in` through an iconv handle and appends what comes out.
/// @return the offset of the first byte it refuses.
std::optional<std::size_t> convert(iconv_t handle, std::string_view in, std::string& out) {
  iconv(handle, nullptr, nullptr, nullptr, nullptr);
  out.reserve(out.size() + in.size() + in.size() / 2);
  std::array<char, 16 * 1024> block{};
  char* source = const_cast<char*>(in.data());  // iconv's signature; it does not write there
  std::size_t left = in.size();
  while (left > 0) {
    char* target = block.data();
    std::size_t room = block.size();
    const std::size_t converted = iconv(handle, &source, &left, &target, &room);
    const int reason = errno;
    out.append(block.data(), block.size() - room);
    if (converted == static_cast<std::size_t>(-1) && reason != E2BIG) {
      return in.size() - left;
    }
  }
  return std::nullopt;
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
  if (bytes.starts_with(kMark)) {
    bytes.remove_prefix(kMark.size());
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

Result<Cp949Decoder> Cp949Decoder::open() {
  const iconv_t handle = iconv_open("UTF-8", "CP949");
  if (is_failure(handle)) {
    return no_cp949();
  }
  return Cp949Decoder(handle);
}

Cp949Decoder::Cp949Decoder(Cp949Decoder&& other) noexcept
    : handle_(std::exchange(other.handle_, nullptr)) {}

Cp949Decoder& Cp949Decoder::operator=(Cp949Decoder&& other) noexcept {
  std::swap(handle_, other.handle_);
  return *this;
}

Cp949Decoder::~Cp949Decoder() {
  if (handle_ != nullptr) {
    iconv_close(handle_);
  }
}

Result<std::string> Cp949Decoder::decode(std::string_view bytes) {
  std::string text;
  if (const auto bad = convert(handle_, bytes, text)) {
    return bad_byte(bytes, *bad, "CP949");
  }
  return text;
}

std::size_t Cp949Decoder::decode_leniently(std::string_view bytes, std::string& out) {
  std::size_t bad = 0;
  while (const auto stop = convert(handle_, bytes, out)) {
    append_code_point(out, kStrayByte + static_cast<unsigned char>(bytes[*stop]));
    bytes.remove_prefix(*stop + 1);
    ++bad;
  }
  return bad;
}

std::size_t Cp949Decoder::decode_guessed(std::string_view bytes, std::string& out) {
  std::size_t bad = 0;
  std::string_view run;  // lines that may be CP949
  while (!bytes.empty()) {
    const std::string_view line = take_line(bytes);
    const Utf8Survey survey = survey_utf8(line);
    if (survey.bad_bytes > 0 || survey.long_sequences == 0) {
      run = run.empty() ? line : std::string_view(run.data(), run.size() + line.size());
      continue;
    }
    bad += decode_leniently(run, out);
    run = {};
    for (const char c : line) {
      const auto byte = static_cast<unsigned char>(c);
      append_code_point(out, byte < 0x80 ? byte : kStrayByte + byte);
    }
  }
  return bad + decode_leniently(run, out);
}

Result<std::string> cp949_to_utf8(std::string_view bytes) {
  Result<Cp949Decoder> decoder = Cp949Decoder::open();
  if (!decoder) {
    return decoder.error();
  }
  return decoder.value().decode(bytes);
}

Result<std::string> utf8_to_cp949(std::string_view text) {
  const iconv_t handle = iconv_open("CP949", "UTF-8");
  if (is_failure(handle)) {
    return no_cp949();
  }
  std::string bytes;
  const std::optional<std::size_t> bad = convert(handle, text, bytes);
  iconv_close(handle);
  if (!bad) {
    return bytes;
  }
  std::size_t end = *bad;
  const char32_t code_point = detail::next_code_point(text, end);
  if (code_point == detail::kBadByte) {
    return bad_byte(text, *bad, "UTF-8");
  }
  const std::string character(text.substr(*bad, end - *bad));
  return encoding_error(PositionTracker(text).at(*bad).line,
                        "CP949 has no character '" + character + "' (U+" + hex(code_point, 4) + ")",
                        "write UTF-8 instead");
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
  if (bytes.compare(0, 3, kMark) == 0) {
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
