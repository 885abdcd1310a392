#pragma once

#include "tarex/bom.hpp"

/// Rows of a bill of which there are none.
namespace tarex::detail {

/// Takes out components of quantity 0, which lists from drawing systems hold for reference, with a
/// warning that names the first of them; they have no figures. One with parts is a fault.
void leave_out_none(BomProduct& product);

}  // namespace tarex::detail
