#include "report/bom_carried_csv.hpp"

#include "report/csv_cells.hpp"

namespace tarex::detail {

void add_carried(CsvRow& row, const std::vector<std::string>& columns, const BomProduct& product) {
  for (const std::string& column : columns) {
    const BomField* field = product.find(column);
    if (field == nullptr || !field->carried) {
      row.cell("");
    } else {
      row.cell(field->json.empty() ? std::string_view(field->text) : text_of_value(field->json));
    }
  }
}

}  // namespace tarex::detail
