#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tarex/bom.hpp"
#include "tarex/entry_reader.hpp"

/// What the columns and keys of a bill of materials are called, and what their cells mean. Shared
/// by the CSV and the JSON form.
namespace tarex::detail {

enum class ComponentColumn {
  level,
  item,
  name,
  material,
  quantity,
  unit,
  value,
  currency,
  weight_kg,
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

/// The canonical name of a product's column (`price` included); unknown names unchanged.
[[nodiscard]] std::string product_column(std::string_view name, const LawBook& book);

/// A cell or member with its place.
struct BomCell {
  std::string_view name;
  std::string_view text;
  int line = 0;
  int column = 0;
};

[[nodiscard]] Error cell_error(const BomCell& cell, ErrorCode code, std::string message,
                               std::string hint);

/// Reads cells into components; what is wrong is reported with its place.
class ComponentReader {
 public:
  explicit ComponentReader(const LawBook& book);
  /// `column` is none of level.
  void read(ComponentColumn column, const BomCell& cell, Component& component,
            Errors& errors) const;
  /// Once all cells of a product are read: components must be in its currency.
  void check_currencies(const BomProduct& product, Errors& errors) const;

 private:
  void read_material(const BomCell& cell, Component& component, Errors& errors) const;
  std::vector<std::string> materials_;
};

}  // namespace tarex::detail
