#pragma once

#include <vector>

#include "tarex/schedule.hpp"

namespace tarex::detail {

/// Whose goods an agreement is for: by word of a fact that is a word, the origins of the measures
/// that ask for it, on any day. All origins for a word that no measure asks for.
[[nodiscard]] std::vector<CountrySet> claimants_of(const Schedule& schedule, FactIndex fact);

}  // namespace tarex::detail
