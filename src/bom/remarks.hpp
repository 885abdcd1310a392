#pragma once

#include <string>
#include <vector>

#include "tarex/bom_assessment.hpp"

/// What is to be said of a bill beside its figures.
namespace tarex::detail {

/// How it was read, and what in it can be doubted.
/// @param assessment  rolled up, with today's line
[[nodiscard]] std::vector<std::string> warnings_of_bill(const BomProduct& product,
                                                        const BomAssessment& assessment);

/// Where contents are told from a price that is more than the customs value; else empty.
[[nodiscard]] std::string upper_bound_warning(const BomAssessment& assessment);

/// Components that lack a figure, in the order of the bill.
[[nodiscard]] std::vector<BomGap> gaps_of(const Rollup& rollup);
/// "cost and weight" of what a component lacks.
[[nodiscard]] std::string gap_text(const BomGap& gap);
/// "the cost and weight of 'motor / winding' is not known"
[[nodiscard]] std::string gap_warning(const BomGap& gap, const Rollup& rollup);

/// Freight, insurance and other costs of the lot that brought its price to the value at the border;
/// nothing where the law does not value there.
[[nodiscard]] Money carriage_in_value(const BomProduct& product, const InputLine& line);

}  // namespace tarex::detail
