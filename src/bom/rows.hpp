#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "bom/forms.hpp"

/// The rows of a bill in CSV: what each column says of a row's place, and the rows as written.
namespace tarex::detail {

/// Finds the product and the place in the tree that a row states.
class BillRows {
 public:
  /// @param header  must outlive this.
  explicit BillRows(const BillHeader& header);

  [[nodiscard]] const BillHeader& header() const { return header_; }
  /// Index of the column of levels or parents; none: the number of columns.
  [[nodiscard]] std::size_t place_column() const { return place_column_; }
  /// What says where in the tree a row stands: its level, or the part above it.
  [[nodiscard]] std::string_view place_of(const CsvRecord& record) const;
  /// What other rows call the part of a row.
  [[nodiscard]] std::string_view name_of(const CsvRecord& record) const;
  /// The sku that a row states: in its column, or in the row of the product.
  [[nodiscard]] std::string_view sku_of(const CsvRecord& record) const;
  /// Whether a row is that of a product, where products have one.
  [[nodiscard]] bool is_product_row(const CsvRecord& record) const;
  /// How many fields have a column.
  [[nodiscard]] std::size_t width(const CsvRecord& record) const;

 private:
  [[nodiscard]] std::size_t column_of(ComponentColumn meaning) const;
  const BillHeader& header_;
  std::size_t place_column_ = 0;
  std::size_t name_column_ = 0;
  std::size_t sku_column_ = 0;
};

/// The rows of one product as written, for messages.
class SourceRows {
 public:
  void clear() {
    text_.clear();
    rows_.clear();
  }
  void add(const CsvRecord& record) {
    rows_.push_back({record.line, text_.size()});
    text_ += record.raw;
    text_ += '\n';
  }
  [[nodiscard]] std::string line(int number) const {
    const auto after = std::upper_bound(rows_.begin(), rows_.end(), number,
                                        [](int n, const Row& row) { return n < row.line; });
    if (after == rows_.begin()) {
      return {};
    }
    const Row& row = *std::prev(after);
    return std::string(
        line_text(std::string_view(text_).substr(row.offset), number - row.line + 1));
  }

 private:
  struct Row {
    int line = 0;
    std::size_t offset = 0;
  };
  std::string text_;
  std::vector<Row> rows_;
};

}  // namespace tarex::detail
