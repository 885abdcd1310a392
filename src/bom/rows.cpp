#include "bom/rows.hpp"

#include <algorithm>

#include "text/tidy.hpp"

namespace tarex::detail {
namespace {

std::string_view field(const CsvRecord& record, std::size_t column) {
  return column < record.fields.size() ? trim_blanks(record.fields[column]) : std::string_view();
}

}  // namespace

/// Parents are named by part number where there is a column for that, else by position.
BillRows::BillRows(const BillHeader& header) : header_(header) {
  const std::vector<BillColumn>& columns = header.columns;
  place_column_ = columns.size();
  name_column_ = columns.size();
  if (header.tree == BillTree::levels) {
    place_column_ = column_of(ComponentColumn::level);
  } else if (header.tree == BillTree::parents) {
    place_column_ = column_of(ComponentColumn::parent);
    name_column_ = column_of(ComponentColumn::item);
    if (place_column_ == columns.size()) {
      place_column_ = column_of(ComponentColumn::parent_position);
      name_column_ = column_of(ComponentColumn::position);
    }
  }
  sku_column_ = static_cast<std::size_t>(
      std::find_if(columns.begin(), columns.end(),
                   [](const BillColumn& c) { return c.product_name == "sku"; }) -
      columns.begin());
}

std::size_t BillRows::column_of(ComponentColumn meaning) const {
  const std::vector<BillColumn>& columns = header_.columns;
  return static_cast<std::size_t>(
      std::find_if(columns.begin(), columns.end(),
                   [&](const BillColumn& c) { return c.component == meaning; }) -
      columns.begin());
}

std::string_view BillRows::place_of(const CsvRecord& record) const {
  return field(record, place_column_);
}

std::string_view BillRows::name_of(const CsvRecord& record) const {
  return field(record, name_column_);
}

std::string_view BillRows::sku_of(const CsvRecord& record) const {
  if (header_.product_has_row && !is_product_row(record)) {
    return {};
  }
  return field(record, sku_column_);
}

bool BillRows::is_product_row(const CsvRecord& record) const {
  const std::string_view place = place_of(record);
  if (header_.tree == BillTree::parents) {
    return place.empty() && place_column_ < record.fields.size();
  }
  return place == "0" || place == "0." || place == "0.0" || place == ".0";
}

std::size_t BillRows::width(const CsvRecord& record) const {
  return std::min(header_.columns.size(), record.fields.size());
}

}  // namespace tarex::detail
