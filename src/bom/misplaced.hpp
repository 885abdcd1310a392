#pragma once

#include <string>
#include <vector>

#include "bom/forms.hpp"

/// Cells of a bill in CSV that say something where it means nothing.
namespace tarex::detail {

/// Of one product: collects them, and warns of them.
class MisplacedCells {
 public:
  void clear();
  /// The row of the product itself: what only components have.
  void of_product(const std::vector<BillColumn>& columns, const CsvRecord& record);
  /// A cell of another row, which says something else than the row of the product.
  void of_part(const BillColumn& column, int line);
  /// Once all rows are read. @param parts_name_material  some of them do: then the product's own
  /// material is a word for the kind of goods
  void warn(bool parts_name_material, std::vector<std::string>& warnings) const;

 private:
  std::vector<std::string> in_own_row_;  ///< headers
  std::string material_;                 ///< the header of the row's material, where it has one
  std::vector<std::string> below_;  ///< … of columns that the row of the product alone states
  int below_line_ = 0;              ///< the first of them
};

}  // namespace tarex::detail
