#include "bom/second_choices.hpp"

#include <algorithm>

namespace tarex::detail {
namespace {

bool has_part(const BillHeader& header, ComponentColumn column) {
  return std::any_of(header.columns.begin(), header.columns.end(),
                     [&](const BillColumn& c) { return c.component == column; });
}

}  // namespace

void take_second_choices(BillHeader& header, bool priced) {
  for (BillColumn& column : header.columns) {
    if (column.of_product || column.component) {
      continue;
    }
    const NamedColumn named = second_choice(column.meaning);
    const bool fits = named.meaning != ComponentColumn::value || priced;
    if (named.meaning && fits && !has_part(header, *named.meaning)) {
      column.component = named.meaning;
      column.unit = named.unit.empty() ? column.unit : named.unit;
    }
  }
  const auto likely =
      std::find_if(header.columns.begin(), header.columns.end(), [](const BillColumn& column) {
        return !column.of_product && !column.component && may_be_quantity(column.meaning);
      });
  if (!has_part(header, ComponentColumn::quantity) && likely != header.columns.end()) {
    header.likely_quantity = likely->header;
  }
}

void take_value_for_price(BillHeader& header) {
  const auto value =
      std::find_if(header.columns.begin(), header.columns.end(), [](const BillColumn& column) {
        return column.component == ComponentColumn::value && column.product_name.empty();
      });
  if (value == header.columns.end()) {
    return;
  }
  for (BillColumn& column : header.columns) {
    if (!column.component && column.product_name == "price") {
      column.product_name.clear();
    }
  }
  value->product_name = "price";
  value->number = true;
}

}  // namespace tarex::detail
