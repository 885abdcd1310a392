#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tarex/bom.hpp"

/// A bill whose price is per piece, for a lot of another size.
namespace tarex::detail {

struct ResizedBill {
  BomProduct product;
  std::vector<std::string> scaled;  ///< columns of its own lot that were brought to the other
};

/// What a product states of its whole lot (freight and other costs, contents, weights, amounts) is
/// brought to the other lot in proportion, half up to a millionth, or to a whole unit of a currency
/// without coins. What cannot be read stays: the line says what is wrong with it.
/// @param schedule  whose facts the columns are
/// @param quantity  pieces of the other lot, in millionths
/// @param stated    whether that lot says how many there are
[[nodiscard]] ResizedBill for_lot(const BomProduct& product, const Schedule& schedule,
                                  std::int64_t quantity, bool stated);

}  // namespace tarex::detail
