#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cost/word_mapping.hpp"
#include "tarex/bom.hpp"
#include "tarex/entry_reader.hpp"

/// What the columns and keys of a bill of materials are called, and what their cells mean. Shared
/// by the CSV and the JSON form.
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
  cast,
  hs,
  packaging,
};

/// Trimmed, lower case, blanks and dashes as underscores.
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

/// The canonical name of a product's column (`price` included); unknown names unchanged.
[[nodiscard]] std::string product_column(std::string_view name, const LawBook& book);

/// The column of a product that a name nearly spells, when it is none itself.
[[nodiscard]] std::optional<std::string> misspelled_product_column(std::string_view name,
                                                                   const LawBook& book);

/// A cell or member with its place.
struct BomCell {
  std::string_view name;
  std::string_view text;
  int line = 0;
  int column = 0;
  std::string_view unit = {};  ///< what the header says of the cell's unit or currency
};

[[nodiscard]] Error cell_error(const BomCell& cell, ErrorCode code, std::string message,
                               std::string hint);

/// What holds for the bills of one run.
struct BomVocabulary {
  std::map<std::string, std::int64_t> fx;  ///< currency -> units per USD, in millionths
  WordMapping materials;                   ///< the file's words for materials
};

/// Reads cells into components; what is wrong is reported with its place.
class ComponentReader {
 public:
  /// @param vocabulary  must outlive the reader.
  ComponentReader(const LawBook& book, const BomVocabulary& vocabulary);
  /// `column` is none of those that say where in the tree the component stands.
  void read(ComponentColumn column, const BomCell& cell, Component& component,
            Errors& errors) const;
  /// Once all cells of a component are read: its weight, with the unit that another cell may state.
  void finish(Component& component, Errors& errors) const;
  /// Once all cells of a product are read: what brings its components' costs into the currency of
  /// its price.
  void resolve_currencies(BomProduct& product) const;

 private:
  void read_material(const BomCell& cell, Component& component, Errors& errors) const;
  void resolve(Component& component, std::string_view own, std::optional<std::int64_t> own_per_usd,
               Errors& errors) const;
  [[nodiscard]] std::optional<std::int64_t> per_usd(std::string_view currency) const;
  std::vector<std::string> materials_;
  const Schedule& schedule_;  ///< whose names of countries are understood
  const BomVocabulary& vocabulary_;
};

}  // namespace tarex::detail
