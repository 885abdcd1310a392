#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rows/name_units.hpp"
#include "tarex/entry_reader.hpp"

/// What the columns and keys of a product are called in a bill of materials: `price`, and the
/// columns of its line.
namespace tarex::detail {

/// The canonical name of a product's column (`price` included); unknown names unchanged.
[[nodiscard]] std::string product_column(std::string_view name, const LawBook& book);

/// Whether a canonical name is one that a product can have: `price`, or a column of its line.
[[nodiscard]] bool is_product_column(const std::string& name, const LawBook& book);

/// What the numbers of a column are in. @param name  canonical
[[nodiscard]] UnitOf unit_of_product_column(const std::string& name, const LawBook& book);

/// The column of a product that a name nearly spells, when it is none itself.
[[nodiscard]] std::optional<std::string> misspelled_product_column(std::string_view name,
                                                                   const LawBook& book);

}  // namespace tarex::detail
