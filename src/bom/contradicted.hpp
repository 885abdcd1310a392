#pragma once

#include <span>
#include <string>
#include <vector>

#include "tarex/bom_assessment.hpp"

/// What a product states of its metals although its bill says otherwise. The one stated counts; who
/// reads the figures has to know.
namespace tarex::detail {

/// A product that states facts beside its bill.
struct StatedBeside {
  const BomProduct& product;
  const BomAssessment& assessment;  ///< rolled up, with today's line and what is stated
  /// What a scenario supposes of a column contradicts nothing.
  std::span<const ColumnEdit> edits;
};

/// Weights, shares of domestic metal and countries, a sentence each: what is stated, and what the
/// bill knows that it cannot be. No more than the rounding of what is written is no contradiction.
/// @param contents  as the bill tells them, by material
[[nodiscard]] std::vector<std::string> contradicted_facts(
    const StatedBeside& stated, std::span<const MaterialContent> contents);

/// The values of contents, of which the law of a day decides how they are told. One that is not
/// told to it may be anything from the cost of the metal's components to its residual.
/// @param taxed  by material, on the day
/// @param said   facts of which nothing is to be said any more; gets those of which something is
[[nodiscard]] std::vector<std::string> contradicted_values(
    const StatedBeside& stated, const BomDay& day, const std::vector<bool>& taxed,
    std::span<const MaterialContent> contents, FactSet& said);

}  // namespace tarex::detail
