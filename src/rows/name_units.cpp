#include "rows/name_units.hpp"

#include <algorithm>
#include <vector>

#include "base/letters.hpp"
#include "base/one_of.hpp"
#include "base/quoted.hpp"
#include "rows/columns.hpp"
#include "rows/mass_units.hpp"
#include "rows/money_units.hpp"
#include "tarex/entry_reader.hpp"
#include "text/tidy.hpp"

namespace tarex::detail {
namespace {

/// A word inside a name, and the currency that it says.
struct InnerWord {
  std::string_view word;
  std::string_view code;
};

/// Words of Korean names that stand in them without a blank: 원화금액, 결제금액미화.
constexpr InnerWord kInside[] = {
    {"원화", "KRW"}, {"미화", "USD"}, {"엔화", "JPY"}, {"위안화", "CNY"}, {"유로화", "EUR"}};

/// Signs that numbers are counted by thousands or more.
constexpr std::string_view kThousands[] = {"000", "thous", "million"};

constexpr std::string_view kLengths[] = {"mm",   "cm",   "m",    "in",      "inch", "inches",
                                         "ft",   "um",   "µm",   "μm",      "mil",  "밀리미터",
                                         "센치", "인치", "미터", "센티미터"};
constexpr std::string_view kMillimetres[] = {"mm", "밀리미터"};
constexpr std::string_view kPercents[] = {"%", "pct", "percent", "퍼센트", "wt%", "wt.%", "mass%"};
constexpr std::string_view kSmallShares[] = {"ppm", "‰", "ppb"};

/// A name in two: what stands in brackets at its end, or its last word, and what is before that.
struct NameParts {
  std::string_view base;
  std::string_view end;
  bool bracketed = false;
};

NameParts parts_of(std::string_view name) {
  const bool bracketed = name.ends_with(')') || name.ends_with(']');
  const std::size_t open = bracketed ? name.find_last_of("([") : std::string_view::npos;
  if (open != std::string_view::npos) {
    std::string_view end = trim_blanks(name.substr(open + 1, name.size() - open - 2));
    if (const std::size_t colon = end.rfind(':'); colon != std::string_view::npos) {
      end = trim_blanks(end.substr(colon + 1));  // 단위: 원
    }
    if (end.starts_with("in ") || end.starts_with("In ")) {
      end = trim_blanks(end.substr(3));
    }
    return {trim_blanks(name.substr(0, open)), end, true};
  }
  const std::size_t last = name.find_last_of(" _-");
  return last == std::string_view::npos
             ? NameParts{name, {}, false}
             : NameParts{trim_blanks(name.substr(0, last)), name.substr(last + 1), false};
}

/// Brackets that name a currency among other things, or thousands.
bool is_odd_unit(std::string_view text) {
  const std::string lower = lower_case(text);
  const auto words = words_of_name(text);
  return !odd_money(text).empty() ||
         std::any_of(words.begin(), words.end(),
                     [](std::string_view word) { return !currency_of_word(word).empty(); }) ||
         std::any_of(std::begin(kThousands), std::end(kThousands),
                     [&](std::string_view sign) { return lower.find(sign) != std::string::npos; });
}

bool is_unit(std::string_view word) {
  return is_one_of_in_any_case(word, kLengths) || is_one_of_in_any_case(word, kPercents) ||
         is_one_of_in_any_case(word, kSmallShares);
}

/// What one word, or what stands in brackets, says.
SaidUnit unit_in(std::string_view word, bool bracketed) {
  SaidUnit out;
  out.unit = std::string(word);
  out.currency = bracketed || !is_also_a_word(word) ? currency_of_word(word) : std::string();
  if (find_mass_unit(word) != nullptr) {
    out.mass = upper_case(word);
  }
  if (!out.currency.empty() || !out.mass.empty() || is_unit(word)) {
    return out;
  }
  out.readable = !(bracketed ? is_odd_unit(word) : is_odd_money(word));
  return out.readable ? SaidUnit() : out;
}

/// Currencies that the rest of the name says, one after the other.
void find_inside(std::string_view text, std::vector<SaidUnit>& found) {
  for (const InnerWord& inside : kInside) {
    if (text.find(inside.word) != std::string_view::npos) {
      found.push_back({std::string(inside.word), std::string(inside.code), {}, true});
      return;
    }
  }
  const auto words = words_of_name(text);
  if (words.size() == 1) {
    if (SaidUnit said = unit_in(words.front(), false); !said.unit.empty()) {
      found.push_back(std::move(said));
    }
  } else if (!words.empty()) {
    for (const std::string_view word : {words.front(), words.back()}) {
      SaidUnit said = unit_in(word, false);
      if (!said.currency.empty() || !said.readable) {
        found.push_back(std::move(said));
      }
    }
  }
}

std::string_view unit_name(UnitOf unit) {
  switch (unit) {
    case UnitOf::kilograms:
      return "kg";
    case UnitOf::millimetres:
      return "mm";
    case UnitOf::percent:
      return "percent";
    case UnitOf::any_mass:
      return "a unit of mass";
    case UnitOf::amount:
      return "whole units of one currency";
    case UnitOf::anything:
      return "";
  }
  return "";
}

bool fits(const SaidUnit& said, UnitOf unit) {
  switch (unit) {
    case UnitOf::amount:
      return said.readable && !said.currency.empty();
    case UnitOf::kilograms: {
      const MassUnit* mass = find_mass_unit(said.unit);
      return mass != nullptr && mass->numerator == mass->denominator;
    }
    case UnitOf::any_mass:
      return !said.mass.empty();
    case UnitOf::millimetres:
      return is_one_of_in_any_case(said.unit, kMillimetres);
    case UnitOf::percent:
      return is_one_of_in_any_case(said.unit, kPercents);
    case UnitOf::anything:
      return true;
  }
  return true;
}

}  // namespace

SaidUnit unit_said(std::string_view name) {
  std::string scratch;
  const std::string_view text = tidy(name, scratch);
  const NameParts parts = parts_of(text);
  std::vector<SaidUnit> found;
  if (SaidUnit end = unit_in(parts.end, parts.bracketed); !parts.end.empty() && !end.unit.empty()) {
    found.push_back(std::move(end));
  }
  find_inside(found.empty() ? text : parts.base, found);
  if (const std::string_view odd = odd_money(text);
      !odd.empty() && (found.empty() || found.front().readable)) {
    found.insert(found.begin(), {std::string(odd), {}, {}, false});
  }
  if (found.empty()) {
    return {};
  }
  SaidUnit out = found.front();
  for (const SaidUnit& other : found) {
    out.readable = out.readable && other.readable && other.currency == out.currency;
  }
  if (!out.readable) {
    out.currency.clear();
    out.mass.clear();
  }
  return out;
}

std::optional<CurrencyName> amount_in_currency(std::string_view name, const Schedule& schedule) {
  std::string scratch;
  const NameParts parts = parts_of(tidy(name, scratch));
  if (parts.base.empty() || parts.end.empty()) {
    return std::nullopt;
  }
  const SaidUnit said = unit_in(parts.end, parts.bracketed);
  std::string column =
      said.currency.empty() ? std::string() : canonical_column(parts.base, schedule);
  if (column.empty() || !is_amount_column(column, schedule) ||
      !unit_said(parts.base).unit.empty()) {
    return std::nullopt;
  }
  return CurrencyName{std::move(column), said.currency};
}

UnitOf unit_of_column(std::string_view column, const Schedule& schedule) {
  return is_amount_column(column, schedule) ? UnitOf::amount
         : column.ends_with("_kg")          ? UnitOf::kilograms
         : column.ends_with("_mm")          ? UnitOf::millimetres
         : column.ends_with("_pct")         ? UnitOf::percent
                                            : UnitOf::anything;
}

std::optional<UnitMisfit> unit_misfit(std::string_view name, std::string_view column, UnitOf unit) {
  const SaidUnit said = unit_said(name);
  const bool odd = !said.readable && unit != UnitOf::amount;  // no unit that tarex knows
  if (unit == UnitOf::anything || said.unit.empty() || odd || fits(said, unit)) {
    return std::nullopt;
  }
  UnitMisfit out;
  out.message = quoted(name) + " is in " + said.unit + ", and " + std::string(column) + " is in " +
                std::string(unit_name(unit));
  out.hint = unit == UnitOf::amount
                 ? "thousands and prices per unit are not converted: write amounts, under a name "
                   "that says no more than their currency, e.g. value (KRW)"
             : unit == UnitOf::any_mass
                 ? "give weights, under a name that says their unit, e.g. weight (g)"
                 : "convert the numbers, and call the column " + std::string(column);
  return out;
}

}  // namespace tarex::detail
