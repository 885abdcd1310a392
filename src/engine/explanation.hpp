#pragma once

#include "engine/exploration.hpp"

/// Why a line costs what it costs, and what would change it.
namespace tarex::detail {

struct Explained {
  const Plan& plan;
  const EntryLine& line;
  const CodeLaw& law;
  const Extremes& extremes;  ///< of that law, given the line's facts
  const CodeVariants& variants;
  std::bitset<kMaxFacts> asked;
  bool base_rate_asked = false;
};

/// Fills not_charged, questions, reliefs and watches of the exposure.
void explain(const Explained& what, LineAssessment& out);

}  // namespace tarex::detail
