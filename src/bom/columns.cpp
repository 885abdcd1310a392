#include "bom/columns.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

#include "base/letters.hpp"
#include "rows/mass_units.hpp"
#include "rows/money_text.hpp"
#include "text/suggest.hpp"
#include "text/tidy.hpp"
#include "text/utf8.hpp"

namespace tarex::detail {
namespace {

struct ColumnName {
  std::string_view name;
  ComponentColumn column;
};

/// The first name of each column is its own; the others are what exports call it.
constexpr ColumnName kColumns[] = {
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
    {"part_no", ComponentColumn::item},
    {"part_number", ComponentColumn::item},
    {"component_no", ComponentColumn::item},
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
    {"qty", ComponentColumn::quantity},
    {"qty_per", ComponentColumn::quantity},
    {"qty_per_parent", ComponentColumn::quantity},
    {"수량", ComponentColumn::quantity},
    {"소요량", ComponentColumn::quantity},
    {"unit", ComponentColumn::unit},
    {"uom", ComponentColumn::unit},
    {"단위", ComponentColumn::unit},
    {"value", ComponentColumn::value},
    {"unit_cost", ComponentColumn::value},
    {"unit_price", ComponentColumn::value},
    {"cost", ComponentColumn::value},
    {"rate", ComponentColumn::value},
    {"단가", ComponentColumn::value},
    {"currency", ComponentColumn::currency},
    {"통화", ComponentColumn::currency},
    {"화폐", ComponentColumn::currency},
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
    {"country_of_origin", ComponentColumn::origin},
    {"원산지", ComponentColumn::origin},
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
    {"hs_code", ComponentColumn::hs},
    {"hs코드", ComponentColumn::hs},
    {"세번", ComponentColumn::hs},
    {"packaging", ComponentColumn::packaging},
    {"is_packaging", ComponentColumn::packaging},
    {"포장재", ComponentColumn::packaging},
    {"포장", ComponentColumn::packaging},
};

/// Korean words may be set apart or not: 상위 품번, 상위품번.
bool is_korean(std::string_view key) {
  return std::any_of(key.begin(), key.end(),
                     [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

}  // namespace

std::string normal_name(std::string_view name) {
  std::string scratch;
  std::string key = lower_case(tidy(name, scratch));
  std::replace(key.begin(), key.end(), ' ', '_');
  std::replace(key.begin(), key.end(), '-', '_');
  return key;
}

std::optional<ComponentColumn> component_column(std::string_view name) {
  std::string key = normal_name(name);
  if (is_korean(key)) {
    key.erase(std::remove(key.begin(), key.end(), '_'), key.end());
  }
  const auto* found = std::find_if(std::begin(kColumns), std::end(kColumns),
                                   [&](const ColumnName& c) { return c.name == key; });
  return found == std::end(kColumns) ? std::nullopt : std::optional(found->column);
}

std::string_view component_column_name(ComponentColumn column) {
  return std::find_if(std::begin(kColumns), std::end(kColumns),
                      [&](const ColumnName& c) { return c.column == column; })
      ->name;
}

std::optional<std::string_view> misspelled_component_column(std::string_view name) {
  const std::string key = normal_name(name);
  const std::size_t length = count_code_points(key);
  if (length < 6) {
    return std::nullopt;
  }
  std::vector<std::string_view> names{"components"};
  for (const ColumnName& column : kColumns) {
    names.push_back(column.name);
  }
  const auto near = nearest(key, names, length >= 10 ? 2 : 1);
  return near && count_code_points(*near) >= 5 ? near : std::nullopt;
}

NamedColumn named_component_column(std::string_view header) {
  NamedColumn out;
  out.name = std::string(trim_blanks(header));
  out.meaning = component_column(header);
  const std::string key = normal_name(header);
  if (out.meaning) {
    // `weight_kg` and `unit_weight_kg` are names of their own; kg is what they say anyway.
    return out;
  }
  const std::size_t open = key.find_first_of("([");
  std::string base;
  std::string unit;
  if (open != std::string::npos && (key.back() == ')' || key.back() == ']')) {
    base = key.substr(0, open);
    unit = key.substr(open + 1, key.size() - open - 2);
  } else if (const std::size_t last = key.rfind('_'); last != std::string::npos) {
    base = key.substr(0, last);
    unit = key.substr(last + 1);
  }
  while (base.ends_with('_')) {
    base.pop_back();
  }
  const auto meaning = component_column(base);
  unit = upper_case(unit);
  const auto currency =
      meaning == ComponentColumn::value ? read_currency(unit) : std::optional<Currency>();
  if (currency || (meaning == ComponentColumn::weight && find_mass_unit(unit) != nullptr)) {
    out.name = base;
    out.meaning = meaning;
    out.unit = currency ? currency->code() : unit;
  }
  return out;
}

UnitOf unit_of_component_column(ComponentColumn column) {
  return column == ComponentColumn::value       ? UnitOf::amount
         : column == ComponentColumn::weight    ? UnitOf::any_mass
         : column == ComponentColumn::metal_pct ? UnitOf::percent
                                                : UnitOf::anything;
}

}  // namespace tarex::detail
