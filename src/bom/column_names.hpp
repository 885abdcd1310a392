#pragma once

#include <string_view>

#include "bom/columns.hpp"

/// What files call the columns of components, as `column_key` writes them; Korean without blanks.
namespace tarex::detail {

struct PartName {
  std::string_view name;
  ComponentColumn column;
};

/// The first name of each column is its own; the others are what exports call it. What lines and
/// components have in common is in rows/column_names.hpp.
inline constexpr PartName kColumns[] = {
    {"level", ComponentColumn::level},
    {"lvl", ComponentColumn::level},
    {"bom_level", ComponentColumn::level},
    {"레벨", ComponentColumn::level},
    {"단계", ComponentColumn::level},
    {"parent", ComponentColumn::parent},
    {"parent_item", ComponentColumn::parent},
    {"parent_item_no", ComponentColumn::parent},
    {"parent_part", ComponentColumn::parent},
    {"parent_part_no", ComponentColumn::parent},
    {"parent_part_number", ComponentColumn::parent},
    {"parent_id", ComponentColumn::parent},
    {"parent_component", ComponentColumn::parent},
    {"부모", ComponentColumn::parent},
    {"부모품번", ComponentColumn::parent},
    {"부모품목", ComponentColumn::parent},
    {"모품번", ComponentColumn::parent},
    {"모품목", ComponentColumn::parent},
    {"모품목코드", ComponentColumn::parent},
    {"모자재", ComponentColumn::parent},
    {"상위품번", ComponentColumn::parent},
    {"상위품목", ComponentColumn::parent},
    {"상위품목코드", ComponentColumn::parent},
    {"상위자재", ComponentColumn::parent},
    {"parent_position", ComponentColumn::parent_position},
    {"parent_pos", ComponentColumn::parent_position},
    {"상위위치", ComponentColumn::parent_position},
    {"상위위치번호", ComponentColumn::parent_position},
    {"position", ComponentColumn::position},
    {"pos", ComponentColumn::position},
    {"position_no", ComponentColumn::position},
    {"위치번호", ComponentColumn::position},
    {"item", ComponentColumn::item},
    {"item_code", ComponentColumn::item},
    {"item_no", ComponentColumn::item},
    {"item_number", ComponentColumn::item},
    {"part_no", ComponentColumn::item},
    {"part_number", ComponentColumn::item},
    {"component_no", ComponentColumn::item},
    {"component_id", ComponentColumn::item},
    {"component_code", ComponentColumn::item},
    {"component_item", ComponentColumn::item},
    {"품번", ComponentColumn::item},
    {"품목코드", ComponentColumn::item},
    {"자재코드", ComponentColumn::item},
    {"자재번호", ComponentColumn::item},
    {"name", ComponentColumn::name},
    {"component", ComponentColumn::name},
    {"component_name", ComponentColumn::name},
    {"description", ComponentColumn::name},
    {"object_description", ComponentColumn::name},
    {"item_name", ComponentColumn::name},
    {"part_name", ComponentColumn::name},
    {"품명", ComponentColumn::name},
    {"부품명", ComponentColumn::name},
    {"자재명", ComponentColumn::name},
    {"material", ComponentColumn::material},
    {"재질", ComponentColumn::material},
    {"소재", ComponentColumn::material},
    {"quantity", ComponentColumn::quantity},
    {"q_ty", ComponentColumn::quantity},
    {"q’ty", ComponentColumn::quantity},
    {"qty_per", ComponentColumn::quantity},
    {"qty_per_parent", ComponentColumn::quantity},
    {"qty_per_assembly", ComponentColumn::quantity},
    {"quantity_per", ComponentColumn::quantity},
    {"quantity_per_parent", ComponentColumn::quantity},
    {"component_qty", ComponentColumn::quantity},
    {"component_quantity", ComponentColumn::quantity},
    {"소요량", ComponentColumn::quantity},
    {"소요수량", ComponentColumn::quantity},
    {"unit", ComponentColumn::unit},
    {"value", ComponentColumn::value},
    {"unit_cost", ComponentColumn::value},
    {"unit_price", ComponentColumn::value},
    {"cost", ComponentColumn::value},
    {"rate", ComponentColumn::value},
    {"단가", ComponentColumn::value},
    {"currency", ComponentColumn::currency},
    {"weight_kg", ComponentColumn::weight},
    {"weight", ComponentColumn::weight},
    {"unit_weight", ComponentColumn::weight},
    {"unit_weight_kg", ComponentColumn::weight},
    {"net_weight", ComponentColumn::weight},
    {"중량", ComponentColumn::weight},
    {"순중량", ComponentColumn::weight},
    {"무게", ComponentColumn::weight},
    {"단위중량", ComponentColumn::weight},
    {"단중", ComponentColumn::weight},
    {"weight_unit", ComponentColumn::weight_unit},
    {"weight_uom", ComponentColumn::weight_unit},
    {"중량단위", ComponentColumn::weight_unit},
    {"metal_pct", ComponentColumn::metal_pct},
    {"metal_pct_weight", ComponentColumn::metal_pct},
    {"함량", ComponentColumn::metal_pct},
    {"origin", ComponentColumn::origin},
    {"melt", ComponentColumn::melt},
    {"melt_pour", ComponentColumn::melt},
    {"melt_and_pour", ComponentColumn::melt},
    {"용해국", ComponentColumn::melt},
    {"smelt", ComponentColumn::smelt},
    {"smelt_primary", ComponentColumn::smelt},
    {"제련국", ComponentColumn::smelt},
    {"smelt_secondary", ComponentColumn::smelt_secondary},
    {"2차제련국", ComponentColumn::smelt_secondary},
    {"cast", ComponentColumn::cast},
    {"주조국", ComponentColumn::cast},
    {"hs", ComponentColumn::hs},
    {"packaging", ComponentColumn::packaging},
    {"is_packaging", ComponentColumn::packaging},
    {"포장재", ComponentColumn::packaging},
    {"포장", ComponentColumn::packaging},
};

/// Names that may mean a column, and mean another thing beside one that does: a `bom_qty` often is
/// what the whole bill makes.
inline constexpr PartName kSecondChoices[] = {
    {"price", ComponentColumn::value},        {"usage", ComponentColumn::quantity},
    {"usage_qty", ComponentColumn::quantity}, {"원단위", ComponentColumn::quantity},
    {"bom_qty", ComponentColumn::quantity},   {"bom_quantity", ComponentColumn::quantity},
};

/// What a line and a component have in common, by the name that it has in lines.
inline constexpr PartName kShared[] = {
    {"hs", ComponentColumn::hs},
    {"origin", ComponentColumn::origin},
    {"currency", ComponentColumn::currency},
    {"quantity", ComponentColumn::quantity},
    {"unit", ComponentColumn::unit},
};

/// Words behind a name that say that a quantity counts pieces.
inline constexpr std::string_view kPieces[] = {"ea", "each", "pc", "pcs", "piece", "pieces", "개"};

}  // namespace tarex::detail
