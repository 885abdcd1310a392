#pragma once

#include <string>

#include "tarex/sectors.hpp"

namespace tarex {

/// Sectors with a deal against those without, and what being outside costs.
/// @param deal  the same basket under a supposed deal; nullptr if none was named
[[nodiscard]] std::string sectors_text(const Basket& basket, const Basket* deal);
[[nodiscard]] std::string sectors_json(const Basket& basket, const Basket* deal);
/// One row per sector, then `inside` and `outside` together.
[[nodiscard]] std::string sectors_csv(const Basket& basket, const Basket* deal);

}  // namespace tarex
