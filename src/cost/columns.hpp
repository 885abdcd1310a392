#pragma once

#include <string_view>
#include <vector>

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

/// Other names that files use for a column, in English and Korean.
struct ColumnAlias {
  std::string_view alias;
  std::string_view name;
};
inline constexpr ColumnAlias kColumnAliases[] = {
    {"id", "sku"},
    {"item", "sku"},
    {"item_code", "sku"},
    {"part_no", "sku"},
    {"part_number", "sku"},
    {"품번", "sku"},
    {"품목코드", "sku"},
    {"품명", "product"},
    {"description", "product"},
    {"name", "product"},
    {"hts", "hs"},
    {"hs_code", "hs"},
    {"hts_code", "hs"},
    {"us_hts_code", "hs"},
    {"세번", "hs"},
    {"hs코드", "hs"},
    {"country_of_origin", "origin"},
    {"from", "origin"},
    {"원산지", "origin"},
    {"dest", "destination"},
    {"to", "destination"},
    {"수입국", "destination"},
    {"date", "entry_date"},
    {"수입일", "entry_date"},
    {"entered_value", "value"},
    {"customs_value", "value"},
    {"value_usd", "value"},
    {"과세가격", "value"},
    {"금액", "value"},
    {"통화", "currency"},
    {"qty", "quantity"},
    {"수량", "quantity"},
    {"uom", "unit"},
    {"단위", "unit"},
    {"중량", "net_weight_kg"},
    {"순중량", "net_weight_kg"},
    {"운임", "freight"},
    {"보험료", "insurance"},
    {"melt_pour", "steel_melt"},
    {"용해국", "steel_melt"},
    {"제련국", "aluminum_smelt"},
    {"smelt_primary", "aluminum_smelt"},
    {"주조국", "aluminum_cast"},
    {"cast", "aluminum_cast"},
    {"loading_date", "loaded_date"},
    {"general_rate", "base_rate"},
    {"exchange_rate", "fx"},
    {"환율", "fx"},
};

}  // namespace tarex::detail
