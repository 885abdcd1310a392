#include "bom/own_row.hpp"

namespace tarex::detail {

OwnRowColumn in_own_row(ComponentColumn column) {
  switch (column) {
    case ComponentColumn::item:
      return {OwnRowUse::field, "sku"};
    case ComponentColumn::name:
      return {OwnRowUse::field, "product"};
    case ComponentColumn::quantity:
      return {OwnRowUse::field, "quantity"};
    case ComponentColumn::unit:
      return {OwnRowUse::field, "unit"};
    case ComponentColumn::value:
      return {OwnRowUse::field, "price"};
    case ComponentColumn::currency:
      return {OwnRowUse::field, "currency"};
    case ComponentColumn::origin:
      return {OwnRowUse::field, "origin"};
    case ComponentColumn::hs:
      return {OwnRowUse::field, "hs"};
    case ComponentColumn::level:
      return {OwnRowUse::field, {}};  // that it is the product's
    case ComponentColumn::parent:
    case ComponentColumn::parent_position:
    case ComponentColumn::position:
      return {OwnRowUse::place, {}};
    case ComponentColumn::weight:
    case ComponentColumn::weight_unit:
    case ComponentColumn::melt:
    case ComponentColumn::smelt:
    case ComponentColumn::smelt_secondary:
    case ComponentColumn::cast:
      return {OwnRowUse::of_parts, {}};
    case ComponentColumn::material:
      return {OwnRowUse::material, {}};
    case ComponentColumn::metal_pct:
    case ComponentColumn::packaging:
      return {OwnRowUse::nothing, {}};
  }
  return {OwnRowUse::nothing, {}};
}

}  // namespace tarex::detail
