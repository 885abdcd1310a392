#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tarex/schedule.hpp"

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

/// A column of an entry line, or a fact of the law, that holds an amount.
[[nodiscard]] bool is_amount_column(std::string_view name, const Schedule& schedule);

/// A column of an entry line, or a fact of the law, that holds a number.
[[nodiscard]] bool is_number_column(std::string_view name, const Schedule& schedule);

/// The names of all columns that a line is read from: `known_columns`, and claims, each of which
/// can be a column of its own.
[[nodiscard]] std::vector<std::string> readable_columns(const Schedule& schedule);

/// `note` or a name that begins with `note_`: what --columns calls a column that is not read.
[[nodiscard]] bool is_note_name(std::string_view name);

/// A word that files use for something of their own, however near it is to the name of a column:
/// `reference` is no slip of the pen for preference.
[[nodiscard]] bool is_own_word(std::string_view name);

/// The first of a header's names that no column has but that holds one of `column`: 금액(외화) or
/// invoice value for value. For hints: it may mean something else.
/// @return nothing if there is none that --columns could name.
[[nodiscard]] std::optional<std::string_view> likely_column(std::span<const std::string_view> names,
                                                            std::string_view column,
                                                            const Schedule& schedule);

/// The first of a header's names that may be that of `column` and may as well be something else:
/// 신고일자, the day of a declaration of imports or of exports.
/// @return nothing if there is none that --columns could name.
[[nodiscard]] std::optional<std::string_view> doubtful_column(
    std::span<const std::string_view> names, std::string_view column);

}  // namespace tarex::detail
