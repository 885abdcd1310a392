#pragma once

#include <string>
#include <string_view>

/// The fixed columns of an entry line: those that are no facts of the law.
namespace tarex::detail {

enum class FixedColumn {
  sku,
  product,
  entry,
  hs,
  origin,
  destination,
  entry_date,
  value,
  currency,
  unit,
  freight,
  insurance,
  other_costs,
  incoterm,
  base_rate,
  claims,
  fx,
};

struct ColumnName {
  FixedColumn column;
  std::string_view name;
};

/// In the order in which they are echoed.
inline constexpr ColumnName kFixedColumns[] = {
    {FixedColumn::sku, "sku"},
    {FixedColumn::product, "product"},
    {FixedColumn::entry, "entry"},
    {FixedColumn::hs, "hs"},
    {FixedColumn::origin, "origin"},
    {FixedColumn::destination, "destination"},
    {FixedColumn::entry_date, "entry_date"},
    {FixedColumn::value, "value"},
    {FixedColumn::currency, "currency"},
    {FixedColumn::unit, "unit"},
    {FixedColumn::freight, "freight"},
    {FixedColumn::insurance, "insurance"},
    {FixedColumn::other_costs, "other_costs"},
    {FixedColumn::incoterm, "incoterm"},
    {FixedColumn::base_rate, "base_rate"},
    {FixedColumn::claims, "claims"},
    {FixedColumn::fx, "fx"},
};
inline constexpr std::size_t kFixedColumnCount = std::size(kFixedColumns);

/// A column name as it is compared: lower case, one underscore for whatever stands between words.
[[nodiscard]] std::string column_key(std::string_view name);

}  // namespace tarex::detail
