#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace tarex {

/// Where the characters stand that structure a text as CSV: delimiters, line feeds, carriage
/// returns and quotes, without a judgement on what they mean there. Made in one pass without a
/// branch per character. Reused: its memory stays.
class CsvIndex {
 public:
  /// Adds the places of `text` from `offset` on, behind one of the character before it, whatever
  /// that is: so each cell lies between two neighbours. Precondition: less than 2^32 - 1 bytes.
  void add(std::string_view text, std::size_t offset, char delimiter);
  void clear();

  /// Places in the text, in order.
  [[nodiscard]] const std::uint32_t* places() const { return places_.data(); }
  /// To take places out that turned out to mean nothing.
  [[nodiscard]] std::uint32_t* places() { return places_.data(); }
  [[nodiscard]] std::size_t size() const { return size_; }
  /// Which of the places are line feeds, in order.
  [[nodiscard]] const std::vector<std::uint32_t>& line_feeds() const { return line_feeds_; }
  /// Which of the places are quotes or carriage returns, in order.
  [[nodiscard]] const std::vector<std::uint32_t>& odd() const { return odd_; }
  /// True if a byte of the text added last is NUL or not ASCII.
  [[nodiscard]] bool foreign() const { return foreign_; }

 private:
  void add_part(const char* bytes, std::size_t at, char delimiter);

  std::vector<std::uint32_t> places_;  ///< of which `size_` are in use
  std::size_t size_ = 0;
  std::vector<std::uint32_t> line_feeds_;
  std::vector<std::uint32_t> odd_;
  bool foreign_ = false;
};

}  // namespace tarex
