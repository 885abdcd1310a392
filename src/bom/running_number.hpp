#pragma once

#include "bom/forms.hpp"

/// Bills that number their rows beside the numbers of the parts: Item No. and Part No.
namespace tarex::detail {

/// Beside a part number an item number counts the rows, and means nothing any more. Not where
/// --columns says that it is the part's.
/// @param header  with the columns before `next`
void set_running_number_aside(BillHeader& header, BillColumn& next, const WordMapping& mapping);

}  // namespace tarex::detail
