#include "bom/json_keys.hpp"

#include <algorithm>

#include "base/quoted.hpp"
#include "bom/carried.hpp"
#include "bom/product_columns.hpp"
#include "bom/second_choices.hpp"
#include "rows/mapped_name.hpp"

namespace tarex::detail {
namespace {

/// What stands under a key cannot be what it means.
Error key_misfit(const JsonKey& key, UnitMisfit misfit) {
  Error error = key_fault(key, std::move(misfit.message), std::move(misfit.hint));
  error.code = ErrorCode::inconsistent;
  return error;
}

}  // namespace

Error key_fault(const JsonKey& key, std::string message, std::string hint) {
  Error error{
      ErrorCode::unknown_key, std::move(message), {"", key.line, key.column}, std::move(hint)};
  error.field = key.name;
  return error;
}

std::string JsonKeys::ours(const std::string& key) const {
  const auto mapped = mapping_.find(key);
  return mapped ? std::string(*mapped) : key;
}

std::string JsonKeys::mapped_unit(const JsonKey& key, const std::string& column, UnitOf unit,
                                  bool of_piece, Errors& errors) const {
  if (!mapping_.find(key.name)) {
    return {};
  }
  const std::string name = of_piece ? without_pieces(key.name) : key.name;
  if (auto misfit = unit_misfit(name, column, unit)) {
    misfit = unit_misfit(key.name, column, unit).value_or(*misfit);  // as the file has it
    errors.push_back(key_misfit(key, std::move(*misfit)));
    return {};
  }
  const SaidUnit said = unit_said(name);
  return unit == UnitOf::amount     ? said.currency
         : unit == UnitOf::any_mass ? said.mass
                                    : std::string();
}

std::string JsonKeys::of_product(const std::string& key) const {
  const std::string name = ours(key);
  return product_column(named_product_column(name, key, book_).name, book_);
}

std::string JsonKeys::said_currency(const JsonKey& key, const std::string& column, UnitOf unit,
                                    Errors& errors) const {
  if (mapping_.find(key.name)) {
    return mapped_unit(key, column, unit, column == "price", errors);
  }
  NamedProductColumn named = named_product_column(key.name, key.name, book_);
  if (named.misfit) {
    errors.push_back(key_misfit(key, std::move(*named.misfit)));
  }
  return unit == UnitOf::amount ? named.unit : std::string();
}

std::string JsonKeys::said_term(const JsonKey& key, Errors& errors) const {
  SaidTerm said = mapping_.find(key.name) ? term_said(key.name, "price") : SaidTerm();
  if (said.misfit) {
    errors.push_back(key_misfit(key, std::move(*said.misfit)));
  }
  return said.term;
}

std::optional<std::string> JsonKeys::misspelled(const std::string& key,
                                                const std::string& meaning) const {
  if (meaning != key || mapping_.find(key) || is_product_column(key, book_)) {
    return std::nullopt;
  }
  const auto meant = misspelled_product_column(key, book_);
  return meant ? std::optional("did you mean " + quoted(*meant) + "?") : std::nullopt;
}

std::optional<std::string_view> JsonKeys::misspelled_of_component(const std::string& key) const {
  return mapping_.find(key) ? std::nullopt : misspelled_component_column(key);
}

bool JsonKeys::says_made(const std::string& key) const {
  const std::string name = ours(key);
  if (is_product_column(product_column(name, book_), book_)) {
    return false;
  }
  const auto column = named_component_column(name).meaning;
  return column && detail::says_made(*column);
}

void JsonKeys::look_at(const JsonValue& list, SeenKeys& out) {
  for (const JsonValue& component : list.items) {
    for (const auto& [key, member] : component.members) {
      if (key.name == "components") {
        look_at(member, out);
        continue;
      }
      const auto [known, is_new] = out.at.emplace(key.name, out.keys.size());
      if (is_new) {
        out.keys.emplace_back(key.name, false);
      }
      bool& numbered = out.keys[known->second].second;
      numbered = numbered || (!member.text.empty() && is_quantity(member.text));
    }
  }
}

void JsonKeys::settle(const JsonValue& root) {
  SeenKeys seen;
  const JsonValue* products = root.find("products");
  for (const JsonValue& product : products->items) {
    if (const JsonValue* list = product.find("components")) {
      look_at(*list, seen);
    }
  }
  std::set<ComponentColumn> taken;
  bool other_cost = false;
  for (const auto& [key, numbered] : seen.keys) {
    const auto meaning = named_component_column(ours(key)).meaning;
    if (meaning) {
      taken.insert(*meaning);
    }
    other_cost = other_cost || (!meaning && !mapping_.find(key) && may_be_cost(key) &&
                                !second_choice(key).meaning);
  }
  for (const auto& [key, numbered] : seen.keys) {
    const auto meaning = second_choice(ours(key)).meaning;
    if (!meaning || taken.contains(*meaning) ||
        (meaning == ComponentColumn::quantity && !numbered)) {
      continue;
    }
    if (meaning == ComponentColumn::value && other_cost) {
      likely_cost_ = key;
    } else {
      taken.insert(*meaning);
      second_.insert(key);
    }
  }
  std::set<std::string> looked_at;
  for (const auto& [key, member] : root.members) {
    if (key.name != "products") {
      unread_.push_back({key.name + " (beside products)", {}, {}});
      continue;
    }
    for (const JsonValue& product : member.items) {
      find_unread(product, Of::product, looked_at);
    }
  }
}

NamedColumn JsonKeys::of_component(const std::string& key) const {
  const std::string name = ours(key);
  NamedColumn named = named_component_column(name);
  if (named.unit.empty() && !mapping_.find(key)) {
    named.unit = unit_of_own_name(name, named.meaning);
  }
  return !named.meaning && second_.contains(key) ? second_choice(name) : named;
}

void JsonKeys::find_quantities(const JsonValue& list, Quantities& out) const {
  for (const JsonValue& component : list.items) {
    for (const auto& [key, member] : component.members) {
      if (key.name == "components") {
        find_quantities(member, out);
        continue;
      }
      const auto meaning = of_component(key.name).meaning;
      out.stated = out.stated || meaning == ComponentColumn::quantity;
      if (!meaning && out.likely.empty() && !mapping_.find(key.name) && may_be_quantity(key.name)) {
        out.likely = key.name;
      }
    }
  }
}

/// A key that means something, or is refused.
bool JsonKeys::is_of_product(const std::string& key) const {
  const std::string meaning = of_product(key);
  return says_made(key) || is_product_column(meaning, book_) || misspelled(key, meaning);
}

void JsonKeys::find_unread(const JsonValue& value, Of of, std::set<std::string>& seen) {
  for (const auto& [key, member] : value.members) {
    const bool of_part = of == Of::component;
    if (key.name == "components" && of != Of::price) {
      for (const JsonValue& item : member.items) {
        find_unread(item, Of::component, seen);
      }
      continue;
    }
    if (of == Of::product && key.name == "price" && member.kind == JsonValue::Kind::object) {
      find_unread(member, Of::price, seen);
      continue;
    }
    const bool is_sku = of == Of::product && key.name == "id" && value.find("sku") == nullptr;
    const bool is_amount = of == Of::price && (key.name == "amount" || key.name == "value");
    if (is_sku || is_amount || !seen.insert((of_part ? "-" : "+") + key.name).second) {
      continue;
    }
    const bool read = of_part ? of_component(key.name).meaning || misspelled_of_component(key.name)
                              : is_of_product(key.name);
    if (read) {
      continue;
    }
    const auto [at, is_new] = unread_at_.emplace(key.name, unread_.size());
    if (is_new) {
      unread_.push_back({key.name, {}, carried_names_.give(ours(key.name))});
      unread_.back().set_aside = mapping_.find(key.name).has_value();
    }
    UnreadColumn& unread = unread_[at->second];
    (of_part ? unread.of_components : unread.of_products) = true;
  }
}

std::string JsonKeys::carried(const std::string& key) const {
  const auto at = unread_at_.find(key);
  return at == unread_at_.end() ? std::string() : unread_[at->second].carried;
}

}  // namespace tarex::detail
