#pragma once

#include <array>
#include <bit>
#include <bitset>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "law/record_members.hpp"

/// Writes and reads the members of law records in one order.
namespace tarex::detail {

template <class T>
inline constexpr bool is_plain_v =
    std::is_arithmetic_v<T> || std::is_enum_v<T> || std::is_same_v<T, Money> ||
    std::is_same_v<T, Rate> || std::is_same_v<T, Date>;

/// A set of bits as the program holds it. The law is packed by the build that reads it.
template <std::size_t N>
using BitWords = std::array<std::uint64_t, sizeof(std::bitset<N>) / sizeof(std::uint64_t)>;

/// Trailing zero words of sets of bits are left out, so that sparse ones stay small.
class ArchiveWriter {
 public:
  template <class... T>
  void operator()(T&... values) {
    (one(values), ...);
  }
  void raw(std::string_view bytes) { out_ += bytes; }
  template <class T>
  void table(Table<T>& table) {
    static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= 8);
    number(table.rows().size());
    while (out_.size() % 8 != 0) {
      out_ += '\0';
    }
    out_.append(reinterpret_cast<const char*>(table.rows().data()), table.rows().size_bytes());
  }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  void number(std::uint64_t value) {
    out_.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  void one(std::string& text) {
    number(text.size());
    out_ += text;
  }
  template <class T>
  void one(std::vector<T>& items) {
    number(items.size());
    for (T& item : items) {
      one(item);
    }
  }
  template <std::size_t N>
  void one(std::bitset<N>& bits) {
    const auto words = std::bit_cast<BitWords<N>>(bits);
    std::size_t used = words.size();
    while (used > 0 && words[used - 1] == 0) {
      --used;
    }
    number(used);
    out_.append(reinterpret_cast<const char*>(words.data()), used * sizeof words[0]);
  }
  template <class... T>
  void one(std::variant<T...>& value) {
    number(value.index());
    std::visit([this](auto& alternative) { members(*this, alternative); }, value);
  }
  template <class T>
  void one(T& value) {
    if constexpr (is_plain_v<T>) {
      out_.append(reinterpret_cast<const char*>(&value), sizeof value);
    } else {
      members(*this, value);
    }
  }
  std::string out_;
};

/// What a record says, as bytes that are equal where two records say the same.
template <class Record>
[[nodiscard]] std::string bytes_of(Record record) {
  ArchiveWriter writer;
  writer(record);
  return writer.take();
}

/// Mirror of ArchiveWriter. After a fault `good()` is false and everything read is empty.
class ArchiveReader {
 public:
  ArchiveReader(std::string_view bytes, std::size_t offset) : bytes_(bytes), offset_(offset) {}
  [[nodiscard]] bool good() const { return good_ && offset_ == bytes_.size(); }
  template <class... T>
  void operator()(T&... values) {
    (one(values), ...);
  }
  template <class T>
  void table(Table<T>& table) {
    const std::uint64_t count = number();
    while (offset_ % 8 != 0) {
      ++offset_;
    }
    if (!has(count) || !has(count * sizeof(T))) {
      return;
    }
    table = Table<T>::view({reinterpret_cast<const T*>(bytes_.data() + offset_), count});
    offset_ += count * sizeof(T);
  }

 private:
  bool has(std::uint64_t size) {
    good_ = good_ && offset_ <= bytes_.size() && size <= bytes_.size() - offset_;
    return good_;
  }
  std::uint64_t number() {
    std::uint64_t value = 0;
    if (has(sizeof value)) {
      std::memcpy(&value, bytes_.data() + offset_, sizeof value);
      offset_ += sizeof value;
    }
    return value;
  }
  void one(std::string& text) {
    const std::uint64_t size = number();
    if (has(size)) {
      text.assign(bytes_.data() + offset_, size);
      offset_ += size;
    }
  }
  template <class T>
  void one(std::vector<T>& items) {
    const std::uint64_t size = number();
    if (!has(size)) {
      return;
    }
    if constexpr (is_plain_v<T>) {
      if (size > 0 && has(size * sizeof(T))) {
        const auto* from = bytes_.data() + offset_;
        items.resize(size);
        std::memcpy(items.data(), from, size * sizeof(T));
        offset_ += size * sizeof(T);
      }
    } else {
      items.resize(size);
      for (T& item : items) {
        one(item);
      }
    }
  }
  template <std::size_t N>
  void one(std::bitset<N>& bits) {
    const std::uint64_t used = number();
    BitWords<N> words = {};
    good_ = good_ && used <= words.size();
    if (good_ && has(used * sizeof words[0])) {
      std::memcpy(words.data(), bytes_.data() + offset_, used * sizeof words[0]);
      offset_ += used * sizeof words[0];
      bits = std::bit_cast<std::bitset<N>>(words);
      good_ = (bits & std::bitset<N>().set()) == bits;  // nothing beyond the last bit
    }
  }
  template <std::size_t I = 0, class... T>
  void alternative(std::size_t index, std::variant<T...>& value) {
    if constexpr (I < sizeof...(T)) {
      if (index == I) {
        members(*this, value.template emplace<I>());
      } else {
        alternative<I + 1>(index, value);
      }
    } else {
      good_ = false;
    }
  }
  template <class... T>
  void one(std::variant<T...>& value) {
    alternative(number(), value);
  }
  template <class T>
  void one(T& value) {
    if constexpr (is_plain_v<T>) {
      if (has(sizeof value)) {
        std::memcpy(&value, bytes_.data() + offset_, sizeof value);
        offset_ += sizeof value;
      }
    } else {
      members(*this, value);
    }
  }
  std::string_view bytes_;
  std::size_t offset_;
  bool good_ = true;
};

}  // namespace tarex::detail
