#include <algorithm>
#include <set>
#include <span>

#include "base/quoted.hpp"
#include "bom/forms.hpp"
#include "rows/money_text.hpp"
#include "rows/name_units.hpp"
#include "text/json_reader.hpp"
#include "text/line_index.hpp"
#include "text/tidy.hpp"
#include "text/utf8.hpp"

/// The JSON form of a bill: {"products": [{…, "components": [{…, "components": […]}]}]}.
namespace tarex::detail {
namespace {

/// In JSON the tree is that of the file.
bool is_place(ComponentColumn column) {
  return column == ComponentColumn::level || column == ComponentColumn::parent ||
         column == ComponentColumn::parent_position || column == ComponentColumn::position;
}

using Kind = JsonValue::Kind;

Error at(const JsonValue& value, ErrorCode code, std::string message, std::string hint) {
  return Error{code, std::move(message), {"", value.line, value.column}, std::move(hint)};
}

/// "an object", "a number".
std::string a_kind(const JsonValue& value) {
  const std::string name(kind_name(value.kind));
  return (name.starts_with('a') || name.starts_with('o') ? "an " : "a ") + name;
}

/// `1001e-1` as `100.1`, exactly; any other text unchanged.
std::string without_exponent(std::string_view number) {
  const std::size_t e = number.find_first_of("eE");
  constexpr std::int64_t kMost = 40;
  std::string_view power = e == std::string_view::npos ? "" : number.substr(e + 1);
  const bool negative = power.starts_with('-');
  if (negative || power.starts_with('+')) {
    power.remove_prefix(1);
  }
  const auto size = parse_decimal(power, 0);
  if (!size || *size > kMost) {
    return std::string(number);
  }
  std::string_view mantissa = number.substr(0, e);
  const bool below_zero = mantissa.starts_with('-');
  mantissa.remove_prefix(below_zero ? 1 : 0);
  const std::size_t point = std::min(mantissa.find('.'), mantissa.size());
  std::string digits(mantissa.substr(0, point));
  digits += mantissa.substr(std::min(point + 1, mantissa.size()));
  std::int64_t whole = static_cast<std::int64_t>(point) + (negative ? -*size : *size);
  for (; whole <= 0; ++whole) {
    digits.insert(digits.begin(), '0');
  }
  while (static_cast<std::int64_t>(digits.size()) < whole) {
    digits += '0';
  }
  digits.insert(static_cast<std::size_t>(whole), ".");
  const std::size_t first = std::min(digits.find_first_not_of('0'), digits.find('.') - 1);
  digits.erase(0, first);
  digits.erase(digits.find_last_not_of('0') + 1);
  return (below_zero ? "-" : "") + (digits.ends_with('.') ? digits + "0" : digits);
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
  if (value.kind == Kind::number) {
    return without_exponent(value.text);
  }
  return value.kind == Kind::null ? std::string() : std::string(trim_blanks(value.text));
}

/// The members of a product, a price or a component: each is held against those before it.
std::span<const std::pair<JsonKey, JsonValue>> members_of(const JsonValue& object, Errors& errors) {
  const std::span members(object.members);
  if (members.size() <= kMaxJsonMembers) {
    return members;
  }
  const JsonKey& first_too_many = members[kMaxJsonMembers].first;
  errors.push_back(Error{ErrorCode::bad_json,
                         "the object has more than " + std::to_string(kMaxJsonMembers) + " members",
                         {"", first_too_many.line, first_too_many.column},
                         "leave out what the bill does not need"});
  return members.first(kMaxJsonMembers);
}

class JsonBill {
 public:
  JsonBill(const BillOptions& options, const LawBook& book)
      : options_(options), book_(book), components_(book, options.vocabulary) {}

  BomProduct product(const JsonValue& value) {
    BomProduct out;
    out.line = value.line;
    out.column = value.column;
    if (value.kind != Kind::object) {
      out.errors.push_back(at(value, ErrorCode::bad_json,
                              "a product is an object, not " + a_kind(value),
                              "write {\"sku\": …, \"hs\": …, \"price\": …, \"components\": […]}"));
      return out;
    }
    bool has_components = false;
    const auto members = members_of(value, out.errors);
    for (const auto& [key, member] : members) {
      if (key.name == "components") {
        has_components = member.kind != Kind::null;
        list(member, out.components, out.errors);
      } else if (key.name == "price" && member.kind == Kind::object) {
        for (const auto& [part, of_price] : members_of(member, out.errors)) {
          const bool amount = part.name == "amount" || part.name == "value";
          field_of_product(part, amount ? "price" : ours(part.name), of_price, out);
        }
      } else if (key.name == "id" && member.kind == Kind::string && value.find("sku") == nullptr) {
        field_of_product(key, "sku", member, out);
      } else {
        field_of_product(key, ours(key.name), member, out);
      }
    }
    if (!has_components) {
      out.errors.push_back(at(value, ErrorCode::missing_key, "there is no list of components",
                              "list what the product is made of: \"components\": [{\"name\": …, "
                              "\"material\": …, \"value\": …, \"weight_kg\": …}]"));
    }
    for (const auto& [key, member] : members) {
      state_currency(key, member, out);
    }
    components_.finish(out);
    return out;
  }

