#pragma once

#include "engine/evaluation.hpp"

namespace tarex::detail {

/// An unclaimed relief, and the least of it that a condition needs.
struct NeededFact {
  FactIndex fact = kNoFact;
  std::int64_t value = 0;
  bool at_least = false;  ///< a threshold rather than a value
};
using NeededFacts = FixedList<NeededFact, 8>;
/// The unclaimed reliefs that the conditions need, as far as facts go.
/// @return false if none is unclaimed among them, or a fact that is known stands against them.
[[nodiscard]] bool needed_reliefs(const Plan& plan, const CodeLaw& law,
                                  const std::vector<Condition>& conditions, const Facts& facts,
                                  NeededFacts& out);

}  // namespace tarex::detail
