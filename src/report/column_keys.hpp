#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "report/text_pen.hpp"
#include "tarex/entry_reader.hpp"

namespace tarex::detail {

/// `,"name":` of the columns of a file, put together once for each.
class ColumnKeys {
 public:
  /// Valid until the next call; `put_short` may copy it, and without its comma, too.
  std::string_view of(const EchoField& field) {
    if (field.cell > 0) {
      const auto cell = static_cast<std::size_t>(field.cell);
      if (cell >= by_cell_.size()) {
        by_cell_.resize(cell + 1);
      }
      Key& key = by_cell_[cell];
      // The first line, or another way to fill the same column.
      if (key.text.empty() || !same(key.name, field.name)) {
        key = make(field.name);
      }
      return key.shown();
    }
    for (const Key& key : others_) {
      if (same(key.name, field.name)) {
        return key.shown();
      }
    }
    if (others_.size() == kMostOthers) {  // JSON lines can have any names
      others_.clear();
    }
    return others_.emplace_back(make(field.name)).shown();
  }

  /// Learns the columns that `at` is asked for.
  void use(const CellColumns& columns) {
    if (columns.number != header_) {
      learn(columns);
    }
  }
  /// The same of the column at a place of CellColumns::list; empty where it is shown elsewhere.
  [[nodiscard]] std::string_view at(std::size_t place) const {
    const std::string& text = of_header_[place].text;
    return text.empty() ? std::string_view() : of_header_[place].shown();
  }

 private:
  static constexpr std::size_t kMostOthers = 64;
  struct Key {
    std::string name;
    std::string text;  ///< with as many zeros behind it as a short copy reads
    [[nodiscard]] std::string_view shown() const {
      return {text.data(), text.size() - kShortPiece};
    }
  };
  static Key make(std::string_view name);
  void learn(const CellColumns& columns);
  /// Equal, by the first and last eight bytes where that is all: names are short and there are many
  /// to compare.
  static bool same(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) {
      return false;
    }
    constexpr std::size_t kWord = sizeof(std::uint64_t);
    if (a.size() < kWord || a.size() > 2 * kWord) {
      return a == b;
    }
    const auto word = [](const char* at) {
      std::uint64_t bytes = 0;
      std::memcpy(&bytes, at, kWord);
      return bytes;
    };
    const std::size_t last = a.size() - kWord;
    return word(a.data()) == word(b.data()) && word(a.data() + last) == word(b.data() + last);
  }
  std::vector<Key> of_header_;  ///< by place
  std::uint64_t header_ = 0;
  std::vector<Key> by_cell_;
  std::vector<Key> others_;  ///< of fields that come from no cell
};

}  // namespace tarex::detail
