#pragma once

#include <cstddef>
#include <string_view>

/// UTF-8 as code points, and how wide they are on a terminal.
namespace tarex::detail {

/// What `next_code_point` returns for a byte that begins no well-formed sequence.
inline constexpr char32_t kBadByte = 0x110000;

/// The code point at byte `at`, which is moved behind it; kBadByte moves one byte.
/// Precondition: at < text.size().
[[nodiscard]] char32_t next_code_point(std::string_view text, std::size_t& at) noexcept;

/// Terminal cells of one code point: 0, 1 or 2.
[[nodiscard]] int cells_of(char32_t code_point) noexcept;

}  // namespace tarex::detail
