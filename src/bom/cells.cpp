#include "bom/cells.hpp"

#include <algorithm>

#include "base/quoted.hpp"
#include "bom/supposed.hpp"
#include "rows/field_text.hpp"
#include "rows/mass_units.hpp"
#include "rows/money_text.hpp"
#include "text/suggest.hpp"
#include "text/tidy.hpp"
#include "text/utf8.hpp"

namespace tarex::detail {
namespace {

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

/// A number; what is none may still be an amount of the currency, which another cell may state.
void read_value(const BomCell& cell, Component& component) {
  std::string scratch;
  const Result<std::int64_t> number = read_number(tidy(cell.text, scratch), 6);
  if (number) {
    component.value = number.value();
  } else {
    component.amount =
        BomField{std::string(cell.name), std::string(cell.text), cell.line, cell.column};
  }
}

/// The amount of a component as one of a product's is read.
void read_amount(const Currency& currency, Component& component, Errors& errors) {
  const BomField& field = *component.amount;
  std::string scratch;
  const std::string_view text = tidy(field.text, scratch);
  const Result<Money> amount = parse_amount(text, currency);
  if (amount) {
    component.value = amount.value().micro();
  } else {
    const BomCell cell{field.name, field.text, field.line, field.column, {}};
    const Error why = amount.error().code == ErrorCode::inconsistent ? amount.error()
                                                                     : read_number(text, 6).error();
    errors.push_back(cell_error(cell, why.code, why.message, why.hint));
  }
  component.amount.reset();
}

/// A number, with a unit behind it or one that the header names.
void read_weight(const BomCell& cell, Component& component, Errors& errors) {
  const NumberWithUnit parts = split_unit(cell.text);
  const bool known = parts.unit.empty() || find_mass_unit(parts.unit) != nullptr;
  component.weight = read_micro(
      known ? BomCell{cell.name, parts.number, cell.line, cell.column, {}} : cell, errors);
  if (!parts.unit.empty() && known) {
    component.weight_unit = std::string(parts.unit);
  } else if (component.weight_unit.empty() && !cell.unit.empty()) {
    component.weight_unit = std::string(cell.unit);
  }
}

void read_metal_share(const BomCell& cell, Component& component, Errors& errors) {
  std::string scratch;
  std::string_view number = tidy(cell.text, scratch);
  if (number.ends_with('%')) {
    number = trim_blanks(number.substr(0, number.size() - 1));
  }
  const Result<std::int64_t> share = read_number(number, 7);
  if (share && share.value() <= kRateOne) {
    component.metal_share = Rate::from_ppb(share.value());
    return;
  }
  errors.push_back(cell_error(cell, ErrorCode::bad_number,
                              quoted(cell.text) + " is not a percentage from 0 to 100",
                              "write 85 or 85%"));
}

void read_packaging(const BomCell& cell, Component& component, Errors& errors) {
  const std::string word = normal_name(cell.text);
  for (const std::string_view yes : {"yes", "y", "true", "1", "예", "○", "o"}) {
    component.packaging = component.packaging || word == yes;
  }
  for (const std::string_view no : {"no", "n", "false", "0", "아니오", "아니요"}) {
    if (word == no) {
      return;
    }
  }
  if (!component.packaging) {
    errors.push_back(cell_error(cell, ErrorCode::bad_word, quoted(cell.text) + " is not yes or no",
                                "write yes for packaging that does not count in the net weight"));
  }
}

std::optional<Currency> currency_of(std::string_view text) {
  std::string scratch;
  return read_currency(tidy(text, scratch));
}

/// One rate that is missing is one fault, in however many cells: the first, which says how many.
void merge_repeats(Errors& errors) {
  Errors once;
  std::vector<std::size_t> times;
  for (Error& error : errors) {
    const auto same = std::find_if(once.begin(), once.end(), [&](const Error& before) {
      return before.message == error.message && before.hint == error.hint;
    });
    if (same == once.end()) {
      once.push_back(std::move(error));
      times.push_back(1);
    } else {
      ++times[static_cast<std::size_t>(same - once.begin())];
    }
  }
  for (std::size_t i = 0; i < once.size(); ++i) {
    once[i].message += times[i] > 1 ? " (" + std::to_string(times[i]) + " components)" : "";
  }
  errors = std::move(once);
}

}  // namespace

Error cell_error(const BomCell& cell, ErrorCode code, std::string message, std::string hint) {
  Error error{code, std::move(message), {"", cell.line, cell.column}, std::move(hint)};
  error.field = std::string(cell.name);
  error.value = std::string(cell.text);
  return error;
}

std::vector<std::string> material_names(const LawBook& book) {
  std::vector<std::string> out;
  for (const std::string& destination : book.destinations()) {
    for (Material& material : materials_of(*book.schedule(destination))) {
      if (std::find(out.begin(), out.end(), material.name) == out.end()) {
        out.push_back(std::move(material.name));
      }
    }
  }
  return out;
}

ComponentReader::ComponentReader(const LawBook& book, const BomVocabulary& vocabulary)
    : materials_(material_names(book)),
      schedule_(*book.schedule(book.destinations().front())),
      vocabulary_(vocabulary) {}

void ComponentReader::read_material(const BomCell& cell, Component& component,
                                    Errors& errors) const {
  const auto mapped = vocabulary_.materials.find(cell.text);
  const std::string word = normal_name(mapped ? *mapped : cell.text);
  const bool listed = std::find(materials_.begin(), materials_.end(), word) != materials_.end();
  if (listed || word == "other" || (word.starts_with("other:") && word.size() > 6)) {
    component.material = word;
    return;
  }
  component.own_word = BomField{std::string(cell.name), word, cell.line, cell.column};
  std::string all;
  for (const std::string& material : materials_) {
    all += material + ", ";
  }
  const std::vector<std::string_view> names(materials_.begin(), materials_.end());
  const auto near = nearest(word, names, 2);
  errors.push_back(
      cell_error(cell, ErrorCode::bad_word, quoted(cell.text) + " is not a material",
                 near ? "did you mean " + quoted(*near) + "?"
                      : "write " + all +
                            "or other:WORD for what is none of them; the file's own words are "
                            "mapped: --materials " +
                            quoted(std::string(cell.text) + "=…")));
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
    case ComponentColumn::parent:
    case ComponentColumn::parent_position:
    case ComponentColumn::position:
      component.extras.push_back(
          {std::string(cell.name), std::string(cell.text), cell.line, cell.column});
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
      component.quantity = read_micro(cell, errors);
      if (component.quantity == 0) {
        errors.push_back(cell_error(cell, ErrorCode::out_of_range,
                                    "a component of quantity 0 is not in the product",
                                    "leave its row out, or give the pieces per parent"));
      }
      return;
    case ComponentColumn::unit:
      component.unit = std::string(cell.text);
      return;
    case ComponentColumn::value:
      read_value(cell, component);
      if (component.currency.empty()) {
        component.currency = std::string(cell.unit);
      }
      return;
    case ComponentColumn::currency:
      component.extras.push_back({"currency", std::string(cell.text), cell.line, cell.column});
      component.currency = std::string(cell.text);
      return;
    case ComponentColumn::weight:
      return read_weight(cell, component, errors);
    case ComponentColumn::weight_unit:
      if (find_mass_unit(cell.text) == nullptr) {
        errors.push_back(cell_error(cell, ErrorCode::bad_word,
                                    quoted(cell.text) + " is not a unit of weight",
                                    "write g, kg, t or lb"));
      } else if (component.weight_unit.empty()) {
        component.weight_unit = std::string(cell.text);
      }
      return;
    case ComponentColumn::metal_pct:
      return read_metal_share(cell, component, errors);
    case ComponentColumn::origin:
      return read_place(cell, schedule_, component.origin, errors);
    case ComponentColumn::melt:
      return read_place(cell, schedule_, component.melt, errors);
    case ComponentColumn::smelt:
      return read_place(cell, schedule_, component.smelt, errors);
    case ComponentColumn::smelt_secondary:
      return read_place(cell, schedule_, component.smelt_secondary, errors);
    case ComponentColumn::cast:
      return read_place(cell, schedule_, component.cast, errors);
    case ComponentColumn::hs:
      component.hs = std::string(cell.text);
      return;
    case ComponentColumn::packaging:
      return read_packaging(cell, component, errors);
  }
}

