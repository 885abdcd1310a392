#include <iconv.h>

#include <array>
#include <cerrno>
#include <utility>

#include "base/code_points.hpp"
#include "text/encoding.hpp"
#include "text/encoding_parts.hpp"
#include "text/utf8.hpp"

/// CP949 by the C library's tables.
namespace tarex {
namespace {

using detail::encoding_error;
using detail::kStrayByte;
using detail::survey_utf8;
using detail::take_line;
using detail::Utf8Survey;

/// "byte 0xFF at offset 3 (line 1) is not CP949".
Error bad_byte(std::string_view bytes, std::size_t offset) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(bytes[offset]);
  const int line = PositionTracker(bytes).at(offset).line;
  return encoding_error(line,
                        std::string("byte 0x") + kDigits[byte >> 4U] + kDigits[byte & 0xFU] +
                            " at offset " + std::to_string(offset) + " (line " +
                            std::to_string(line) + ") is not CP949",
                        "save the file as UTF-8");
}

/// iconv_open signals failure by the value -1 in a pointer's clothes.
bool is_failure(iconv_t handle) { return reinterpret_cast<std::intptr_t>(handle) == -1; }

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

}  // namespace

Result<Cp949Decoder> Cp949Decoder::open() {
  const iconv_t handle = iconv_open("UTF-8", "CP949");
  if (is_failure(handle)) {
    return Error{.code = ErrorCode::unsupported,
                 .message = "this system cannot convert CP949",
                 .hint = "use UTF-8"};
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
    return bad_byte(bytes, *bad);
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

}  // namespace tarex
