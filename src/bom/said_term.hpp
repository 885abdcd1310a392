#pragma once

#include <string>
#include <string_view>

#include "tarex/bom.hpp"

/// The term of delivery that the name of a price says, against the one that its product states.
namespace tarex::detail {

/// Takes it for the product's, where that states none, and says so; one that is stated counts.
/// @param said    the term as the text, with the place of the price
/// @param header  the name, as messages call it
void take_term(BomProduct& product, BomField said, std::string_view header);

}  // namespace tarex::detail
