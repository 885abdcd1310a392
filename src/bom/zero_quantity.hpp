#pragma once

#include <functional>

#include "tarex/bom.hpp"

/// Rows of a bill of which there are none.
namespace tarex::detail {

/// Whether a component is a metal, costs something or weighs something.
using HasFigures = std::function<bool(const Component&)>;

/// Takes out components of quantity 0, which lists from drawing systems hold for reference, with a
/// warning that names the first of them. One with parts or figures is a fault.
void leave_out_none(BomProduct& product, const HasFigures& has_figures);

}  // namespace tarex::detail
