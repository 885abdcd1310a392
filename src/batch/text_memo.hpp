#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rows/digit_words.hpp"

namespace tarex::detail {

/// A text by its size, its first and its last eight bytes: for 16 bytes or less, that is all of it.
struct TextKey {
  std::uint64_t head = 0;
  std::uint64_t tail = 0;
  std::size_t size = 0;
  friend bool operator==(const TextKey&, const TextKey&) = default;
};

[[nodiscard]] inline TextKey key_of(std::string_view text) {
  if (text.size() <= 8) {
    return {word_of(text.data(), text.size()), 0, text.size()};
  }
  return {word_of(text.data(), 8), word_of(text.data() + text.size() - 8, 8), text.size()};
}

/// Texts met before and what they mean. Holds a bounded number of short ones.
template <class T>
class TextMemo {
 public:
  static constexpr std::size_t kLongest = 64;

  /// The meaning of a text, or null. Holds until the next `add`.
  [[nodiscard]] const T* find(std::string_view text) {
    const TextKey key = key_of(text);
    // In most columns a line says what the line before said.
    if (is_in(slots_[last_], key, text)) {
      return &slots_[last_].meaning;
    }
    for (std::size_t at = hash(key) & mask();; at = (at + 1) & mask()) {
      if (!slots_[at].used) {
        return nullptr;
      }
      if (is_in(slots_[at], key, text)) {
        last_ = at;
        return &slots_[at].meaning;
      }
    }
  }
  /// Remembers, as long as there is room. @return the meaning remembered, or null.
  const T* add(std::string_view text, T meaning) {
    if (used_ * 2 >= kMostSlots || text.size() > kLongest) {
      return nullptr;
    }
    last_ = 0;
    if (used_ * 2 >= slots_.size()) {
      std::vector<Slot> old(slots_.size() * 4);
      old.swap(slots_);
      for (Slot& slot : old) {
        if (slot.used) {
          place_for(slot.key) = std::move(slot);
        }
      }
    }
    const TextKey key = key_of(text);
    Slot& slot = place_for(key);
    slot = {key, std::string(text), std::move(meaning), true};
    ++used_;
    return &slot.meaning;
  }

 private:
  struct Slot {
    TextKey key;
    std::string text;
    T meaning;
    bool used = false;
  };
  static constexpr std::size_t kMostSlots = 1024;

  [[nodiscard]] static bool is_in(const Slot& slot, const TextKey& key, std::string_view text) {
    return slot.used && slot.key == key && (key.size <= 16 || slot.text == text);
  }
  [[nodiscard]] Slot& place_for(const TextKey& key) {
    std::size_t at = hash(key) & mask();
    while (slots_[at].used) {
      at = (at + 1) & mask();
    }
    return slots_[at];
  }
  [[nodiscard]] std::size_t mask() const { return slots_.size() - 1; }
  static std::size_t hash(const TextKey& key) {
    std::uint64_t x = (key.head ^ key.size) * 0x9E3779B97F4A7C15U;
    x = (x ^ x >> 32 ^ key.tail) * 0xD6E8FEB86659FD93U;
    return static_cast<std::size_t>(x ^ x >> 32);
  }

  std::vector<Slot> slots_ = std::vector<Slot>(16);
  std::size_t used_ = 0;
  std::size_t last_ = 0;  ///< the slot found last
};

}  // namespace tarex::detail
