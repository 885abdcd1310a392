#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// How a text is written as a string of JSON.
namespace tarex::detail {

/// Bytes that are written as they are, whatever stands around them.
inline constexpr std::array<bool, 256> kPlainInJson = [] {
  std::array<bool, 256> table{};
  for (std::size_t byte = 0x20; byte < 0x7F; ++byte) {
    table[byte] = byte != '"' && byte != '\\';
  }
  return table;
}();

[[nodiscard]] inline bool is_odd_in_json(char c) {
  return !kPlainInJson[static_cast<unsigned char>(c)];
}

/// Not zero if one of eight bytes is written as something else. In each term the upper bit of a
/// byte answers one question; bytes that have it already are odd whatever the terms make of them.
[[nodiscard]] inline std::uint64_t odd_json_bytes(std::uint64_t word) {
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  const std::uint64_t from_blank = word + 0x60 * kOnes;                     // not below 0x20
  const std::uint64_t is_delete = word + kOnes;                             // 0x7F
  const std::uint64_t no_quote = (word ^ '"' * kOnes) + 0x7F * kOnes;       // not "
  const std::uint64_t no_backslash = (word ^ '\\' * kOnes) + 0x7F * kOnes;  // not a backslash
  return (word | is_delete | ~(from_blank & no_quote & no_backslash)) & 0x80 * kOnes;
}

/// `"text"` with everything escaped that JSON wants escaped; other bytes as they are.
void append_json_string(std::string& out, std::string_view text);

}  // namespace tarex::detail
