#include "bom/gross_weight.hpp"

#include "bom/product_columns.hpp"

namespace tarex::detail {

void give_net_to_product(BillHeader& header, const LawBook& book) {
  BillColumn& net = header.columns[header.gross->net];
  const std::string field = product_column(net.meaning, book);
  const bool fits =
      net.unit.empty() || unit_misfit(net.meaning, field, UnitOf::kilograms) == std::nullopt;
  if (!is_product_column(field, book) || !fits) {
    return;
  }
  net.component.reset();
  net.product_name = field;
  net.number = true;
  net.of_product_alone = true;
  BillColumn& gross = header.columns[header.gross->at];
  gross = header.gross->column;
  std::erase_if(header.unread,
                [&](const UnreadColumn& column) { return column.header == gross.header; });
}

}  // namespace tarex::detail
