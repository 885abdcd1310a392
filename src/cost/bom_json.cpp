#include <algorithm>

#include "cost/bom_columns.hpp"
#include "cost/bom_reader.hpp"
#include "cost/fact_reader.hpp"
#include "text/json_reader.hpp"

/// The JSON form of a bill: {"products": [{…, "components": [{…, "components": […]}]}]}, or the
/// array alone.
namespace tarex::detail {
namespace {

using Kind = JsonValue::Kind;

std::string quoted(std::string_view text) { return "'" + std::string(text) + "'"; }

Error at(const JsonValue& value, ErrorCode code, std::string message, std::string hint) {
  return Error{code, std::move(message), {"", value.line, value.column}, std::move(hint)};
}

/// The text of a plain value; a list of words is joined by `;` (claims). Nothing for objects.
std::optional<std::string> plain_text(const JsonValue& value) {
  if (value.kind == Kind::array) {
    std::string joined;
    for (const JsonValue& item : value.items) {
      if (item.kind != Kind::string) {
        return std::nullopt;
      }
      joined += (joined.empty() ? "" : ";") + item.text;
    }
    return joined;
  }
  if (value.kind == Kind::object) {
    return std::nullopt;
  }
  return value.kind == Kind::null ? std::string() : std::string(trimmed(value.text));
}

class JsonBill {
 public:
  explicit JsonBill(const LawBook& book) : book_(book), components_(book) {}

  BomProduct product(const JsonValue& value) {
    BomProduct out;
    out.line = value.line;
    out.column = value.column;
    if (value.kind != Kind::object) {
      out.errors.push_back(at(value, ErrorCode::bad_json,
                              "a product is an object, not a " + std::string(kind_name(value.kind)),
                              "write {\"sku\": …, \"hs\": …, \"price\": …, \"components\": […]}"));
      return out;
    }
    for (const auto& [key, member] : value.members) {
      if (key.name == "components") {
        list(member, out.components, out.errors);
        continue;
      }
      const auto text = plain_text(member);
      BomField field{product_column(key.name, book_), text.value_or(""), member.line,
                     member.column};
      if (!text) {
        out.errors.push_back(at(member, ErrorCode::bad_json,
                                quoted(key.name) + " is a " + std::string(kind_name(member.kind)),
                                "write a text or a number"));
      } else if (out.find(field.name) != nullptr) {
        out.errors.push_back(at(member, ErrorCode::duplicate_key, "two keys mean " + field.name,
                                "keep one of them"));
      } else {
        out.fields.push_back(std::move(field));
      }
    }
    components_.check_currencies(out, out.errors);
    return out;
  }

 private:
  void list(const JsonValue& value, std::vector<Component>& out, Errors& errors) {
    if (value.kind == Kind::null) {
      return;
    }
    if (value.kind != Kind::array) {
      errors.push_back(at(value, ErrorCode::bad_json,
                          "components is a " + std::string(kind_name(value.kind)),
                          "write a list: [{…}, {…}]"));
      return;
    }
    for (const JsonValue& item : value.items) {
      if (item.kind == Kind::object) {
        out.push_back(component(item, errors));
      } else {
        errors.push_back(at(item, ErrorCode::bad_json,
                            "a component is an object, not a " + std::string(kind_name(item.kind)),
                            "write {\"name\": …, \"material\": …, \"quantity\": …, \"value\": …, "
                            "\"weight_kg\": …}"));
      }
    }
  }

  Component component(const JsonValue& value, Errors& errors) {
    Component out;
    out.line = value.line;
    out.column = value.column;
    std::vector<ComponentColumn> seen;
    for (const auto& [key, member] : value.members) {
      if (key.name == "components") {
        list(member, out.components, errors);
        continue;
      }
      const auto column = component_column(key.name);
      const auto text = plain_text(member);
      const BomCell cell{key.name, text ? std::string_view(*text) : std::string_view(), member.line,
                         member.column};
      if (!column || column == ComponentColumn::level) {
        unknown(key, cell, out, errors);
      } else if (!text || member.kind == Kind::array) {
        errors.push_back(at(member, ErrorCode::bad_json,
                            quoted(key.name) + " is a " + std::string(kind_name(member.kind)),
                            "write a text or a number"));
      } else if (std::find(seen.begin(), seen.end(), *column) != seen.end()) {
        errors.push_back(at(member, ErrorCode::duplicate_key,
                            "two keys mean " + std::string(component_column_name(*column)),
                            "keep one of them"));
      } else {
        seen.push_back(*column);
        components_.read(*column, cell, out, errors);
      }
    }
    return out;
  }

  static void unknown(const JsonKey& key, const BomCell& cell, Component& out, Errors& errors) {
    if (const auto meant = misspelled_component_column(key.name)) {
      Error error = cell_error(cell, ErrorCode::unknown_key,
                               quoted(key.name) + " is not a key of a component",
                               "did you mean " + quoted(*meant) + "?");
      error.where = {"", key.line, key.column};
      errors.push_back(std::move(error));
    } else {
      out.extras.push_back({key.name, std::string(cell.text), cell.line, cell.column});
    }
  }

  const LawBook& book_;
  ComponentReader components_;
};

}  // namespace

Result<std::vector<BomProduct>> read_json_bill(const std::string& text, const std::string& file,
                                               const LawBook& book) {
  Result<JsonValue> parsed = parse_json(text, file);
  if (!parsed) {
    return parsed.error();
  }
  const JsonValue& root = parsed.value();
  const JsonValue* list = root.kind == Kind::array ? &root : root.find("products");
  if (list == nullptr || list->kind != Kind::array) {
    const JsonValue& place = list == nullptr ? root : *list;
    Error error =
        at(place, ErrorCode::missing_key, "there is no list of products",
           "write {\"products\": [{\"sku\": …, \"hs\": …, \"price\": …, \"components\": […]}]}");
    error.where.file = file;
    return error;
  }
  JsonBill reader(book);
  std::vector<BomProduct> out;
  for (const JsonValue& product : list->items) {
    out.push_back(reader.product(product));
  }
  return out;
}

}  // namespace tarex::detail
