#pragma once

#include <string>
#include <string_view>

#include "bom/columns.hpp"
#include "tarex/bom.hpp"

/// The kinds of cells of a component, each read by a function of its own. What is wrong is reported
/// with its place.
namespace tarex::detail {

/// A cell or member with its place.
struct BomCell {
  std::string_view name;
  std::string_view text;
  int line = 0;
  int column = 0;
  std::string_view unit = {};  ///< what the header says of the cell's unit or currency
};

[[nodiscard]] Error cell_error(const BomCell& cell, ErrorCode code, std::string message,
                               std::string hint);

/// Whether the currency of a cell can be the one that a header or key says: its code or name, or a
/// sign that may stand for it. @param said  its code
[[nodiscard]] bool may_be_currency(std::string_view cell, std::string_view said);

/// A country, as ISO alpha-2. @param schedule  whose names of countries are understood
void read_place(const BomCell& cell, const Schedule& schedule, std::string& out, Errors& errors);

/// What is said of a column or key that is not read and may hold the quantities of components.
[[nodiscard]] std::string uncounted_warning(const std::string& name);
/// … and costs.
[[nodiscard]] std::string uncosted_warning(const std::string& name);

/// There is none of a component that has figures.
[[nodiscard]] Error none_of_component(const BomCell& cell);

/// Pieces per parent: not none.
void read_quantity(const BomCell& cell, Component& component, Errors& errors);

/// The currency of the cost, which its header may say, too.
void read_component_currency(const BomCell& cell, Component& component, Errors& errors);

/// A number; what is none may still be an amount of the currency, which another cell may state.
void read_value(const BomCell& cell, Component& component, Errors& errors);

/// A number, with a unit behind it or one that the header names; not another one than its column
/// of units says.
void read_weight(const BomCell& cell, Component& component, Errors& errors);

/// The unit of the weight, unless the weight has one itself.
void read_weight_unit(const BomCell& cell, Component& component, Errors& errors);

/// How much of the weight is the material, in percent; below 1 and without the sign it is in doubt.
void read_metal_share(const BomCell& cell, Component& component, Errors& errors);

/// Yes or no.
void read_packaging(const BomCell& cell, Component& component, Errors& errors);

}  // namespace tarex::detail
