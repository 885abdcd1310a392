#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace tarex {

/// Finds lines of a text by their numbers as `line_text` does, in no time after the first look.
class LineIndex {
 public:
  /// `text` must outlive the index.
  explicit LineIndex(std::string_view text) : text_(text) {}

  /// The beginning of the line, for `Error::source` of a fault in that column: at most 64 KiB, and
  /// nothing where the fault may stand behind them, so that many faults of one long line stay
  /// small.
  [[nodiscard]] std::string_view excerpt(int line, int column);

 private:
  std::string_view text_;
  std::vector<std::size_t> begins_;  ///< of the lines; made when a line is first asked for
};

}  // namespace tarex
