#pragma once

#include <span>

#include "tarex/bom.hpp"
#include "tarex/facts.hpp"

/// Metals of which a product states what its bill cannot have.
namespace tarex::detail {

/// Values of metals of which the product states the weight alone, and weights of those of which it
/// states the value alone, where no component of the bill is of the metal, and those that may be do
/// not come to what is stated. The metal is there, and what the bill knows of the other figure is
/// not of it.
/// @param stated  facts that the product states itself. @param own  their values
[[nodiscard]] FactSet beyond_bill(std::span<const Material> materials, const BomSums& sums,
                                  ContentValuation valuation, const FactSet& stated,
                                  const Facts& own);

/// The sums of a bill, with these values and weights open, without an end.
/// @param beyond  as beyond_bill finds them
[[nodiscard]] BomSums with_open(BomSums sums, std::span<const Material> materials,
                                const FactSet& beyond);

}  // namespace tarex::detail
