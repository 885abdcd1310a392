// Longer than most files: all that knows about bytes and characters stands here and nowhere else.
#include "text/utf8.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <optional>
#include <utility>

namespace tarex {

namespace detail {
// Defined beside `to_text` (src/base/result.cpp), which needs them one floor below.
char32_t next_code_point(std::string_view text, std::size_t& at) noexcept;
int cells_of(char32_t code_point) noexcept;
}  // namespace detail

namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";  // byte order mark
constexpr char32_t kLastCodePoint = 0x10FFFF;
constexpr std::size_t kLongestExcerptHead = 1024 * 1024;
constexpr std::size_t kExcerptTail = 512;  // more than `to_text` shows behind the caret

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

/// First offset from `at` on whose byte is not ASCII; eight bytes at a time.
std::size_t skip_ascii(std::string_view text, std::size_t at) {
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

/// What a walk over bytes taken as UTF-8 finds.
struct Utf8Survey {
  std::optional<std::size_t> first_bad;
  std::size_t bad_bytes = 0;
  std::size_t long_sequences = 0;  ///< well-formed, of three or four bytes
};

Utf8Survey survey_utf8(std::string_view text) {
  Utf8Survey survey;
  for (std::size_t at = skip_ascii(text, 0); at < text.size(); at = skip_ascii(text, at)) {
    const std::size_t begin = at;
    if (detail::next_code_point(text, at) > kLastCodePoint) {
      survey.first_bad = survey.first_bad.value_or(begin);
      ++survey.bad_bytes;
    } else if (at - begin > 2) {
      ++survey.long_sequences;
    }
  }
  return survey;
}

void append_utf8(std::string& out, char32_t c) {
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

/// Feeds all of `in` through an iconv handle. @return the offset of the first byte it refuses.
std::optional<std::size_t> convert(iconv_t handle, std::string_view in, std::string& out) {
  iconv(handle, nullptr, nullptr, nullptr, nullptr);
  out.clear();
  out.reserve(in.size() + in.size() / 2);
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
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kFormats = {{
      {"PK\x03\x04"sv, "an Excel workbook (xlsx) or another zip archive"sv},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "an old Excel workbook (xls)"sv},
      {"%PDF-"sv, "a PDF document"sv},
      {"\x1F\x8B"sv, "a gzip archive"sv},
  }};
  for (const auto& [magic, name] : kFormats) {
    if (bytes.substr(0, magic.size()) == magic) {
      return name;
    }
  }
  return {};
}

/// The error for the first NUL byte, if there is one: no text file has any.
std::optional<Error> find_nul(std::string_view bytes) {
  const std::size_t offset = bytes.find('\0');
  if (offset == std::string_view::npos) {
    return std::nullopt;
  }
  const std::string_view head = bytes.substr(0, 4096);
  const auto nuls = static_cast<std::size_t>(std::count(head.begin(), head.end(), '\0'));
  const int line = PositionTracker(bytes).at(offset).line;
  return encoding_error(line,
                        "this is not text: NUL byte at offset " + std::to_string(offset) +
                            " (line " + std::to_string(line) + ")",
                        nuls * 4 >= head.size()
                            ? "this looks like UTF-16 without a byte order mark: save it as UTF-8"
                            : "save the file as CSV");
}

/// UTF-16 after its byte order mark, which took `skipped` bytes.
Result<std::string> decode_utf16(std::string_view bytes, Encoding order, std::size_t skipped) {
  const auto unit = [&](std::size_t at) {
    const char32_t first = static_cast<unsigned char>(bytes[at]);
    const char32_t second = static_cast<unsigned char>(bytes[at + 1]);
    return order == Encoding::utf16_le ? first | (second << 8U) : second | (first << 8U);
  };
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size(); at += 2) {
    const bool half = at + 1 == bytes.size();
    char32_t value = half ? 0 : unit(at);
    const bool leads = value >= 0xD800 && value <= 0xDBFF && at + 3 < bytes.size();
    const char32_t trail = leads ? unit(at + 2) : 0;
    if (trail >= 0xDC00 && trail <= 0xDFFF) {
      value = 0x10000 + ((value - 0xD800) << 10U) + (trail - 0xDC00);
    }
    if (value == 0 || (value >= 0xD800 && value <= 0xDFFF)) {
      const int line = PositionTracker(out).at(out.size()).line;
      return encoding_error(line,
                            "the UTF-16 text is damaged at offset " + std::to_string(skipped + at) +
                                " (line " + std::to_string(line) + "): " +
                                (half         ? "half a character"
                                 : value == 0 ? "NUL character"
                                              : "unpaired surrogate"),
                            "save the file as UTF-8");
    }
    append_utf8(out, value);
    at += value > 0xFFFF ? 2 : 0;
  }
  return out;
}

/// No byte order mark, nothing requested: UTF-8 if it is, else CP949.
Result<DecodedText> decode_unmarked(std::string bytes) {
  const Utf8Survey survey = survey_utf8(bytes);
  if (!survey.first_bad) {
    return DecodedText{.utf8 = std::move(bytes)};
  }
  // Korean in CP949 hardly ever looks like the long sequences of UTF-8. Many of them are UTF-8
  // with a damaged byte, and CP949 would make nonsense of the rest without complaint.
  if (survey.long_sequences > survey.bad_bytes) {
    return bad_byte(bytes, *survey.first_bad, "UTF-8, though the text around it is");
  }
  const iconv_t handle = iconv_open("UTF-8", "CP949");
  if (is_failure(handle)) {
    return no_cp949();
  }
  std::string text;
  const std::optional<std::size_t> bad = convert(handle, bytes, text);
  iconv_close(handle);
  if (bad) {
    return bad_byte(bytes, std::max(*bad, *survey.first_bad), "valid in UTF-8 or CP949");
  }
  return DecodedText{.utf8 = std::move(text), .found = Encoding::cp949};
}

}  // namespace

