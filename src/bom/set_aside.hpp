#pragma once

#include "bom/forms.hpp"

/// Bills with two columns of one meaning, of which one is known to mean something else.
namespace tarex::detail {

/// Of two columns that would mean the same, one that means nothing beside the other: beside a net
/// weight a weight is the gross one (중량 and 순중량), beside a part number an item number counts
/// the rows. Not where --columns says what it means.
/// @param header  with the columns before `next`; keeps a gross weight as it was
void set_aside(BillHeader& header, BillColumn& next, const WordMapping& mapping);

}  // namespace tarex::detail
