#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "tarex/result.hpp"

/// From the bytes of a file to UTF-8 and back. What fits no encoding is not repaired and not fatal:
/// it stays in the text as bytes that are no UTF-8, so that `find_damage` (text/utf8.hpp) finds the
/// line and a reader can refuse that line alone.
namespace tarex {

/// What `text` is, or is asked to be, written in.
enum class Encoding { automatic, utf8, cp949, utf16_le, utf16_be };

/// "UTF-8", "CP949", "UTF-16LE", "UTF-16BE"; "automatic" for the request.
[[nodiscard]] std::string_view encoding_name(Encoding encoding) noexcept;

/// `auto`, `utf-8`, `cp949` or `utf-16` (little-endian where no byte order mark says otherwise), as
/// users write it. Nothing for any other word.
[[nodiscard]] std::optional<Encoding> parse_encoding(std::string_view word) noexcept;

/// How many bytes of the file this piece of text, decoded from `encoding`, took.
[[nodiscard]] std::uint64_t source_size(std::string_view text, Encoding encoding) noexcept;

/// Converts CP949 (the Windows superset of EUC-KR) to UTF-8. Opening costs a table load, so keep
/// one for many calls; not for use by two threads at once.
class Cp949Decoder {
 public:
  /// @return Error{unsupported} if the system has no CP949 table.
  [[nodiscard]] static Result<Cp949Decoder> open();

  Cp949Decoder(Cp949Decoder&& other) noexcept;
  Cp949Decoder& operator=(Cp949Decoder&& other) noexcept;
  Cp949Decoder(const Cp949Decoder&) = delete;
  Cp949Decoder& operator=(const Cp949Decoder&) = delete;
  ~Cp949Decoder();

  /// All or nothing.
  /// @return Error{bad_encoding} with the byte offset in the message and the line in `where`.
  [[nodiscard]] Result<std::string> decode(std::string_view bytes);

  /// Appends the text. A byte that is no CP949 goes in as three bytes that are no UTF-8 (the lone
  /// surrogate U+DC00 + byte; `damaged_byte` reads it back), and decoding goes on behind it.
  /// @param bytes  ends between characters; a line feed always does
  /// @return how many bytes were no CP949.
  std::size_t decode_leniently(std::string_view bytes, std::string& out);

  /// The same where CP949 is only a guess: a line that is UTF-8 contradicts it, and none of its
  /// bytes but ASCII is taken for CP949.
  /// @param bytes  whole lines
  /// @return how many bytes of the other lines were no CP949.
  std::size_t decode_guessed(std::string_view bytes, std::string& out);

 private:
  explicit Cp949Decoder(void* handle) noexcept : handle_(handle) {}
  void* handle_;
};

/// One conversion with a decoder of its own. @see Cp949Decoder
[[nodiscard]] Result<std::string> cp949_to_utf8(std::string_view bytes);

/// Appends UTF-16 without byte order mark as UTF-8. A surrogate without its partner goes in as
/// three bytes that are no UTF-8.
/// @param bytes  an even number of them, not ending between the halves of a pair
/// @param order  utf16_le or utf16_be
void decode_utf16(std::string_view bytes, Encoding order, std::string& out);

/// The byte that stands at `offset` of a text and belongs to no character, as the file had it.
[[nodiscard]] unsigned char damaged_byte(std::string_view text, std::size_t offset) noexcept;

/// A text file's contents, as UTF-8 without byte order mark.
struct DecodedText {
  std::string utf8;
  Encoding found = Encoding::utf8;  ///< never `automatic`
  bool had_bom = false;
  /// By looking at the bytes, which leave room for doubt: they are CP949, or UTF-8 with damage, or
  /// UTF-8 that would be Korean in CP949 as well.
  bool guessed = false;
};

/// Bytes of a file (or of its first part, cut behind a line) to UTF-8. A byte order mark decides,
/// whatever was requested; else the requested encoding; else (`automatic`) UTF-8 if the bytes are
/// valid UTF-8, else whichever of UTF-8 and CP949 explains more of the lines that are not ASCII.
/// @return Error{bad_encoding} when this is no text that can be read: a workbook, an archive, a
///   web page, UTF-32, UTF-16 without byte order mark or with half a character at the end, or
///   binary data. `where.file` is left to the caller.
[[nodiscard]] Result<DecodedText> decode_text(std::string bytes,
                                              Encoding requested = Encoding::automatic);

}  // namespace tarex
