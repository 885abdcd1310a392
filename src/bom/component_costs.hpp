#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "tarex/bom.hpp"

/// What components cost, in the currency of their product's price.
namespace tarex::detail {

/// Currency -> units per USD, in millionths.
using ExchangeRates = std::map<std::string, std::int64_t>;

/// Once all cells of a product are read: costs that only their currency makes readable, and what
/// brings the costs into the currency of the price. A rate that the product states is read as the
/// reader of its line reads it. A currency without a rate is a fault of the product.
/// @param fx  of the run
void settle_costs(BomProduct& product, const ExchangeRates& fx);

}  // namespace tarex::detail