  /// Keys of a product and its components that mean nothing here, each once.
  void find_unread(const JsonValue& value, bool of_product, std::set<std::string>& seen,
                   std::vector<std::string>& out) const {
    for (const auto& [key, member] : value.members) {
      if (key.name == "components") {
        for (const JsonValue& item : member.items) {
          find_unread(item, false, seen, out);
        }
        continue;
      }
      if (!seen.insert((of_product ? "+" : "-") + key.name).second) {
        continue;
      }
      if (!is_read(key.name, of_product) && seen.insert("!" + key.name).second) {
        out.push_back(key.name);
      }
    }
  }

 private:
  /// The unit that a key says which --columns maps: 자재단가(원). What cannot be is a fault.
  std::string mapped_unit(const JsonKey& key, const std::string& column, UnitOf unit,
                          Errors& errors) const {
    if (!options_.columns.find(key.name)) {
      return {};
    }
    if (auto misfit = unit_misfit(key.name, column, unit)) {
      errors.push_back(at_key(key, std::move(misfit->message), std::move(misfit->hint)));
      errors.back().code = ErrorCode::inconsistent;
      return {};
    }
    const SaidUnit said = unit_said(key.name);
    return unit == UnitOf::amount     ? said.currency
           : unit == UnitOf::any_mass ? said.mass
                                      : std::string();
  }

  /// The currency that a mapped key of the product says; another that is stated is a fault.
  void state_currency(const JsonKey& key, const JsonValue& member, BomProduct& out) const {
    if (key.name == "components" || member.kind == Kind::object) {
      return;
    }
    const std::string column = product_column(ours(key.name), book_);
    std::string currency =
        mapped_unit(key, column, unit_of_product_column(column, book_), out.errors);
    if (currency.empty()) {
      return;
    }
    const std::string_view stated = out.text("currency");
    if (stated.empty() && out.find("currency") == nullptr) {
      out.fields.push_back({"currency", std::move(currency), member.line, member.column});
    } else if (std::string scratch;
               read_currency(tidy(stated, scratch)) != Currency::parse(currency)) {
      out.errors.push_back(
          at_key(key, quoted(key.name) + " says " + currency + ", and the currency is another",
                 "all amounts of a product are in one currency"));
      out.errors.back().code = ErrorCode::inconsistent;
    }
  }

  /// A key that means something, or is refused.
  [[nodiscard]] bool is_read(const std::string& key, bool of_product) const {
    if (options_.columns.find(key) || (of_product && key == "id")) {
      return true;
    }
    const std::string meaning = product_column(key, book_);
    return of_product ? is_product_column(meaning, book_) || misspelled(key, meaning).has_value()
                      : named_component_column(key).meaning || misspelled_component_column(key);
  }

  /// A key as --columns maps it.
  [[nodiscard]] std::string ours(const std::string& key) const {
    const auto mapped = options_.columns.find(key);
    return mapped ? std::string(*mapped) : key;
  }

  [[nodiscard]] std::optional<std::string> misspelled(const std::string& key,
                                                      const std::string& meaning) const {
    if (meaning != key || options_.columns.find(key) || is_product_column(key, book_)) {
      return std::nullopt;
    }
    const auto meant = misspelled_product_column(key, book_);
    return meant ? std::optional("did you mean " + quoted(*meant) + "?") : std::nullopt;
  }

  /// Codes and part numbers lose leading zeros where they are written as numbers.
  [[nodiscard]] static bool is_reference(std::string_view name) {
    return name == "hs" || name == "sku" || name == "chapter98";
  }
  [[nodiscard]] static Error number_for_text(const std::string& key, const JsonValue& value) {
    Error error = at(value, ErrorCode::bad_json, quoted(key) + " is a number",
                     "write it in quotes, \"" + value.text + "\": a number loses leading zeros");
    error.field = key;
    error.value = value.text;
    return error;
  }
  [[nodiscard]] static Error at_key(const JsonKey& key, std::string message, std::string hint) {
    Error error{
        ErrorCode::unknown_key, std::move(message), {"", key.line, key.column}, std::move(hint)};
    error.field = key.name;
    return error;
  }

