#pragma once

#include <string>
#include <vector>

#include "report/csv_row.hpp"
#include "tarex/bom.hpp"

namespace tarex::detail {

/// A cell for each column that means nothing to a bill: what the product holds under it, or empty.
void add_carried(CsvRow& row, const std::vector<std::string>& columns, const BomProduct& product);

}  // namespace tarex::detail
