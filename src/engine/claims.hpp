#pragma once

#include <span>

#include "engine/explanation.hpp"

/// What could be claimed on a line that claims nothing of it.
namespace tarex::detail {

/// What a rule or a reduction of the line needs that could be claimed. Claims with the same needs
/// share the list, and stand together.
struct Claim {
  Claimable of;
  std::span<const NeededFact> needs;
  Claimable* kept = nullptr;  ///< where the course remembers it
};
inline constexpr std::size_t kMostClaims = 3 * kMaxLines;  ///< those beyond are not looked at
using Claims = FixedList<Claim, kMostClaims>;

/// Room for the needs of claims that are not kept.
using NeedsOfClaims = FixedList<NeededFacts, kMostClaims>;

/// What a claim takes; of a share that is taken off the value up to a cap, as much as the cap.
/// @param of  a rule of the plan or, if `reduction` is not negative, that reduction
/// @param all_parts, @return  see needed_reliefs
bool find_needs(const Explained& what, RuleIndex of, std::int16_t reduction, const Facts& facts,
                bool all_parts, NeededFacts& needs);

/// The claims of the exposure: those of its course, if they are known.
/// @param facts  those of the exposure
/// @param room  for what the claims need, as long as they live
void list_claims(const Explained& what, const Facts& facts, NeedsOfClaims& room, Claims& out);

}  // namespace tarex::detail
