#pragma once

#include <span>

#include "tarex/bom_assessment.hpp"

/// What follows once both days of a product are priced.
namespace tarex::detail {

/// By how much the landed cost rose, and between which ends that lies.
/// @param book  of both days, where their lines tell all that one and the same bill leaves open:
///   that is the same on both, whatever it is; null = it may be something else on each
void find_impact(BomAssessment& out, LawBook* book);

/// Whether these parts are all that the product weighs, whatever that is.
/// @param parts  facts of weight
[[nodiscard]] bool are_all_of_weight(const BomDay& day, std::span<const FactIndex> parts);

/// The metals of the lot by value and weight, as the facts of its line have them, with their shares
/// of the product. Metals of which there is none are left out.
/// @param out  with the contents that the bill answers
void share_contents(BomAssessment& out);

}  // namespace tarex::detail
