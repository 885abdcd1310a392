#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "tarex/result.hpp"

/// What the ways from bytes to UTF-8 share (text/encoding.hpp).
namespace tarex::detail {

/// Stands before a byte of no character: a lone surrogate, which is no UTF-8.
inline constexpr char32_t kStrayByte = 0xDC00;

/// What a walk over bytes taken as UTF-8 finds.
struct Utf8Survey {
  std::size_t bad_bytes = 0;
  std::size_t characters = 0;      ///< well-formed, beyond ASCII
  std::size_t long_sequences = 0;  ///< of three or four bytes

  /// Korean in CP949 hardly ever looks like the long sequences of UTF-8. Many of them are UTF-8, if
  /// need be with a damaged byte.
  [[nodiscard]] bool looks_like_utf8() const { return long_sequences > bad_bytes; }
};

[[nodiscard]] Utf8Survey survey_utf8(std::string_view text);

/// Takes the first line, with its end, off `text`.
[[nodiscard]] std::string_view take_line(std::string_view& text);

[[nodiscard]] Error encoding_error(int line, std::string message, std::string hint);

}  // namespace tarex::detail
