#pragma once

#include <vector>

#include "tarex/bom_changes.hpp"

/// The conditions of the law on shares that a bill decides.
namespace tarex::detail {

/// A condition on a share, with the rule that asks.
struct AskedShare {
  BomThreshold::Kind kind = BomThreshold::Kind::listed_weight;
  RuleIndex rule = 0;
  Rate threshold;
  FactIndex whole = kNoFact;
  std::vector<std::size_t> materials;
};

/// Those of the rules that can touch the code of a product on its day, each once.
/// @param assessment  with the law of its code
[[nodiscard]] std::vector<AskedShare> asked_shares(const BomAssessment& assessment);

}  // namespace tarex::detail
