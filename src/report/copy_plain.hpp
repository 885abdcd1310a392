#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace tarex::detail {

/// Copies text and looks at it on the way, eight bytes at a time; the last eight overlap those
/// before.
/// @param odd_bytes  not zero for eight bytes of which one may not be copied as it is
/// @param odd_byte  true for such a byte
/// @return false if there was one; what was written is then worth nothing.
template <class OddBytes, class OddByte>
bool copy_plain(char* to, std::string_view text, OddBytes odd_bytes, OddByte odd_byte) {
  std::uint64_t odd = 0;
  std::uint64_t word = 0;
  const auto copy_word = [&](std::size_t at) {
    std::memcpy(&word, text.data() + at, sizeof word);
    std::memcpy(to + at, &word, sizeof word);
    odd |= odd_bytes(word);
  };
  std::size_t at = 0;
  if (text.size() < sizeof word) {
    for (; at < text.size(); ++at) {
      to[at] = text[at];
      odd |= odd_byte(text[at]) ? 1U : 0U;
    }
    return odd == 0;
  }
  for (; at + sizeof word <= text.size(); at += sizeof word) {
    copy_word(at);
  }
  if (at != text.size()) {
    copy_word(text.size() - sizeof word);
  }
  return odd == 0;
}

}  // namespace tarex::detail
