#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "tarex/result.hpp"

namespace tarex {

/// True if every byte belongs to a well-formed UTF-8 sequence: no overlong forms, no surrogates,
/// nothing above U+10FFFF. Empty text is valid.
[[nodiscard]] bool is_valid_utf8(std::string_view text) noexcept;

/// Number of code points. A byte that belongs to no well-formed sequence is not refused: every byte
/// but a continuation byte counts as one.
[[nodiscard]] std::size_t count_code_points(std::string_view text) noexcept;

/// Terminal cells: East Asian wide and fullwidth characters take two, combining marks and control
/// characters none, everything else one. A malformed byte takes one. Independent of the locale.
[[nodiscard]] std::size_t display_width(std::string_view text) noexcept;

/// A place in a text; both count from 1, the column in code points.
struct SourcePosition {
  int line = 1;
  int column = 1;
  friend bool operator==(const SourcePosition&, const SourcePosition&) = default;
};

/// Turns byte offsets into positions in one walk over the text. LF, CRLF and a lone CR end a line;
/// a leading byte order mark takes no column.
class PositionTracker {
 public:
  /// `text` must outlive the tracker.
  explicit PositionTracker(std::string_view text) noexcept;

  /// Offsets may not decrease from call to call; an offset past the end means the end.
  [[nodiscard]] SourcePosition at(std::size_t offset) noexcept;

 private:
  std::string_view text_;
  std::size_t offset_ = 0;
  SourcePosition position_;
};

/// The physical line that holds byte `offset`, without its line end, for `Error::source`. Of a long
/// line the part far behind `offset` is left out; empty if the line starts more than 1 MiB before.
[[nodiscard]] std::string source_excerpt(std::string_view text, std::size_t offset);

/// The physical line number `line` (from 1) without its line end; empty if there is no such line.
/// Linear in the text: for error messages.
[[nodiscard]] std::string_view line_text(std::string_view text, int line) noexcept;

/// What `text` is, or is asked to be, written in.
enum class Encoding { automatic, utf8, cp949, utf16_le, utf16_be };

/// "UTF-8", "CP949", "UTF-16LE", "UTF-16BE"; "automatic" for the request.
[[nodiscard]] std::string_view encoding_name(Encoding encoding) noexcept;

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

  /// @return Error{bad_encoding} with the byte offset in the message and the line in `where`.
  [[nodiscard]] Result<std::string> decode(std::string_view bytes);

 private:
  explicit Cp949Decoder(void* handle) noexcept : handle_(handle) {}
  void* handle_;
};

/// One conversion with a decoder of its own. @see Cp949Decoder
[[nodiscard]] Result<std::string> cp949_to_utf8(std::string_view bytes);

/// @return Error{bad_encoding} that names the first character CP949 cannot hold, never a `?`.
[[nodiscard]] Result<std::string> utf8_to_cp949(std::string_view text);

/// A text file's contents, as UTF-8 without byte order mark.
struct DecodedText {
  std::string utf8;
  Encoding found = Encoding::utf8;  ///< never `automatic`
  bool had_bom = false;
};

/// Bytes of a file to UTF-8. A byte order mark decides, whatever was requested; else the requested
/// encoding; else (`automatic`) UTF-8 if the bytes are valid UTF-8, else CP949.
/// @return Error{bad_encoding} with byte offset and line when the bytes fit no encoding, when they
///   are UTF-8 with damage (which CP949 might read as nonsense), or when the file is not text
///   (NUL bytes, spreadsheet or archive); `where.file` is left to the caller.
[[nodiscard]] Result<DecodedText> decode_text(std::string bytes,
                                              Encoding requested = Encoding::automatic);

}  // namespace tarex
