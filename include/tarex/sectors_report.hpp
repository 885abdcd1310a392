#pragma once

#include <string>
#include <vector>

#include "tarex/sectors.hpp"

namespace tarex {

/// Sectors with a deal against those without, and what being outside costs.
/// @param deal  the same basket under a supposed deal; nullptr if none was named
[[nodiscard]] std::string sectors_text(const Basket& basket, const Basket* deal);
[[nodiscard]] std::string sectors_json(const Basket& basket, const Basket* deal);
/// What is to be minded of the products and of the law that they were priced by, and what of them
/// under the deal alone; text and JSON say it.
[[nodiscard]] std::vector<std::string> sectors_warnings(const Basket& basket, const Basket* deal);
/// One object, or row, per sector, then `inside` and `outside` together.
[[nodiscard]] std::string sectors_jsonl(const Basket& basket, const Basket* deal);
[[nodiscard]] std::string sectors_csv(const Basket& basket, const Basket* deal);

}  // namespace tarex
