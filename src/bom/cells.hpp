#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "bom/cell_values.hpp"
#include "bom/columns.hpp"
#include "bom/component_costs.hpp"
#include "rows/word_mapping.hpp"
#include "tarex/bom.hpp"
#include "tarex/entry_reader.hpp"

/// What the cells of a bill of materials mean. Shared by the CSV and the JSON form.
namespace tarex::detail {

/// The metals that any of the laws may tax, each once.
[[nodiscard]] std::vector<std::string> material_names(const LawBook& book);

/// What holds for the bills of one run.
struct BomVocabulary {
  ExchangeRates fx;
  std::vector<ColumnEdit> edits;  ///< what a scenario does to the columns of products
  WordMapping materials;          ///< the file's words for materials
};

/// Reads cells into components; what is wrong is reported with its place.
class ComponentReader {
 public:
  /// @param vocabulary  must outlive the reader.
  ComponentReader(const LawBook& book, const BomVocabulary& vocabulary);
  /// A level says nothing of the component itself; its position and what is above it are carried
  /// through.
  void read(ComponentColumn column, const BomCell& cell, Component& component,
            Errors& errors) const;
  /// Once all cells of a component are read: its weight, with the unit that another cell may state;
  /// its material, whatever word it is, where another says that none of it is metal. Of what has no
  /// figures there may be none.
  /// @param errors  of the component
  void finish(Component& component, Errors& errors) const;
  /// Once all cells of a product are read: what a scenario makes of its columns, and what its
  /// components cost. Components of which there are none are left out, with a warning.
  void finish(BomProduct& product) const;

 private:
  [[nodiscard]] bool has_figures(const Component& component) const;
  void read_material(const BomCell& cell, Component& component, Errors& errors) const;
  std::vector<std::string> materials_;
  const Schedule& schedule_;  ///< whose names of countries are understood
  const BomVocabulary& vocabulary_;
};

}  // namespace tarex::detail
