#include "cost/bom_columns.hpp"

#include <algorithm>
#include <array>

#include "cost/fact_reader.hpp"
#include "text/suggest.hpp"
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
    {"레벨", ComponentColumn::level},
    {"단계", ComponentColumn::level},
    {"item", ComponentColumn::item},
    {"item_code", ComponentColumn::item},
    {"part_no", ComponentColumn::item},
    {"part_number", ComponentColumn::item},
    {"품번", ComponentColumn::item},
    {"품목코드", ComponentColumn::item},
    {"name", ComponentColumn::name},
    {"component", ComponentColumn::name},
    {"description", ComponentColumn::name},
    {"품명", ComponentColumn::name},
    {"material", ComponentColumn::material},
    {"재질", ComponentColumn::material},
    {"quantity", ComponentColumn::quantity},
    {"qty", ComponentColumn::quantity},
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
    {"weight_kg", ComponentColumn::weight_kg},
    {"unit_weight_kg", ComponentColumn::weight_kg},
    {"중량", ComponentColumn::weight_kg},
    {"단위중량", ComponentColumn::weight_kg},
    {"metal_pct", ComponentColumn::metal_pct},
    {"metal_pct_weight", ComponentColumn::metal_pct},
    {"함량", ComponentColumn::metal_pct},
    {"origin", ComponentColumn::origin},
    {"원산지", ComponentColumn::origin},
    {"melt", ComponentColumn::melt},
    {"melt_pour", ComponentColumn::melt},
    {"용해국", ComponentColumn::melt},
    {"smelt", ComponentColumn::smelt},
    {"smelt_primary", ComponentColumn::smelt},
    {"제련국", ComponentColumn::smelt},
    {"cast", ComponentColumn::cast},
    {"주조국", ComponentColumn::cast},
    {"hs", ComponentColumn::hs},
    {"hs_code", ComponentColumn::hs},
    {"hs코드", ComponentColumn::hs},
    {"packaging", ComponentColumn::packaging},
    {"is_packaging", ComponentColumn::packaging},
    {"포장재", ComponentColumn::packaging},
};

std::string quoted(std::string_view text) { return "'" + std::string(text) + "'"; }

void read_country(const BomCell& cell, std::string& out, Errors& errors) {
  const auto country = Country::parse(cell.text);
  if (country && is_assigned(*country)) {
    out = to_string(*country);
  } else {
    errors.push_back(cell_error(cell, ErrorCode::bad_country,
                                quoted(cell.text) + " is not a country",
                                "write the two letters of ISO 3166, e.g. KR"));
  }
}

std::optional<std::int64_t> read_number(const BomCell& cell, Errors& errors) {
  const auto micro = parse_decimal(cell.text, 6);
  if (!micro) {
    // The hint for amounts knows exponents, separators and signs.
    Result<Money> amount = parse_amount(cell.text, Currency());
    errors.push_back(cell_error(cell, ErrorCode::bad_number,
                                quoted(cell.text) + " is not a decimal number",
                                amount ? std::string() : amount.error().hint));
  }
  return micro;
}

}  // namespace

std::string normal_name(std::string_view name) {
  std::string key(trimmed(name));
  std::transform(key.begin(), key.end(), key.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c == ' ' || c == '-' ? '_' : c;
  });
  return key;
}

