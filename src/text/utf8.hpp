#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "tarex/result.hpp"

namespace tarex {

/// U+FEFF at the beginning of a text.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

[[nodiscard]] bool is_ascii(std::string_view text) noexcept;

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

/// Offset from `at` on of the first byte that is not ASCII; the size of the text if there is none.
[[nodiscard]] std::size_t skip_ascii(std::string_view text, std::size_t at) noexcept;

/// Offset of the first byte that is NUL or belongs to no well-formed UTF-8 sequence: what no line
/// of text may hold. Nothing if the text is clean.
[[nodiscard]] std::optional<std::size_t> find_damage(std::string_view text) noexcept;

/// At most `size` bytes of a text, fewer where a character would be cut in two.
[[nodiscard]] std::size_t whole_characters(std::string_view text, std::size_t size) noexcept;

/// Appends `text` fit for printing: every byte that `find_damage` would find becomes U+FFFD.
void append_printable(std::string& out, std::string_view text);

/// Appends one code point. Surrogates go in as the three bytes that are no UTF-8.
void append_code_point(std::string& out, char32_t code_point);

}  // namespace tarex
