#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/hash_words.hpp"

namespace tarex::detail {

/// Short lists of small numbers, each kept once and known by a number: 0, 1, 2 … as they come.
/// Thousands of them take little more than what they hold.
class NumberedLists {
 public:
  using List = std::span<const std::uint16_t>;

  [[nodiscard]] std::size_t size() const { return ends_.size(); }
  /// Good until a list is added.
  [[nodiscard]] List at(std::size_t number) const {
    const std::size_t begin = number == 0 ? 0 : ends_[number - 1];
    return {values_.data() + begin, ends_[number] - begin};
  }
  /// The number of a list; a new one if it was not there.
  std::uint32_t number_of(List list) {
    if (ends_.size() * 4 >= slots_.size() * 3) {
      grow();
    }
    std::uint32_t& slot = slot_for(list);
    if (slot == 0) {
      values_.insert(values_.end(), list.begin(), list.end());
      ends_.push_back(static_cast<std::uint32_t>(values_.size()));
      slot = static_cast<std::uint32_t>(ends_.size());
    }
    return slot - 1;
  }

 private:
  /// The slot that holds the list, or would.
  std::uint32_t& slot_for(List list) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t place = hash_words(list) & mask;
    while (slots_[place] != 0) {
      const List other = at(slots_[place] - 1);
      if (std::equal(list.begin(), list.end(), other.begin(), other.end())) {
        break;
      }
      place = (place + 1) & mask;
    }
    return slots_[place];
  }
  void grow() {
    slots_.assign(std::max<std::size_t>(16, slots_.size() * 2), 0);
    for (std::uint32_t number = 0; number < ends_.size(); ++number) {
      slot_for(at(number)) = number + 1;
    }
  }

  std::vector<std::uint16_t> values_;  ///< one list after the other
  std::vector<std::uint32_t> ends_;    ///< of each
  std::vector<std::uint32_t> slots_;   ///< numbers plus one; as many as a power of two
};

}  // namespace tarex::detail
