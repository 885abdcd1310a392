#include "bom/misplaced.hpp"

#include <algorithm>

#include "base/joined.hpp"
#include "bom/own_row.hpp"
#include "text/tidy.hpp"

namespace tarex::detail {

void MisplacedCells::clear() {
  in_own_row_.clear();
  below_.clear();
  material_.clear();
}

void MisplacedCells::of_product(const std::vector<BillColumn>& columns, const CsvRecord& record) {
  for (std::size_t c = 0; c < std::min(columns.size(), record.fields.size()); ++c) {
    const BillColumn& column = columns[c];
    if (!column.component || trim_blanks(record.fields[c]).empty()) {
      continue;
    }
    const OwnRowUse use = in_own_row(*column.component).use;
    const bool cost_to_make =
        column.component == ComponentColumn::value && column.product_name.empty();
    if (use == OwnRowUse::nothing || cost_to_make) {
      in_own_row_.push_back(column.header);
    } else if (use == OwnRowUse::material) {
      material_ = column.header;
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

void MisplacedCells::warn(bool parts_name_material, std::vector<std::string>& warnings) const {
  std::vector<std::string> in_own_row = in_own_row_;
  if (!material_.empty() && !parts_name_material) {
    in_own_row.push_back(material_);
  }
  if (!in_own_row.empty()) {
    warnings.push_back("not read in the row of the product: " + joined(in_own_row, ", "));
  }
  if (!below_.empty()) {
    warnings.push_back("not read in rows of components: " + joined(below_, ", ") +
                       " (first on line " + std::to_string(below_line_) + ")");
  }
}

}  // namespace tarex::detail
