#pragma once

#include <vector>

#include "bom/forms.hpp"

/// Bills that state what a part weighs twice: 중량 and 순중량, weight and net weight.
namespace tarex::detail {

/// A net weight is the weight: what stands beside it as weight alone is taken for the gross one,
/// and means nothing any more. Not where --columns says that it is the weight.
/// @param columns  those before `next`
void set_gross_aside(std::vector<BillColumn>& columns, BillColumn& next,
                     const WordMapping& mapping);

}  // namespace tarex::detail
