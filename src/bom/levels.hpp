#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tarex/bom.hpp"

/// The tree of an indented bill: its rows say how deep they stand, by levels (`2`, `..2`) or by
/// outline numbers (`1.2`).
namespace tarex::detail {

/// One row of such a bill.
struct PlacedPart {
  Component component;
  std::string place;  ///< as written; empty = a part of the product itself
  int line = 0;       ///< of the cell that says it
  int column = 0;
};

/// Whether a place can only be an outline number.
[[nodiscard]] bool is_outline(std::string_view place);

/// Hangs every part below the last one of the level above. A product has levels or outline numbers,
/// never both: it has outline numbers where one of its places can be nothing else.
/// @param header    of the column of places, for messages
/// @param outline_elsewhere  another product of the file has outline numbers. Then places that
///   count 1, 2, 3 are taken for such numbers too, with a warning: as levels each part would stand
///   below the one before.
/// @param errors    gets, with line and column: what is no level, a level that jumps, levels for
///   some rows only
/// @return the parts of the product, in the order of the rows
[[nodiscard]] std::vector<Component> tree_of_levels(std::vector<PlacedPart> parts,
                                                    std::string_view header, bool outline_elsewhere,
                                                    Errors& errors,
                                                    std::vector<std::string>& warnings);

}  // namespace tarex::detail
