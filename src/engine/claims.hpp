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
using Claims = FixedList<Claim, 3 * kMaxLines>;

/// Room for the needs of claims that are not kept.
using NeedsOfClaims = FixedList<NeededFacts, 3 * kMaxLines>;

/// The claims of the exposure: those of its course, if they are known.
/// @param facts  those of the exposure
/// @param room  for what the claims need, as long as they live
void list_claims(const Explained& what, const Facts& facts, NeedsOfClaims& room, Claims& out);

}  // namespace tarex::detail