bool is_valid_utf8(std::string_view text) noexcept {
  for (std::size_t at = skip_ascii(text, 0); at < text.size(); at = skip_ascii(text, at)) {
    if (detail::next_code_point(text, at) > kLastCodePoint) {
      return false;
    }
  }
  return true;
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
    width += static_cast<std::size_t>(detail::cells_of(detail::next_code_point(text, at)));
  }
  return width;
}

PositionTracker::PositionTracker(std::string_view text) noexcept
    : text_(text), offset_(text.substr(0, 3) == kMark ? 3 : 0) {}

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
  if (begin == 0 && text.substr(0, 3) == kMark) {
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

std::string_view line_text(std::string_view text, int line) noexcept {
  if (text.substr(0, 3) == kMark) {
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
  if (code_point > kLastCodePoint) {
    return bad_byte(text, *bad, "UTF-8");
  }
  const std::string character(text.substr(*bad, end - *bad));
  return encoding_error(PositionTracker(text).at(*bad).line,
                        "CP949 has no character '" + character + "' (U+" + hex(code_point, 4) + ")",
                        "write UTF-8 instead");
}

Result<DecodedText> decode_text(std::string bytes, Encoding requested) {
  const std::string_view format = foreign_format(bytes);
  if (!format.empty()) {
    return encoding_error(1, "this is not text: it starts like " + std::string(format),
                          "save it as CSV (UTF-8) and pass that file");
  }
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
    Result<std::string> text = decode_utf16(std::string_view(bytes).substr(mark), requested, mark);
    if (!text) {
      return text.error();
    }
    return DecodedText{.utf8 = text.take(), .found = requested, .had_bom = mark > 0};
  }
  if (auto nul = find_nul(bytes)) {
    return *nul;
  }
  if (requested == Encoding::automatic) {
    return decode_unmarked(std::move(bytes));
  }
  if (requested == Encoding::cp949) {
    Result<std::string> text = cp949_to_utf8(bytes);
    if (!text) {
      return text.error();
    }
    return DecodedText{.utf8 = text.take(), .found = Encoding::cp949};
  }
  if (const auto bad = survey_utf8(bytes).first_bad) {
    return bad_byte(bytes, *bad, "UTF-8");
  }
  bytes.erase(0, mark);
  return DecodedText{.utf8 = std::move(bytes), .had_bom = mark > 0};
}

}  // namespace tarex
