#pragma once

#include "tarex/bom.hpp"

namespace tarex::detail {

/// Whether two bills of a product say the same, wherever in a file they stand: what one of them
/// leaves open is then the same in the other. One that is wrong says nothing.
[[nodiscard]] bool same_bill(const BomProduct& a, const BomProduct& b);

}  // namespace tarex::detail
