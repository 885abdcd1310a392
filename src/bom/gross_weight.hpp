#pragma once

#include "bom/forms.hpp"

/// Bills that state what a part weighs twice: 중량 and 순중량, weight and net weight.
namespace tarex::detail {

/// A net weight that stands in the rows of products alone is the product's, of the whole lot; the
/// weight beside it is that of the components after all.
void give_net_to_product(BillHeader& header, const LawBook& book);

}  // namespace tarex::detail
