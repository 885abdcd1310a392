#pragma once

#include <span>
#include <string_view>

/// What the columns of an entry line mean that are no facts of the law: for templates and for the
/// flags of the same names.
namespace tarex::cli {

struct ColumnText {
  std::string_view name;
  std::string_view meaning;
  std::string_view otherwise = {};  ///< what holds without the column; empty = not known
  bool required = false;
};

/// In the order in which a template has them.
[[nodiscard]] std::span<const ColumnText> line_columns();

/// That of a column; null for all others.
[[nodiscard]] const ColumnText* text_of_column(std::string_view name);

}  // namespace tarex::cli
