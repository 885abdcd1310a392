#pragma once

#include <optional>
#include <vector>

#include "tarex/schedule.hpp"

/// Amounts that count for those alone who make a claim: the value of a repair under chapter 98.
namespace tarex::detail {

/// The claim that an amount belongs to.
struct AmountOfClaim {
  FactIndex claim = kNoFact;        ///< chapter98
  std::vector<std::int64_t> words;  ///< of it, in the order of the law's records
};

/// @return nothing of an amount that the law also looks at where no such claim is made, or never
[[nodiscard]] std::optional<AmountOfClaim> amount_of_claim(const Schedule& law, FactIndex amount);

}  // namespace tarex::detail
