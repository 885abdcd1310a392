#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tarex {

/// The cells of one row of a file as they stand there, one after the other with one character
/// between, none in quotes. A view: it holds as long as the block of text that the row is in.
class RowCells {
 public:
  RowCells() = default;
  /// @param text  of the block
  /// @param ends  of `count` + 1 places: the character before the first cell, then the one behind
  ///   each cell. Where a row begins the text, the place before it is 2^32 - 1, whose successor is
  ///   0.
  RowCells(const char* text, const std::uint32_t* ends, std::size_t count)
      : text_(text), ends_(ends), count_(count) {}

  [[nodiscard]] bool empty() const { return count_ == 0; }
  [[nodiscard]] std::size_t size() const { return count_; }
  /// Precondition: cell < size().
  [[nodiscard]] std::string_view operator[](std::size_t cell) const {
    const std::uint32_t begin = ends_[cell] + 1;
    return {text_ + begin, ends_[cell + 1] - begin};
  }
  [[nodiscard]] std::string_view front() const { return (*this)[0]; }
  [[nodiscard]] std::string_view back() const { return (*this)[count_ - 1]; }

 private:
  const char* text_ = nullptr;
  const std::uint32_t* ends_ = nullptr;
  std::size_t count_ = 0;
};

/// A column of the rows of a file, as a line echoes it.
struct CellColumn {
  std::string name;
  std::int32_t cell = 0;    ///< 1 + its position among the cells; 0 = the file has no such column
  std::string text = {};    ///< … and this is what holds instead
  bool is_number = false;   ///< of its cells
  bool even_empty = false;  ///< echoed where the cell is empty
};

/// The columns of the rows of a file, in the order of EchoList and then of the extras.
struct CellColumns {
  std::uint64_t number = 0;  ///< no other header of this process has it
  std::vector<CellColumn> list;
};

}  // namespace tarex
