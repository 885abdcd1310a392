#pragma once

#include <cstddef>
#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/// What a scanner of CSV looks for, in 64 bytes at a time.
namespace tarex::detail {

inline constexpr std::size_t kMaskedBytes = 64;

/// Bit k speaks of byte k.
struct CsvMasks {
  std::uint64_t delimiters = 0;
  std::uint64_t line_feeds = 0;
  std::uint64_t odd = 0;  ///< quotes and carriage returns: their record needs a closer look
  bool foreign = false;   ///< there is a NUL or a byte that is not ASCII
  friend bool operator==(const CsvMasks&, const CsvMasks&) = default;
};

/// The masks of the 64 bytes at `bytes`, in plain C++: eight bytes in one word at a time.
[[nodiscard]] inline CsvMasks csv_masks_portable(const char* bytes, char delimiter) {
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  constexpr std::uint64_t kLows = 0x7F7F7F7F7F7F7F7FU;
  const auto is = [](std::uint64_t word, char c) {  // the high bit of every byte that is `c`
    const std::uint64_t other = word ^ (kOnes * static_cast<unsigned char>(c));
    return ~(((other & kLows) + kLows) | other | kLows);
  };
  CsvMasks masks;
  for (unsigned at = 0; at < kMaskedBytes; at += 8) {
    std::uint64_t word = 0;
    for (unsigned b = 0; b < 8; ++b) {
      word |= std::uint64_t{static_cast<unsigned char>(bytes[at + b])} << 8 * b;
    }
    const auto put = [at](std::uint64_t& mask, std::uint64_t highs) {
      // The product moves the eight high bits side by side into the uppermost byte.
      mask |= ((highs >> 7) * 0x0102040810204080U) >> 56 << at;
    };
    put(masks.delimiters, is(word, delimiter));
    put(masks.line_feeds, is(word, '\n'));
    put(masks.odd, is(word, '"') | is(word, '\r'));
    masks.foreign = masks.foreign || (word & ~kLows) != 0 || is(word, '\0') != 0;
  }
  return masks;
}

#if defined(__SSE2__)
/// The same with the instructions that every x86-64 has, several times as fast.
[[nodiscard]] inline CsvMasks csv_masks(const char* bytes, char delimiter) {
  const __m128i delimiters = _mm_set1_epi8(delimiter);
  const __m128i line_feeds = _mm_set1_epi8('\n');
  const __m128i returns = _mm_set1_epi8('\r');
  const __m128i quotes = _mm_set1_epi8('"');
  const __m128i ones = _mm_set1_epi8(1);
  const auto load = [bytes](std::size_t at) {
    return _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + at));
  };
  const __m128i a = load(0);
  const __m128i b = load(16);
  const __m128i c = load(32);
  const __m128i d = load(48);
  const auto bits = [](__m128i highs) {
    return std::uint64_t{static_cast<unsigned>(_mm_movemask_epi8(highs))};
  };
  // Written out four times, because compilers unroll no loop at -O2.
  const auto mask = [&](auto test) {
    return bits(test(a)) | bits(test(b)) << 16 | bits(test(c)) << 32 | bits(test(d)) << 48;
  };
  CsvMasks masks;
  masks.delimiters = mask([&](__m128i part) { return _mm_cmpeq_epi8(part, delimiters); });
  masks.line_feeds = mask([&](__m128i part) { return _mm_cmpeq_epi8(part, line_feeds); });
  masks.odd = mask([&](__m128i part) {
    return _mm_or_si128(_mm_cmpeq_epi8(part, quotes), _mm_cmpeq_epi8(part, returns));
  });
  // Taken as signed, NUL and what is not ASCII are less than one.
  const auto foreign = [&](__m128i part) { return _mm_cmplt_epi8(part, ones); };
  masks.foreign = bits(_mm_or_si128(_mm_or_si128(foreign(a), foreign(b)),
                                    _mm_or_si128(foreign(c), foreign(d)))) != 0;
  return masks;
}
#else
[[nodiscard]] inline CsvMasks csv_masks(const char* bytes, char delimiter) {
  return csv_masks_portable(bytes, delimiter);
}
#endif

}  // namespace tarex::detail
