#include "bom/columns.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

#include "base/letters.hpp"
#include "bom/column_names.hpp"
#include "rows/column_names.hpp"
#include "rows/columns.hpp"
#include "rows/mass_units.hpp"
#include "rows/money_text.hpp"
#include "text/suggest.hpp"
#include "text/tidy.hpp"
#include "text/utf8.hpp"

namespace tarex::detail {
namespace {

bool is_korean(std::string_view key) {
  return std::any_of(key.begin(), key.end(),
                     [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

/// Korean words may be set apart or not: 상위 품번, 상위품번.
std::string closed(std::string key) {
  if (is_korean(key)) {
    key.erase(std::remove(key.begin(), key.end(), '_'), key.end());
  }
  return key;
}

template <class Range>
std::optional<ComponentColumn> find_in(const Range& names, std::string_view key) {
  const auto* found = std::find_if(std::begin(names), std::end(names),
                                   [&](const PartName& c) { return c.name == key; });
  return found == std::end(names) ? std::nullopt : std::optional(found->column);
}

/// The column of a key whose words are parted by underscores. `from` may be anything of a part.
std::optional<ComponentColumn> column_of_key(const std::string& key) {
  if (const auto own = find_in(kColumns, key)) {
    return own;
  }
  const auto* alias =
      std::find_if(std::begin(kAliases), std::end(kAliases),
                   [&](const ColumnAlias& one) { return one.alias == key && one.alias != "from"; });
  return alias == std::end(kAliases) ? std::nullopt : find_in(kShared, alias->name);
}

/// A name ends with the sign of its unit: 함량(%), 수량(EA). @return what is before it
std::string_view without_sign(std::string_view key, ComponentColumn column) {
  const auto ends = [&](std::string_view word) {
    return key.size() > word.size() + 1 && key.ends_with(word) &&
           key[key.size() - word.size() - 1] == '_';
  };
  if (column == ComponentColumn::metal_pct && ends("pct")) {
    return key.substr(0, key.size() - 4);
  }
  const auto* word = std::find_if(std::begin(kPieces), std::end(kPieces), ends);
  return column == ComponentColumn::quantity && word != std::end(kPieces)
             ? key.substr(0, key.size() - word->size() - 1)
             : std::string_view();
}

/// The code of the currency that stands behind the name of a cost; empty if none.
std::string currency_behind(std::string_view unit, std::string_view header) {
  const std::string sign = unit == "$" ? Currency().code() : upper_case(unit);
  const auto currency = read_currency(sign);
  return currency ? currency->code() : unit_said(header).currency;
}

/// A name with the unit or currency behind it, read by `column_named`.
template <class ColumnNamed>
NamedColumn named_column(std::string_view header, const ColumnNamed& column_named) {
  NamedColumn out;
  out.name = std::string(trim_blanks(header));
  out.meaning = column_named(header);
  const std::string key = normal_name(header);
  if (out.meaning) {
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
  const auto meaning = column_named(base);
  const std::string currency = meaning == ComponentColumn::value
                                   ? currency_behind(without_pieces(unit), without_pieces(header))
                                   : std::string();
  if (!currency.empty() ||
      (meaning == ComponentColumn::weight && find_mass_unit(upper_case(unit)) != nullptr)) {
    out.name = base;
    out.meaning = meaning;
    out.unit = currency.empty() ? upper_case(unit) : currency;
  }
  return out;
}

}  // namespace

std::string normal_name(std::string_view name) {
  std::string scratch;
  std::string key = lower_case(tidy(name, scratch));
  // A line break in a header cell stands for a blank.
  key.erase(std::unique(key.begin(), key.end(),
                        [](char a, char b) { return (a == '\r' || a == '\n') && b == '\n'; }),
            key.end());
  for (const char between : {' ', '-', '\t', '\r', '\n'}) {
    std::replace(key.begin(), key.end(), between, '_');
  }
  return key;
}

std::optional<ComponentColumn> component_column(std::string_view name) {
  if (const auto column = column_of_key(closed(normal_name(name)))) {
    return column;
  }
  // Part No., Q'TY, 함량(%); not what stands before a stroke (weight/unit), or is denied.
  if (name.find('/') != std::string_view::npos || trim_blanks(name).starts_with('!')) {
    return std::nullopt;
  }
  const std::string key = column_key(name);
  if (const auto column = column_of_key(closed(key))) {
    // What stands in brackets behind a weight or a cost is its unit.
    const bool has_unit = name.find_first_of("([") != std::string_view::npos;
    const bool takes_unit = column == ComponentColumn::weight || column == ComponentColumn::value;
    return has_unit && takes_unit ? std::nullopt : column;
  }
  for (const auto column : {ComponentColumn::metal_pct, ComponentColumn::quantity}) {
    const std::string bare(without_sign(key, column));
    if (!bare.empty() && column_of_key(closed(bare)) == column) {
      return column;
    }
  }
  return std::nullopt;
}

NamedColumn second_choice(std::string_view header) {
  return named_column(header, [](std::string_view name) {
    const std::string key = column_key(name);
    if (name.find_first_of("(['/") == std::string_view::npos) {
      return find_in(kSecondChoices, key);
    }
    const auto counted =
        find_in(kSecondChoices, without_sign(key, ComponentColumn::quantity));  // usage (EA)
    return name.find_first_of("'/") == std::string_view::npos &&
                   counted == ComponentColumn::quantity
               ? counted
               : std::nullopt;
  });
}

bool counts_pieces(std::string_view word) {
  return std::find(std::begin(kPieces), std::end(kPieces), lower_case(word)) != std::end(kPieces);
}

std::string without_pieces(std::string_view name) {
  constexpr std::string_view kBlanks = " _";
  const bool bracketed = name.ends_with(')') || name.ends_with(']');
  const std::string_view text = name.substr(0, name.size() - (bracketed ? 1U : 0U));
  const std::size_t per = text.rfind('/');
  if (per == std::string_view::npos) {
    return std::string(name);
  }
  std::string_view word = text.substr(per + 1);
  word.remove_prefix(std::min(word.find_first_not_of(kBlanks), word.size()));
  const std::string_view before = text.substr(0, text.find_last_not_of(kBlanks, per - 1) + 1);
  return per > 0 && counts_pieces(trim_blanks(word))
             ? std::string(before) + std::string(name.substr(text.size()))
             : std::string(name);
}

bool may_be_cost(std::string_view header) {
  const std::string words = "_" + column_key(header) + "_";
  const auto holds = [&](std::string_view word) { return words.find(word) != std::string::npos; };
  return holds("_price_") || holds("_cost_") || holds("단가") || holds("원가") || holds("금액");
}

bool may_be_quantity(std::string_view header) {
  const std::string key = column_key(header);
  const std::string words = "_" + key + "_";
  for (const std::string_view word : {"_qty_", "_q_ty_", "_quantity_", "_quantities_"}) {
    if (words.find(word) != std::string::npos) {
      return true;
    }
  }
  return key.find("수량") != std::string::npos || key.find("소요") != std::string::npos ||
         find_in(kSecondChoices, key.substr(0, key.rfind("_pct"))) == ComponentColumn::quantity;
}

std::string_view component_column_name(ComponentColumn column) {
  return std::find_if(std::begin(kColumns), std::end(kColumns),
                      [&](const PartName& c) { return c.column == column; })
      ->name;
}

std::optional<std::string_view> misspelled_component_column(std::string_view name) {
  const std::string key = normal_name(name);
  const std::size_t length = count_code_points(key);
  if (length < 6 || is_own_word(name)) {
    return std::nullopt;
  }
  std::vector<std::string_view> names{"components"};
  for (const PartName& column : kColumns) {
    names.push_back(column.name);
  }
  for (const ColumnAlias& alias : kAliases) {
    if (count_code_points(alias.alias) >= 7 && find_in(kShared, alias.name)) {
      names.push_back(alias.alias);
    }
  }
  const auto near = nearest(key, names, length >= 10 ? 2 : 1);
  return near && count_code_points(*near) >= 5 ? near : std::nullopt;
}

NamedColumn named_component_column(std::string_view header) {
  return named_column(header, component_column);
}

bool says_made(ComponentColumn column) {
  return column == ComponentColumn::melt || column == ComponentColumn::smelt ||
         column == ComponentColumn::smelt_secondary || column == ComponentColumn::cast;
}

std::string unit_of_own_name(std::string_view name, std::optional<ComponentColumn> column) {
  const bool kilograms = column == ComponentColumn::weight && normal_name(name).ends_with("_kg");
  return kilograms ? "KG" : "";
}

UnitOf unit_of_component_column(ComponentColumn column) {
  return column == ComponentColumn::value       ? UnitOf::amount
         : column == ComponentColumn::weight    ? UnitOf::any_mass
         : column == ComponentColumn::metal_pct ? UnitOf::percent
                                                : UnitOf::anything;
}

}  // namespace tarex::detail
