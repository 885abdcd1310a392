#pragma once

#include <span>
#include <vector>

#include "tarex/bom.hpp"
#include "tarex/entry.hpp"
#include "tarex/plan.hpp"

/// Which metals of a product the law of a day may tax on their content.
namespace tarex::detail {

/// A metal is taxed if a measure that can touch the code, or a code below it, has the value of its
/// content for a basis; a heading that charges nothing on it counts, too.
/// @param entry  its code, origin and date are read
/// @return one per material
[[nodiscard]] std::vector<bool> taxed_on_content(PlanCache& cache, const EntryLine& entry,
                                                 std::span<const Material> materials);

}  // namespace tarex::detail
