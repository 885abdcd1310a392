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

/// `hs` of `product_hs`, with the name in lower case; nothing for a name without such a prefix.
[[nodiscard]] std::optional<std::string> without_product_prefix(std::string_view header);

/// A name of a product's column with the currency that it says: `price (KRW)`, `freight_usd`.
struct NamedProductColumn {
  std::string name;  ///< without a unit in brackets, if it is one of the product's numbers
  std::string unit;  ///< code of a currency; empty where the name says none
  /// Its amounts cannot be read: thousands, a price per unit.
  std::optional<UnitMisfit> misfit;
};
/// @param name  without the prefix. @param header  as messages call it
[[nodiscard]] NamedProductColumn named_product_column(const std::string& name,
                                                      std::string_view header, const LawBook& book);

/// The column of a product, with its prefix, that a whole header nearly spells: product_orign,
/// prodcut_origin.
[[nodiscard]] std::optional<std::string> misspelled_prefixed_column(std::string_view header,
                                                                    const LawBook& book);

/// The column of a product that a name nearly spells, when it is none itself.
[[nodiscard]] std::optional<std::string> misspelled_product_column(std::string_view name,
                                                                   const LawBook& book);

}  // namespace tarex::detail
