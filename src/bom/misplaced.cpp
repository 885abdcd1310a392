#include "bom/misplaced.hpp"

#include <algorithm>

#include "base/joined.hpp"
#include "text/tidy.hpp"

namespace tarex::detail {

void MisplacedCells::clear() {
  in_own_row_.clear();
  below_.clear();
}

void MisplacedCells::of_product(const std::vector<BillColumn>& columns, const CsvRecord& record) {
  for (std::size_t c = 0; c < std::min(columns.size(), record.fields.size()); ++c) {
    const BillColumn& column = columns[c];
    // A cost beside a column of prices is what the product costs to make.
    const bool means_nothing =
        column.component == ComponentColumn::metal_pct ||
        column.component == ComponentColumn::packaging ||
        (column.component == ComponentColumn::value && column.product_name.empty());
    if (means_nothing && !trim_blanks(record.fields[c]).empty()) {
      in_own_row_.push_back(column.header);
    }
  }
}

void MisplacedCells::of_part(const BillColumn& column, int line) {
  if (column.of_product_alone &&
      std::find(below_.begin(), below_.end(), column.header) == below_.end()) {
    below_line_ = below_.empty() ? line : below_line_;
    below_.push_back(column.header);
  }
}

void MisplacedCells::warn(std::vector<std::string>& warnings) const {
  if (!in_own_row_.empty()) {
    warnings.push_back("not read in the row of the product: " + joined(in_own_row_, ", "));
  }
  if (!below_.empty()) {
    warnings.push_back("not read in rows of components: " + joined(below_, ", ") +
                       " (first on line " + std::to_string(below_line_) + ")");
  }
}

}  // namespace tarex::detail
