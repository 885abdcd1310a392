#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rows/name_units.hpp"
#include "tarex/entry_reader.hpp"

/// What the columns and keys of components are called in a bill of materials. Shared by the CSV and
/// the JSON form.
namespace tarex::detail {

enum class ComponentColumn {
  level,
  parent,           ///< part number of the part above
  parent_position,  ///< position of the part above
  position,
  item,
  name,
  material,
  quantity,
  unit,
  value,
  currency,
  weight,
  weight_unit,
  metal_pct,
  origin,
  melt,
  smelt,
  smelt_secondary,
  cast,
  hs,
  packaging,
};

/// Trimmed, lower case; blanks, line breaks and dashes as underscores.
[[nodiscard]] std::string normal_name(std::string_view name);

/// The column a header or key means, by its own name or an alias (English or Korean).
[[nodiscard]] std::optional<ComponentColumn> component_column(std::string_view name);
[[nodiscard]] std::string_view component_column_name(ComponentColumn column);
/// What a name was meant to be, if it is a slip of the pen.
[[nodiscard]] std::optional<std::string_view> misspelled_component_column(std::string_view name);

/// A header or key with the unit or currency it names: `weight_g`, `중량(g)`, `unit cost (KRW)`.
struct NamedColumn {
  std::string name;                        ///< without the unit
  std::optional<ComponentColumn> meaning;  ///< nothing = carried through
  std::string unit;  ///< of mass, or a currency; empty where the name says none
};
[[nodiscard]] NamedColumn named_component_column(std::string_view header);

/// The same of names that mean a column only where no other one does: `price` is what a component
/// costs, where it has no cost beside it.
[[nodiscard]] NamedColumn second_choice(std::string_view header);

/// Whether a name that is not read holds a word for a quantity.
[[nodiscard]] bool may_be_quantity(std::string_view header);

/// Whether a name that is not read holds a word for a cost: another price beside it may be a sum.
[[nodiscard]] bool may_be_cost(std::string_view header);

/// Whether a word behind a name says that it counts pieces: EA.
[[nodiscard]] bool counts_pieces(std::string_view word);

/// A name, or the unit in it, without what the amounts are per, where that is a piece: 단가(USD/EA)
/// is 단가(USD). Of what is per piece anyway it says nothing.
[[nodiscard]] std::string without_pieces(std::string_view name);

/// Whether a column says where metal was melted, smelted or cast.
[[nodiscard]] bool says_made(ComponentColumn column);

/// KG, where the very name of a weight says it; a column of units may contradict it.
[[nodiscard]] std::string unit_of_own_name(std::string_view name,
                                           std::optional<ComponentColumn> column);

/// What the numbers of a column are in.
[[nodiscard]] UnitOf unit_of_component_column(ComponentColumn column);

}  // namespace tarex::detail
