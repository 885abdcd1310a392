#pragma once

#include <cstdint>

namespace tarex::detail {

/// A hash of whole numbers, one after the other; for tables inside the program only.
/// @param hash  of what goes before
template <class Words>
[[nodiscard]] std::uint64_t hash_words(const Words& words, std::uint64_t hash = 0) {
  hash += words.size();
  for (const std::uint64_t word : words) {
    hash = (hash ^ word) * 0x9E3779B97F4A7C15U;
    hash ^= hash >> 29;
  }
  return hash ^ (hash >> 17);
}

}  // namespace tarex::detail
