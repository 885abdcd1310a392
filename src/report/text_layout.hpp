#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tarex/assess.hpp"
#include "tarex/currency.hpp"

/// Small tools for text that people read in a terminal of 100 columns.
namespace tarex::detail {

/// Columns that sentences and tables take at most.
inline constexpr std::size_t kWidth = 98;

/// `12,345.60`; `no upper bound` for an amount without one.
[[nodiscard]] std::string grouped(Money amount, const Currency& currency);

/// `12,345.60`, or `0.00 to 12,345.60`.
[[nodiscard]] std::string grouped(const MoneyRange& range, const Currency& currency);

/// Pads to a width in terminal cells (Hangul takes two).
[[nodiscard]] std::string pad_right(std::string_view text, std::size_t cells);

/// Cuts to a width in cells, with an ellipsis if anything is lost.
[[nodiscard]] std::string shorten(std::string_view text, std::size_t cells);

/// Breaks a text at spaces so that no line passes `cells`, if the first begins at cell `indent`;
/// the others start with `indent` spaces.
[[nodiscard]] std::string wrap(std::string_view text, std::size_t cells, std::size_t indent);

/// A table with right-aligned columns where asked, two spaces before each column, no lines.
class TextTable {
 public:
  enum class Align { left, right };
  explicit TextTable(std::vector<Align> columns) : columns_(std::move(columns)) {}
  void row(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
  [[nodiscard]] std::string text() const;

 private:
  std::vector<Align> columns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace tarex::detail
