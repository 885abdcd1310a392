#pragma once

#include <optional>
#include <string>

#include "tarex/bom.hpp"

/// The currency that the name of an amount says, against the one that its product states.
namespace tarex::detail {

/// Takes it for the product's, where that states none, or a sign that can stand for it (`$`). One
/// that cannot be read is left to the reader of the line.
/// @param said  its code as the text, with the place
/// @return the code of another currency that the product states; nothing where they agree
[[nodiscard]] std::optional<std::string> other_currency(BomProduct& product, BomField said);

}  // namespace tarex::detail
