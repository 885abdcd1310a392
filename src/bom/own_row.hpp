#pragma once

#include <string_view>

#include "bom/columns.hpp"

/// What the columns of components say in the row of the product itself.
namespace tarex::detail {

enum class OwnRowUse {
  field,     ///< a field of the product
  place,     ///< where in the file it stands
  of_parts,  ///< holds for its parts, or for all of them together
  material,  ///< read of components alone; the kind of goods it is, where these have their own
  nothing,   ///< means nothing there
};

struct OwnRowColumn {
  OwnRowUse use;
  std::string_view field = {};  ///< of the product
};

/// An item is its sku, unless another column is; a value is its price, unless there is a column of
/// prices: then it is what the product costs to make, and means nothing.
[[nodiscard]] OwnRowColumn in_own_row(ComponentColumn column);

}  // namespace tarex::detail
