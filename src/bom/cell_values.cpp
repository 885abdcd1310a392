#include "bom/cell_values.hpp"

#include "base/quoted.hpp"
#include "rows/field_text.hpp"
#include "rows/mass_units.hpp"
#include "rows/money_text.hpp"
#include "rows/yes_or_no.hpp"
#include "text/tidy.hpp"

namespace tarex::detail {
namespace {

std::optional<std::int64_t> read_micro(const BomCell& cell, Errors& errors) {
  std::string scratch;
  Result<std::int64_t> number = read_number(tidy(cell.text, scratch), 6);
  if (number) {
    return number.value();
  }
  errors.push_back(
      cell_error(cell, number.error().code, number.error().message, number.error().hint));
  return std::nullopt;
}

/// A column of units says another than the name of the column that it is of.
Error other_than_header(const BomCell& cell, std::string_view what, std::string_view in_header,
                        std::string_view in_cell) {
  return cell_error(cell, ErrorCode::inconsistent,
                    "the name says " + std::string(in_header) + ", and the " + std::string(what) +
                        " is " + std::string(in_cell),
                    "leave the unit out of the name, or correct one of them");
}

}  // namespace

bool may_be_currency(std::string_view cell, std::string_view said) {
  std::string scratch;
  const auto currency = Currency::parse(said);
  return currency && may_mean(tidy(cell, scratch), *currency);
}

Error cell_error(const BomCell& cell, ErrorCode code, std::string message, std::string hint) {
  Error error{code, std::move(message), {"", cell.line, cell.column}, std::move(hint)};
  error.field = std::string(cell.name);
  error.value = std::string(cell.text);
  return error;
}

void read_place(const BomCell& cell, const Schedule& schedule, std::string& out, Errors& errors) {
  std::string scratch;
  Result<ReadCountry> country = read_country(tidy(cell.text, scratch), schedule);
  if (country) {
    out = to_string(country.value().country);
  } else {
    errors.push_back(
        cell_error(cell, country.error().code, country.error().message, country.error().hint));
  }
}

std::string uncounted_warning(const std::string& name) {
  return "no quantities are read, each component counts once: if " + quoted(name) +
         " holds them, say --columns " + quoted(name + "=quantity");
}

std::string uncosted_warning(const std::string& name) {
  return "no costs of components are read, as more than one column may hold them: if " +
         quoted(name) + " holds those of one piece, say --columns " + quoted(name + "=value");
}

Error none_of_component(const BomCell& cell) {
  return cell_error(cell, ErrorCode::out_of_range,
                    "a component of quantity 0 is not in the product",
                    "leave its row out, or give the pieces per parent");
}

void read_quantity(const BomCell& cell, Component& component, Errors& errors) {
  component.quantity = read_micro(cell, errors);
  if (component.quantity == 0) {
    component.none_of_it = {std::string(cell.name), std::string(cell.text), cell.line, cell.column};
  }
}

void read_component_currency(const BomCell& cell, Component& component, Errors& errors) {
  if (component.currency.empty()) {
    component.currency = std::string(cell.text);
  } else if (!may_be_currency(cell.text, component.currency)) {
    errors.push_back(other_than_header(cell, "currency", component.currency, cell.text));
  }
}

void read_value(const BomCell& cell, Component& component, Errors& errors) {
  std::string scratch;
  const std::string_view text = tidy(cell.text, scratch);
  const Result<std::int64_t> number = read_number(text, 6);
  if (number) {
    component.value = number.value();
    component.point_in_doubt = may_be_thousands(text, Currency()) && number.value() % kMicro == 0;
  } else {
    component.amount =
        BomField{std::string(cell.name), std::string(cell.text), cell.line, cell.column};
  }
  if (cell.unit.empty()) {
    return;
  }
  if (component.currency.empty() || may_be_currency(component.currency, cell.unit)) {
    component.currency = std::string(cell.unit);
  } else {
    errors.push_back(other_than_header(cell, "currency", cell.unit, component.currency));
  }
}

void read_weight(const BomCell& cell, Component& component, Errors& errors) {
  const NumberWithUnit parts = split_unit(cell.text);
  const bool known = parts.unit.empty() || find_mass_unit(parts.unit) != nullptr;
  component.weight = read_micro(
      known ? BomCell{cell.name, parts.number, cell.line, cell.column, {}} : cell, errors);
  if (!parts.unit.empty() && known) {
    component.weight_unit = std::string(parts.unit);
    component.weight_has_unit = true;
  } else if (component.weight_unit.empty()) {
    component.weight_unit = std::string(cell.unit);
  } else if (!cell.unit.empty() && !is_same_mass_unit(cell.unit, component.weight_unit)) {
    errors.push_back(other_than_header(cell, "unit", cell.unit, component.weight_unit));
  }
}

void read_weight_unit(const BomCell& cell, Component& component, Errors& errors) {
  if (find_mass_unit(cell.text) == nullptr) {
    errors.push_back(cell_error(cell, ErrorCode::bad_word,
                                quoted(cell.text) + " is not a unit of weight",
                                "write g, kg, t or lb"));
  } else if (component.weight_unit.empty()) {
    component.weight_unit = std::string(cell.text);
  } else if (!component.weight_has_unit && !is_same_mass_unit(cell.text, component.weight_unit)) {
    errors.push_back(other_than_header(cell, "unit", component.weight_unit, cell.text));
  }
}

void read_metal_share(const BomCell& cell, Component& component, Errors& errors) {
  std::string scratch;
  std::string_view number = tidy(cell.text, scratch);
  const bool percent = number.ends_with('%');
  if (percent) {
    number = trim_blanks(number.substr(0, number.size() - 1));
  }
  const Result<std::int64_t> share = read_number(number, 7);
  if (share && share.value() <= kRateOne) {
    component.metal_share = Rate::from_ppb(share.value());
    component.share_in_doubt = !percent && share.value() > 0 && share.value() < kRateOne / 100;
    return;
  }
  errors.push_back(cell_error(
      cell, ErrorCode::bad_number, quoted(cell.text) + " is not a percentage from 0 to 100",
      share || share.error().hint.empty() ? "write 85 or 85%" : share.error().hint));
}

void read_packaging(const BomCell& cell, Component& component, Errors& errors) {
  if (const auto answer = yes_or_no_in_parts_list(normal_name(cell.text))) {
    component.packaging = *answer;
  } else {
    errors.push_back(cell_error(cell, ErrorCode::bad_word, quoted(cell.text) + " is not yes or no",
                                "write yes for packaging that does not count in the net weight"));
  }
}

}  // namespace tarex::detail