void ComponentReader::finish(Component& component, Errors& errors) const {
  if (component.own_word && component.metal_share == Rate()) {
    // Whatever it is called, none of it is metal.
    component.material = "other:" + component.own_word->text;
    std::erase_if(errors, [&](const Error& error) {
      return error.code == ErrorCode::bad_word && error.where.line == component.own_word->line &&
             error.where.column == component.own_word->column;
    });
  }
  if (!component.weight) {
    return;
  }
  const MassUnit* unit =
      find_mass_unit(component.weight_unit.empty() ? "kg" : component.weight_unit);
  component.weight_kg = unit == nullptr ? std::nullopt : kilograms(*component.weight, *unit);
  if (unit != nullptr && !component.weight_kg) {
    errors.push_back(cell_error({"weight", "", component.line, component.column},
                                ErrorCode::out_of_range, "the weight is more than tarex can hold",
                                "check its unit"));
  }
}

std::optional<std::int64_t> ComponentReader::per_usd(std::string_view currency) const {
  const auto stated = vocabulary_.fx.find(std::string(currency));
  if (stated != vocabulary_.fx.end()) {
    return stated->second;
  }
  return currency == Currency().code() ? std::optional(kMicro) : std::nullopt;
}

void ComponentReader::resolve(Component& component, std::string_view own,
                              std::optional<std::int64_t> own_per_usd, Errors& errors,
                              Errors& rates) const {
  if (!component.currency.empty()) {
    BomCell cell{"currency", component.currency, component.line, component.column, {}};
    for (const BomField& extra : component.extras) {
      if (extra.name == "currency") {
        cell.line = extra.line;
        cell.column = extra.column;
      }
    }
    const auto currency = currency_of(component.currency);
    const auto from = currency ? per_usd(currency->code()) : std::nullopt;
    if (!currency) {
      rates.push_back(cell_error(cell, ErrorCode::bad_currency,
                                 quoted(component.currency) + " is not a currency",
                                 "write three letters of ISO 4217, e.g. USD"));
    } else if (currency->code() != own && (!from || !own_per_usd)) {
      const std::string missing = from ? std::string(own) : currency->code();
      rates.push_back(
          cell_error(cell, ErrorCode::bad_currency, "there is no exchange rate for " + missing,
                     "state it: --fx " + missing +
                         "=RATE (units per 1 USD); the product's price is in " + std::string(own)));
    } else if (currency->code() != own) {
      component.exchange = {*own_per_usd, *from};
    }
  }
  if (component.amount) {
    const auto stated = component.currency.empty() ? std::nullopt : currency_of(component.currency);
    read_amount(stated.value_or(Currency::parse(own).value_or(Currency())), component, errors);
  }
  for (Component& part : component.components) {
    resolve(part, own, own_per_usd, errors, rates);
  }
}

void ComponentReader::finish(BomProduct& product) const {
  suppose_columns(product, vocabulary_.edits);
  const std::string own = currency_of(product.text("currency")).value_or(Currency()).code();
  std::optional<std::int64_t> own_per_usd = per_usd(own);
  std::string scratch;
  const std::string_view stated = tidy(product.text("fx"), scratch);
  if (!stated.empty() && own != Currency().code()) {
    // One that cannot be read is refused with the line.
    const Result<std::int64_t> rate = read_number(stated, 6);
    own_per_usd = rate && rate.value() != 0 ? rate.value() : kMicro;
  }
  Errors rates;
  for (Component& component : product.components) {
    resolve(component, own, own_per_usd, product.errors, rates);
  }
  merge_repeats(rates);
  product.errors.insert(product.errors.end(), rates.begin(), rates.end());
}

}  // namespace tarex::detail
