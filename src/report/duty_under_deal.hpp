#pragma once

#include <optional>

#include "tarex/sectors.hpp"

namespace tarex::detail {

/// Duty of the products of a sum under the supposed deal; nothing if none was named,
/// or if one of them is rejected there.
/// @param sum  of a sector of the basket, or its `inside` or `outside`
[[nodiscard]] std::optional<MoneySumRange> duty_under(const Basket& basket, const Basket* deal,
                                                      const SectorSum& sum);

}  // namespace tarex::detail
