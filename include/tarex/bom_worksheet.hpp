#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tarex/bom_changes.hpp"

/// The metal content of a product as an importer's broker asks for it. Figures for the lot.
namespace tarex {

/// Where a part of a metal was melted and poured, or smelted and cast. Empty = nobody says.
struct MetalSource {
  std::string melt;
  std::string smelt;
  std::string smelt_secondary;
  std::string cast;
  PartialSum kg;
  PartialSum value;  ///< cost of the components
};

/// One metal under both valuation rules.
struct WorksheetMetal {
  std::size_t material = 0;            ///< index into BomAssessment::materials
  std::optional<Money> residual;       ///< price less the components that are not the metal
  std::optional<Money> component;      ///< sum of its components
  std::optional<Money> declared;       ///< what the line goes by: stated, or by the rule of the run
  bool stated = false;                 ///< by the product itself
  bool at_most = false;                ///< declared: told from a price above the customs value
  bool taxed = false;                  ///< a measure of the day may tax its content
  std::optional<Rate> residual_share;  ///< of the customs value
  std::optional<Rate> component_share;
  std::optional<std::int64_t> kg;
  std::int64_t kg_floor = 0;
  std::optional<Rate> mass_share;  ///< of the net weight
  bool counts = false;             ///< in the weight test of the code
  std::optional<Rate> domestic_share;
  std::vector<MetalSource> sources;  ///< by weight, heaviest first
};

struct Worksheet {
  std::vector<WorksheetMetal> metals;  ///< those in the product, or that may be
  std::optional<std::int64_t> net_kg;
  PartialSum other_value;           ///< cost of the components that are no metal of the law
  PartialSum other_kg;              ///< components that are no metal of the law, packaging left out
  std::vector<BomThreshold> tests;  ///< as BomWhatIfs::thresholds has them
};

/// @param assessment  priced, without errors
[[nodiscard]] Worksheet worksheet_of(const BomAssessment& assessment, LawBook& book,
                                     std::int64_t step_kg);

}  // namespace tarex
