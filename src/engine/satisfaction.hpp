#pragma once

#include "engine/evaluation.hpp"

namespace tarex::detail {

/// The unclaimed reliefs that the conditions need, as far as facts go. Papers count as unclaimed
/// where another one could be filed: no proof of origin, no certificate, another seller.
/// @param all_parts  of an EveryListed, also those stated as zero: what holds for all lines of a
/// course, whose figures differ
/// @return false if none is unclaimed among them, or a fact that is known stands against them.
[[nodiscard]] bool needed_reliefs(const Plan& plan, const CodeLaw& law, Country origin,
                                  const std::vector<Condition>& conditions, const Facts& facts,
                                  NeededFacts& out, bool all_parts = false);

}  // namespace tarex::detail