  /// @param name  what the key means, as a column of a product may be called
  void field_of_product(const JsonKey& key, const std::string& name, const JsonValue& member,
                        BomProduct& out) const {
    const auto text = plain_text(member);
    BomField field{product_column(name, book_), text.value_or(""), member.line, member.column, {}};
    if (member.kind == Kind::number || member.kind == Kind::boolean || member.kind == Kind::null) {
      field.json = member.kind == Kind::null ? "null" : member.text;
    }
    if (const auto meant = misspelled(key.name, field.name)) {
      out.errors.push_back(at_key(key, quoted(key.name) + " is not a key of a product", *meant));
    } else if (is_reference(field.name) && member.kind == Kind::number) {
      out.errors.push_back(number_for_text(key.name, member));
      out.fields.push_back(std::move(field));
    } else if (!text) {
      out.errors.push_back(at(member, ErrorCode::bad_json,
                              quoted(key.name) + " is " + a_kind(member),
                              "write a text or a number"));
      out.errors.back().field = field.name;
      out.fields.push_back(std::move(field));
    } else if (out.find(field.name) != nullptr) {
      out.errors.push_back(
          at(member, ErrorCode::duplicate_key, "two keys mean " + field.name, "keep one of them"));
    } else {
      out.fields.push_back(std::move(field));
    }
  }

  void list(const JsonValue& value, std::vector<Component>& out, Errors& errors) {
    if (value.kind == Kind::null) {
      return;
    }
    if (value.kind != Kind::array) {
      errors.push_back(at(value, ErrorCode::bad_json, "components is " + a_kind(value),
                          "write a list: [{…}, {…}]"));
      return;
    }
    for (const JsonValue& item : value.items) {
      if (item.kind == Kind::object) {
        out.push_back(component(item, errors));
      } else {
        errors.push_back(at(item, ErrorCode::bad_json,
                            "a component is an object, not " + a_kind(item),
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
    for (const auto& [key, member] : members_of(value, errors)) {
      if (key.name == "components") {
        list(member, out.components, errors);
        continue;
      }
      NamedColumn named = named_component_column(ours(key.name));
      const auto column = named.meaning;
      if (std::string unit =
              column ? mapped_unit(key, ours(key.name), unit_of_component_column(*column), errors)
                     : std::string();
          !unit.empty()) {
        named.unit = std::move(unit);
      }
      const auto text = plain_text(member);
      const BomCell cell{key.name, text ? std::string_view(*text) : std::string_view(), member.line,
                         member.column, named.unit};
      if (column == ComponentColumn::hs && member.kind == Kind::number) {
        errors.push_back(number_for_text(key.name, member));
      } else if (!column || is_place(*column)) {
        unknown(key, cell, out, errors);
      } else if (!text || member.kind == Kind::array) {
        errors.push_back(at(member, ErrorCode::bad_json, quoted(key.name) + " is " + a_kind(member),
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
    components_.finish(out, errors);
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

  const BillOptions& options_;
  const LawBook& book_;
  ComponentReader components_;
};

class JsonBillReader : public BillReader {
 public:
  JsonBillReader(std::string text, std::string file, JsonValue root, const BillOptions& options,
                 const LawBook& book, std::string encoding_note)
      : text_(std::move(text)),
        file_(std::move(file)),
        root_(std::move(root)),
        products_(root_.find("products")->items),
        reading_(options, book),
        encoding_note_(std::move(encoding_note)) {}

  std::vector<std::string> notes() const override {
    std::vector<std::string> unread;
    std::set<std::string> seen;
    for (const JsonValue& product : products_) {
      reading_.find_unread(product, true, seen, unread);
    }
    return notes_of(encoding_note_, unread);
  }

  bool next(BomProduct& out) override {
    if (read_ == products_.size()) {
      return false;
    }
    out = reading_.product(products_[read_++]);
    locate(out.errors);
    return true;
  }

  void locate(Errors& errors) const override {
    for (Error& error : errors) {
      if (error.where.file.empty() && error.code != ErrorCode::usage) {
        error.where.file = file_;
      }
      if (error.source.empty() && error.where.line > 0) {
        error.source = std::string(lines_.excerpt(error.where.line, error.where.column));
      }
    }
  }

 private:
  std::string text_;
  mutable LineIndex lines_{text_};
  std::string file_;
  JsonValue root_;
  const std::vector<JsonValue>& products_;
  std::size_t read_ = 0;
  JsonBill reading_;
  std::string encoding_note_;
};

}  // namespace

Result<std::unique_ptr<BillReader>> open_json_bill(std::string text, std::string file,
                                                   const BillOptions& options, const LawBook& book,
                                                   std::string encoding_note) {
  Result<JsonValue> parsed = parse_json(text, file);
  if (!parsed) {
    return parsed.error();
  }
  const JsonValue& root = parsed.value();
  const JsonValue* list = root.kind == Kind::object ? root.find("products") : nullptr;
  if (list == nullptr || list->kind != Kind::array) {
    const JsonValue& place = list == nullptr ? root : *list;
    Error error =
        at(place, ErrorCode::missing_key, "there is no list of products",
           "write {\"products\": [{\"sku\": …, \"hs\": …, \"price\": …, \"components\": […]}]}");
    error.where.file = file;
    return error;
  }
  return std::unique_ptr<BillReader>(std::make_unique<JsonBillReader>(
      std::move(text), std::move(file), parsed.take(), options, book, std::move(encoding_note)));
}

}  // namespace tarex::detail
