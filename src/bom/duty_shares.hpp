#pragma once

#include <vector>

#include "tarex/bom_assessment.hpp"

namespace tarex::detail {

/// Divides today's duty over the positions of a bill. A duty on the content of a metal falls on the
/// components of that metal by value; one on the rest of the value on what is no such metal; any
/// other on all positions by value. Each duty line is divided by largest remainder, so the parts
/// add up exactly.
/// @return the shares of all rows and, last, of what the bill does not itemise.
[[nodiscard]] std::vector<BomShare> shares_of(const BomAssessment& assessment);

}  // namespace tarex::detail
