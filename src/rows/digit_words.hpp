#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

/// Up to eight characters in one word, the first in the lowest byte, and what eight digits in one
/// word amount to: a handful of instructions where a loop takes as many for every digit.
namespace tarex::detail {

/// `size` bytes, 8 at most; the rest of the word is zero. Reads nothing beyond them.
[[nodiscard]] inline std::uint64_t word_of(const char* text, std::size_t size) {
  static_assert(std::endian::native == std::endian::little);
  if (size >= 4) {
    // Two halves, which overlap and agree where they do.
    std::uint32_t low = 0;
    std::uint32_t high = 0;
    std::memcpy(&low, text, sizeof low);
    std::memcpy(&high, text + size - sizeof high, sizeof high);
    return low | std::uint64_t{high} << 8 * (size - sizeof high);
  }
  if (size == 0) {
    return 0;
  }
  const auto byte = [text](std::size_t at) {
    return std::uint64_t{static_cast<unsigned char>(text[at])} << 8 * at;
  };
  return byte(0) | byte(size / 2) | byte(size - 1);
}

/// The last `size` (1 to 8) characters of the word behind as many zeros as make it eight.
[[nodiscard]] inline std::uint64_t with_zeros_before(std::uint64_t word, std::size_t size) {
  constexpr std::uint64_t kZeros = 0x3030303030303030U;
  // Not by 8 * size at once, which for eight would be more than a shift can.
  return word << 8 * (8 - size) | kZeros >> 8 * (size - 1) >> 8;
}

/// True if all eight characters are digits.
[[nodiscard]] inline bool are_digits(std::uint64_t word) {
  // A digit is 0x30 to 0x39: its upper half is 3, and still is when 6 is added.
  constexpr std::uint64_t kUpper = 0xF0F0F0F0F0F0F0F0U;
  return ((word & kUpper) | ((word + 0x0606060606060606U) & kUpper) >> 4) == 0x3333333333333333U;
}

/// The number that eight digits make. Precondition: are_digits(word).
[[nodiscard]] inline std::uint64_t value_of_digits(std::uint64_t word) {
  // Neighbours are joined to pairs, pairs to fours, fours to the whole.
  word -= 0x3030303030303030U;
  word = word * 10 + (word >> 8);
  return ((word & 0x000000FF000000FFU) * (100 + (std::uint64_t{1'000'000} << 32)) +
          (word >> 16 & 0x000000FF000000FFU) * (1 + (std::uint64_t{10'000} << 32))) >>
         32;
}

}  // namespace tarex::detail
