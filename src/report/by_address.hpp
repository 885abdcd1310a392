#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <utility>
#include <vector>

namespace tarex::detail {

/// What is kept of records of law (a version of a measure, a fact, a watch), each made when it is
/// first met. The records stay where they are while the law does, so their addresses are the keys,
/// and there are no more entries than records.
template <class Value>
class ByAddress {
 public:
  /// @param make  `Value()`, called where the record is new
  template <class Make>
  const Value& of(const void* record, Make make) {
    std::size_t at = first_place(record);
    while (!slots_.empty() && slots_[at].record != nullptr) {
      if (slots_[at].record == record) {
        return *slots_[at].value;
      }
      at = (at + 1) & (slots_.size() - 1);
    }
    return add(record, make());
  }

 private:
  struct Slot {
    const void* record = nullptr;
    const Value* value = nullptr;
  };
  [[nodiscard]] std::size_t first_place(const void* record) const {
    // Fibonacci hashing: the upper bits of the product hang on all bits of the address.
    const auto mixed = reinterpret_cast<std::uintptr_t>(record) * 0x9E3779B97F4A7C15U;
    return static_cast<std::size_t>(mixed >> 40U) & (slots_.size() - 1);
  }
  void place(const Slot& slot) {
    std::size_t at = first_place(slot.record);
    while (slots_[at].record != nullptr) {
      at = (at + 1) & (slots_.size() - 1);
    }
    slots_[at] = slot;
  }
  [[gnu::noinline]] const Value& add(const void* record, Value value) {
    values_.push_back(std::move(value));
    if (values_.size() * 2 > slots_.size()) {
      std::vector<Slot> old(slots_.empty() ? 32 : 2 * slots_.size());
      old.swap(slots_);
      for (const Slot& slot : old) {
        if (slot.record != nullptr) {
          place(slot);
        }
      }
    }
    place({record, &values_.back()});
    return values_.back();
  }

  std::vector<Slot> slots_;
  std::deque<Value> values_;  ///< stay where they are
};

}  // namespace tarex::detail
