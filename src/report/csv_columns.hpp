#pragma once

#include <string_view>

#include "report/csv_row.hpp"

/// Flat forms whose rows are the same columns for everything: header, rows and rejected rows walk
/// one table, so no cell can come to stand under the name of another.
namespace tarex::detail {

/// @tparam Scored    what a row is of
/// @tparam Rejected  what a row is of that could not be priced
template <class Scored, class Rejected>
struct CsvColumn {
  std::string_view name;
  void (*scored)(CsvRow& row, const Scored& what);  ///< writes one cell
  /// … as well; null: the cell is empty.
  void (*rejected)(CsvRow& row, const Rejected& what) = nullptr;
};

template <class Columns>
void add_names(CsvRow& row, const Columns& columns) {
  for (const auto& column : columns) {
    row.cell(column.name);
  }
}

template <class Columns, class Scored>
void add_scored(CsvRow& row, const Columns& columns, const Scored& what) {
  for (const auto& column : columns) {
    column.scored(row, what);
  }
}

template <class Columns, class Rejected>
void add_rejected(CsvRow& row, const Columns& columns, const Rejected& what) {
  for (const auto& column : columns) {
    if (column.rejected == nullptr) {
      row.cell("");
    } else {
      column.rejected(row, what);
    }
  }
}

}  // namespace tarex::detail
