#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "tarex/bom.hpp"

/// The tree of a bill whose rows name the part above them, as parts lists of ERP systems do.
namespace tarex::detail {

/// One row of such a bill.
struct NamedPart {
  Component component;
  std::string name;    ///< what rows below it call it: its part number or its position
  std::string parent;  ///< empty = a part of the product itself
  int line = 0;        ///< of the cell that names the parent
  int column = 0;
};

/// Hangs every part below the part it names; rows may stand in any order. A part that several
/// assemblies use has its parts in each of them.
/// @param top        what parts call the product itself
/// @param header     of the column that names parents, for messages
/// @param elsewhere  says where a name that the product does not have stands else; empty = nowhere
/// @param errors     gets, with line and column: a parent that is not in the product, a part that
///   contains itself, the parts of a part listed once for each of its places, a tree too large
/// @return the parts of the product, in the order of the rows
[[nodiscard]] std::vector<Component> tree_of_parts(
    std::vector<NamedPart> parts, std::string_view top, std::string_view header,
    const std::function<std::string(const std::string&)>& elsewhere, Errors& errors);

}  // namespace tarex::detail
