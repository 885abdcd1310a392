#include "bom/json_products.hpp"

#include <algorithm>

#include "base/quoted.hpp"
#include "bom/assembly.hpp"
#include "bom/json_values.hpp"
#include "bom/product_columns.hpp"
#include "bom/said_currency.hpp"
#include "bom/said_term.hpp"
#include "rows/totals.hpp"
#include "text/json_words.hpp"

namespace tarex::detail {
namespace {

/// In JSON the tree is that of the file.
bool is_place(ComponentColumn column) {
  return column == ComponentColumn::level || column == ComponentColumn::parent ||
         column == ComponentColumn::parent_position || column == ComponentColumn::position;
}

/// Codes and part numbers lose leading zeros where they are written as numbers.
bool is_reference(std::string_view name) {
  return name == "hs" || name == "sku" || name == "chapter98";
}

Error number_for_text(const std::string& key, const JsonValue& value) {
  Error error =
      fault_at(value, ErrorCode::bad_json, quoted(key) + " is a number",
               "write it in quotes, \"" + value.text + "\": a number loses leading zeros");
  error.field = key;
  error.value = value.text;
  return error;
}

/// A field that means nothing goes into the output under that name, with the value as it is.
void carry_as(const std::string& name, const JsonValue& member, BomField& field) {
  if (name.empty()) {
    return;
  }
  const bool is_text = member.kind == JsonValue::Kind::string;
  field.name = name;
  field.text = is_text ? member.text : field.text;
  field.json = is_text ? std::string() : json_of(member);
  field.carried = true;
}

/// A key that means nothing is carried through, unless it is a slip of the pen.
/// @param name   what the output calls it; empty for a place in the tree
/// @param meant  the key that it nearly spells
void carry_unknown(const JsonKey& key, const BomCell& cell, const JsonValue& member,
                   const std::string& name, std::optional<std::string_view> meant, Component& out,
                   Errors& errors) {
  if (meant) {
    Error error =
        cell_error(cell, ErrorCode::unknown_key, quoted(key.name) + " is not a key of a component",
                   "did you mean " + quoted(*meant) + "?");
    error.where = {"", key.line, key.column};
    errors.push_back(std::move(error));
  } else {
    BomField extra{key.name, std::string(cell.text), cell.line, cell.column};
    carry_as(name, member, extra);
    out.extras.push_back(std::move(extra));
  }
}

}  // namespace

BomProduct JsonProducts::read(const JsonValue& value) const {
  BomProduct out;
  out.line = value.line;
  out.column = value.column;
  if (value.kind != JsonValue::Kind::object) {
    out.errors.push_back(
        fault_at(value, ErrorCode::bad_json, "a product is an object, not " + a_kind(value),
                 "write {\"sku\": …, \"hs\": …, \"price\": …, \"components\": […]}"));
    return out;
  }
  bool has_components = false;
  Component all;  // what the product says of all metal in it
  std::vector<ComponentColumn> said;
  const auto members = members_of(value, out.errors);
  for (const auto& [key, member] : members) {
    if (key.name == "components") {
      has_components = member.kind != JsonValue::Kind::null;
      JsonKeys::Quantities quantities;
      keys_.find_quantities(member, quantities);
      read_list(member, quantities.stated, out.components, out.errors);
      if (!quantities.stated && !quantities.likely.empty()) {
        out.warnings.push_back(uncounted_warning(quantities.likely));
      }
      if (!keys_.likely_cost().empty()) {
        out.warnings.push_back(uncosted_warning(keys_.likely_cost()));
      }
    } else if (key.name == "price" && member.kind == JsonValue::Kind::object) {
      read_price(member, out);
    } else if (key.name == "id" && member.kind == JsonValue::Kind::string &&
               value.find("sku") == nullptr) {
      read_field(key, "sku", member, out);
    } else if (keys_.says_made(key.name)) {
      read_member(key, member, keys_.of_component(key.name), said, all, out.errors);
    } else {
      read_field(key, keys_.of_product(key.name), member, out);
    }
  }
  if (!has_components) {
    out.errors.push_back(
        fault_at(value, ErrorCode::missing_key, "there is no list of components",
                 "list what the product is made of: \"components\": [{\"name\": …, "
                 "\"material\": …, \"value\": …, \"weight_kg\": …}]"));
  }
  state_currency(members, out);
  out.made = {all.melt, all.smelt, all.smelt_secondary, all.cast};
  components_.finish(out);
  return out;
}

/// A price that is an object says its currency beside the amount.
void JsonProducts::read_price(const JsonValue& price, BomProduct& out) const {
  for (const auto& [part, of_price] : members_of(price, out.errors)) {
    const bool amount = part.name == "amount" || part.name == "value";
    read_field(part, amount ? "price" : keys_.of_product(part.name), of_price, out);
  }
}

/// @param name  what the key means, as a column of a product may be called
void JsonProducts::read_field(const JsonKey& key, const std::string& name, const JsonValue& member,
                              BomProduct& out) const {
  const auto text = plain_text(member);
  BomField field{product_column(name, book_), text.value_or(""), member.line, member.column, {}};
  if (member.kind == JsonValue::Kind::number || member.kind == JsonValue::Kind::boolean ||
      member.kind == JsonValue::Kind::null) {
    field.json = member.kind == JsonValue::Kind::null ? "null" : member.text;
  }
  const auto meant = keys_.misspelled(key.name, field.name);
  if (!meant && !is_product_column(field.name, book_)) {
    carry_as(keys_.carried(key.name), member, field);
  }
  if (meant) {
    out.errors.push_back(key_fault(key, quoted(key.name) + " is not a key of a product", *meant));
  } else if (is_reference(field.name) && member.kind == JsonValue::Kind::number) {
    out.errors.push_back(number_for_text(key.name, member));
    out.fields.push_back(std::move(field));
  } else if (!text && !field.carried) {
    out.errors.push_back(fault_at(member, ErrorCode::bad_json,
                                  quoted(key.name) + " is " + a_kind(member),
                                  "write a text or a number"));
    out.errors.back().field = field.name;
    out.fields.push_back(std::move(field));
  } else if (out.find(field.name) != nullptr) {
    out.errors.push_back(fault_at(member, ErrorCode::duplicate_key, "two keys mean " + field.name,
                                  "keep one of them"));
  } else {
    out.fields.push_back(std::move(field));
  }
}

/// The currencies that keys of the product's amounts say. That of the price is the product's, as is
/// its term of delivery; the others are held against it.
void JsonProducts::state_currency(std::span<const std::pair<JsonKey, JsonValue>> members,
                                  BomProduct& out) const {
  for (const bool of_price : {true, false}) {
    for (const auto& [key, member] : members) {
      const std::string column = keys_.of_product(key.name);
      if (key.name == "components" || member.kind == JsonValue::Kind::object ||
          of_price != (column == "price" || column == "value")) {
        continue;
      }
      const std::string term = of_price ? keys_.said_term(key, out.errors) : std::string();
      if (!term.empty()) {
        take_term(out, {"incoterm", term, member.line, member.column}, key.name);
      }
      const std::string code =
          keys_.said_currency(key, column, unit_of_product_column(column, book_), out.errors);
      const bool stated = out.find("currency") != nullptr;
      if (code.empty() || (!of_price && !stated && code == Currency().code())) {
        continue;
      }
      if (!of_price && !stated) {
        out.errors.push_back(key_fault(
            key, quoted(key.name) + " is in " + code + ", and nothing says that the price is",
            "name the currency of the product, too: \"currency\": " + quoted(code)));
      } else if (other_currency(out, {"currency", code, member.line, member.column})) {
        out.errors.push_back(
            key_fault(key, quoted(key.name) + " says " + code + ", and the currency is another",
                      "all amounts of a product are in one currency"));
      } else {
        continue;
      }
      out.errors.back().code = ErrorCode::inconsistent;
    }
  }
}

void JsonProducts::read_list(const JsonValue& value, bool counted, std::vector<Component>& out,
                             Errors& errors) const {
  if (value.kind == JsonValue::Kind::null) {
    return;
  }
  if (value.kind != JsonValue::Kind::array) {
    errors.push_back(fault_at(value, ErrorCode::bad_json, "components is " + a_kind(value),
                              "write a list: [{…}, {…}]"));
    return;
  }
  for (const JsonValue& item : value.items) {
    if (item.kind == JsonValue::Kind::object) {
      out.push_back(component(item, counted, errors));
    } else {
      errors.push_back(
          fault_at(item, ErrorCode::bad_json, "a component is an object, not " + a_kind(item),
                   "write {\"name\": …, \"material\": …, \"quantity\": …, \"value\": …, "
                   "\"weight_kg\": …}"));
    }
  }
}

Component JsonProducts::component(const JsonValue& value, bool counted, Errors& errors) const {
  Component out;
  Errors own;
  out.line = value.line;
  out.column = value.column;
  std::vector<ComponentColumn> seen;
  for (const auto& [key, member] : members_of(value, own)) {
    if (key.name == "components") {
      read_list(member, counted, out.components, own);
      continue;
    }
    read_member(key, member, keys_.of_component(key.name), seen, out, own);
  }
  if (out.material.empty() && out.hs.empty() && out.components.empty() && names_total(out.name)) {
    own.push_back(component_error(out, ErrorCode::inconsistent, "this looks like a row of totals",
                                  "leave it out: what its rows come to is added up"));
  }
  if (counted && std::find(seen.begin(), seen.end(), ComponentColumn::quantity) == seen.end()) {
    out.quantity.reset();  // as an empty cell
  }
  components_.finish(out, own);
  errors.insert(errors.end(), own.begin(), own.end());
  return out;
}

/// @param named  what the key means
/// @param seen   columns that members before it mean
void JsonProducts::read_member(const JsonKey& key, const JsonValue& member,
                               const NamedColumn& named, std::vector<ComponentColumn>& seen,
                               Component& out, Errors& errors) const {
  const auto column = named.meaning;
  const std::string mapped =
      column ? keys_.mapped_unit(key, keys_.ours(key.name), unit_of_component_column(*column),
                                 column == ComponentColumn::value, errors)
             : std::string();
  const std::string& unit = mapped.empty() ? named.unit : mapped;
  const auto text = plain_text(member);
  const BomCell cell{key.name, text ? std::string_view(*text) : std::string_view(), member.line,
                     member.column, unit};
  if (column == ComponentColumn::hs && member.kind == JsonValue::Kind::number) {
    errors.push_back(number_for_text(key.name, member));
  } else if (!column || is_place(*column)) {
    carry_unknown(key, cell, member, column ? std::string() : keys_.carried(key.name),
                  keys_.misspelled_of_component(key.name), out, errors);
  } else if (!text || member.kind == JsonValue::Kind::array) {
    errors.push_back(fault_at(member, ErrorCode::bad_json,
                              quoted(key.name) + " is " + a_kind(member),
                              "write a text or a number"));
  } else if (std::find(seen.begin(), seen.end(), *column) != seen.end()) {
    errors.push_back(fault_at(member, ErrorCode::duplicate_key,
                              "two keys mean " + std::string(component_column_name(*column)),
                              "keep one of them"));
  } else {
    seen.push_back(*column);
    components_.read(*column, cell, out, errors);
  }
}

}  // namespace tarex::detail