std::optional<ComponentColumn> component_column(std::string_view name) {
  const std::string key = normal_name(name);
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

std::string product_column(std::string_view name, const LawBook& book) {
  const std::string key = normal_name(name);
  for (const std::string_view price : {"price", "unit_price", "단가", "판매단가"}) {
    if (key == price) {
      return "price";
    }
  }
  for (const std::string& destination : book.destinations()) {
    std::string canonical = canonical_column(key, *book.schedule(destination));
    if (!canonical.empty()) {
      return canonical;
    }
  }
  return std::string(trimmed(name));
}

Error cell_error(const BomCell& cell, ErrorCode code, std::string message, std::string hint) {
  Error error{code, std::move(message), {"", cell.line, cell.column}, std::move(hint)};
  error.field = std::string(cell.name);
  error.value = std::string(cell.text);
  return error;
}

ComponentReader::ComponentReader(const LawBook& book) {
  for (const std::string& destination : book.destinations()) {
    for (const Material& material : materials_of(*book.schedule(destination))) {
      if (std::find(materials_.begin(), materials_.end(), material.name) == materials_.end()) {
        materials_.push_back(material.name);
      }
    }
  }
}

void ComponentReader::read_material(const BomCell& cell, Component& component,
                                    Errors& errors) const {
  const std::string word = normal_name(cell.text);
  const bool listed = std::find(materials_.begin(), materials_.end(), word) != materials_.end();
  if (listed || word == "other" || (word.starts_with("other:") && word.size() > 6)) {
    component.material = word;
    return;
  }
  std::string all;
  for (const std::string& material : materials_) {
    all += material + ", ";
  }
  const std::vector<std::string_view> names(materials_.begin(), materials_.end());
  const auto near = nearest(word, names, 2);
  errors.push_back(cell_error(cell, ErrorCode::bad_word, quoted(cell.text) + " is not a material",
                              near ? "did you mean " + quoted(*near) + "?"
                                   : "write " + all +
                                         "or other:" + (word.empty() ? "rubber" : word) +
                                         " for what is none of them"));
}

void ComponentReader::read(ComponentColumn column, const BomCell& cell, Component& component,
                           Errors& errors) const {
  if (cell.text.empty()) {
    if (column == ComponentColumn::quantity) {
      component.quantity.reset();  // an empty cell is "not known"; an absent column means one piece
    }
    return;
  }
  switch (column) {
    case ComponentColumn::level:
      return;
    case ComponentColumn::item:
      component.extras.push_back({"item", std::string(cell.text), cell.line, cell.column});
      if (component.name.empty()) {
        component.name = std::string(cell.text);
      }
      return;
    case ComponentColumn::name:
      component.name = std::string(cell.text);
      return;
    case ComponentColumn::material:
      return read_material(cell, component, errors);
    case ComponentColumn::quantity:
      component.quantity = read_number(cell, errors);
      return;
    case ComponentColumn::unit:
      component.unit = std::string(cell.text);
      return;
    case ComponentColumn::value:
      component.value = read_number(cell, errors);
      return;
    case ComponentColumn::currency:
      component.extras.push_back({"currency", std::string(cell.text), cell.line, cell.column});
      return;
    case ComponentColumn::weight_kg:
      component.weight_kg = read_number(cell, errors);
      return;
    case ComponentColumn::metal_pct: {
      const std::string_view number =
          cell.text.ends_with('%') ? cell.text.substr(0, cell.text.size() - 1) : cell.text;
      const auto share = parse_decimal(number, 7);
      if (share && *share <= kRateOne) {
        component.metal_share = Rate::from_ppb(*share);
      } else {
        errors.push_back(cell_error(cell, ErrorCode::bad_number,
                                    quoted(cell.text) + " is not a percentage from 0 to 100",
                                    "write 85 or 85%"));
      }
      return;
    }
    case ComponentColumn::origin:
      return read_country(cell, component.origin, errors);
    case ComponentColumn::melt:
      return read_country(cell, component.melt, errors);
    case ComponentColumn::smelt:
      return read_country(cell, component.smelt, errors);
    case ComponentColumn::cast:
      return read_country(cell, component.cast, errors);
    case ComponentColumn::hs:
      component.hs = std::string(cell.text);
      return;
    case ComponentColumn::packaging: {
      const std::string word = normal_name(cell.text);
      component.packaging = word == "yes" || word == "y" || word == "true" || word == "1";
      if (!component.packaging && word != "no" && word != "n" && word != "false" && word != "0") {
        errors.push_back(
            cell_error(cell, ErrorCode::bad_word, quoted(cell.text) + " is not yes or no",
                       "write yes for packaging that does not count in the net weight"));
      }
      return;
    }
  }
}

namespace {

void check_currency(const Component& component, const std::string& expected, Errors& errors) {
  for (const BomField& extra : component.extras) {
    if (extra.name == "currency" && Currency::parse(extra.text) != Currency::parse(expected)) {
      errors.push_back(
          cell_error({"currency", extra.text, extra.line, extra.column}, ErrorCode::bad_currency,
                     quoted(extra.text) + " is not the product's currency, " + expected,
                     "write all costs of a product in the currency of its price"));
    }
  }
  for (const Component& part : component.components) {
    check_currency(part, expected, errors);
  }
}

}  // namespace

void ComponentReader::check_currencies(const BomProduct& product, Errors& errors) const {
  const std::string_view stated = product.text("currency");
  const std::string expected = stated.empty() ? Currency().code() : std::string(stated);
  for (const Component& component : product.components) {
    check_currency(component, expected, errors);
  }
}

}  // namespace tarex::detail
