#pragma once

#include "bom/forms.hpp"

/// Columns of a CSV bill that mean a thing because no other one does.
namespace tarex::detail {

/// Gives names like `price` and `usage` to components where no other column is their cost or
/// quantity. Where none is their quantity, the header gets one that may be.
/// @param priced  the product has a price of its own, in a column or in its row
void take_second_choices(BillHeader& header, bool priced);

/// Whether a cell under `usage` may be a quantity: a number, or blank.
[[nodiscard]] bool is_quantity(std::string_view text);

/// Takes the second choice for quantities back: its cells hold words.
void give_back_quantity(BillHeader& header, const LawBook& book);

/// Where no row of a product fills in the column of prices, its value is the price, as without that
/// column.
void take_value_for_price(BillHeader& header);

}  // namespace tarex::detail
