#include "rows/columns.hpp"

#include <algorithm>
#include <optional>
#include <span>

#include "base/letters.hpp"
#include "rows/column_names.hpp"
#include "tarex/entry_reader.hpp"
#include "text/suggest.hpp"
#include "text/tidy.hpp"
#include "text/utf8.hpp"

namespace tarex {
namespace detail {
namespace {

/// Behind the name of an amount: in which currency it is.
constexpr std::string_view kDollars = "_usd";

/// Whole names that may mean a column, and often mean another or none: only for hints.
constexpr ColumnAlias kDoubtful[] = {
    {"품목번호", "hs"},
    {"신고일", "entry_date"},
    {"신고일자", "entry_date"},
    {"입항일", "entry_date"},
    {"입항일자", "entry_date"},
    {"arrival_date", "entry_date"},
    {"declaration_date", "entry_date"},
    {"release_date", "entry_date"},
    {"원산지증명서", "origin_proof"},
    {"원산지증명", "origin_proof"},
    {"c_o", "origin_proof"},
    {"certificate_of_origin", "origin_proof"},
    {"mill_certificate_no", "mill_certificate"},
    {"mill_certificate_number", "mill_certificate"},
    {"밀시트번호", "mill_certificate"},
    {"thickness", "thickness_mm"},
    {"width", "width_mm"},
    {"carbon", "carbon_pct"},
    {"exchange_rate", "fx"},  // often won per unit of the currency
    {"환율", "fx"},
};

/// Words that files use for things of their own, although they are within two edits of a column.
constexpr std::string_view kOwnWords[] = {
    "energy_source", "entity_number", "export_date", "exported",     "freight_code",
    "height",        "heights",       "import_duty", "import_rate",  "landed_date",
    "landing_date",  "landing_rate",  "manufacture", "manufactured", "net_height",
    "painter",       "patent",        "patents",     "pointed",      "port_number",
    "priced",        "printed",       "produce",     "produced",     "producer_code",
    "product_cost",  "product_model", "product_no",  "product_note", "products",
    "products_name", "reference",     "references",  "report_date",  "transport_code",
    "transported",   "transporter",   "unit_height", "unit_weight",  "unit_weight_kg",
    "uploaded_date", "valued"};

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80U;
}

/// Korean is written with and without blanks: a key that holds any without those between words.
std::string closed_key(std::string key) {
  if (skip_ascii(key, 0) < key.size()) {
    key.erase(std::remove(key.begin(), key.end(), '_'), key.end());
  }
  return key;
}

/// --columns can name it.
bool can_be_named(std::string_view name) {
  return name.find_first_of(",\"\n\r") == std::string_view::npos;
}

/// The column by its own name or another; empty if none.
std::string_view column_of(const std::string& key, const Schedule& schedule) {
  for (const ColumnName& column : kFixedColumns) {
    if (column.name == key) {
      return column.name;
    }
  }
  if (const FactIndex fact = schedule.find_fact(key); fact != kNoFact) {
    return schedule.facts[fact].name;
  }
  const std::string closed = closed_key(key);
  const auto* alias =
      std::find_if(std::begin(kAliases), std::end(kAliases),
                   [&](const ColumnAlias& one) { return one.alias == key || one.alias == closed; });
  return alias == std::end(kAliases) ? std::string_view() : alias->name;
}

/// A name ends with the unit that its column is in: 두께(mm), 운임 (USD). @return the name without.
std::string_view without_unit(std::string_view key) {
  for (const std::string_view unit :
       {std::string_view("_kg"), std::string_view("_mm"), std::string_view("_pct"), kDollars}) {
    if (key.ends_with(unit)) {
      return key.substr(0, key.size() - unit.size());
    }
  }
  return {};
}

}  // namespace

std::string column_key(std::string_view name) {
  std::string scratch;
  std::string key;
  bool gap = false;
  for (char c : tidy(name, scratch)) {
    c = lower_case(c);
    if (c == '%') {
      key += key.empty() ? "" : "_";
      key += "pct";
      gap = true;
    } else if (is_word_byte(c)) {
      key += gap && !key.empty() ? "_" : "";
      key += c;
      gap = false;
    } else {
      gap = true;
    }
  }
  return key;
}

bool is_amount_column(std::string_view name, const Schedule& schedule) {
  const FactIndex fact = schedule.find_fact(name);
  return name == "value" || name == "freight" || name == "insurance" || name == "other_costs" ||
         (fact != kNoFact && schedule.facts[fact].type == FactType::amount);
}

bool is_own_word(std::string_view name) {
  return std::find(std::begin(kOwnWords), std::end(kOwnWords), column_key(name)) !=
         std::end(kOwnWords);
}

std::vector<std::string> readable_columns(const Schedule& schedule) {
  std::vector<std::string> out = known_columns(schedule);
  for (const FactSpec& fact : schedule.facts) {
    if (fact.type == FactType::claim) {
      out.push_back(fact.name);
    }
  }
  return out;
}

bool is_note_name(std::string_view name) { return name == "note" || name.starts_with("note_"); }

bool is_number_column(std::string_view name, const Schedule& schedule) {
  const FactIndex fact = schedule.find_fact(name);
  const FactType type = fact == kNoFact ? FactType::text : schedule.facts[fact].type;
  return name == "fx" || type == FactType::decimal || type == FactType::percent ||
         is_amount_column(name, schedule);
}

std::optional<std::string_view> doubtful_column(std::span<const std::string_view> names,
                                                std::string_view column) {
  const auto found = std::find_if(names.begin(), names.end(), [&](std::string_view name) {
    const std::string key = closed_key(column_key(name));
    return can_be_named(name) &&
           std::any_of(std::begin(kDoubtful), std::end(kDoubtful), [&](const ColumnAlias& one) {
             return one.name == column && one.alias == key;
           });
  });
  return found == names.end() ? std::nullopt : std::optional(*found);
}

std::optional<std::string_view> likely_column(std::span<const std::string_view> names,
                                              std::string_view column, const Schedule& schedule) {
  const auto holds = [&](const std::string& key, std::string_view name) {
    return skip_ascii(name, 0) == name.size()
               ? ("_" + key + "_").find("_" + std::string(name) + "_") != std::string::npos
               : key.find(name) != std::string::npos;
  };
  for (const std::string_view name : names) {
    if (!canonical_column(name, schedule).empty() || !can_be_named(name)) {
      continue;
    }
    const std::string key = column_key(name);
    const auto likely = [&](const ColumnAlias& one) {
      return one.name == column && holds(key, one.alias);
    };
    if (holds(key, column) || std::any_of(std::begin(kAliases), std::end(kAliases), likely) ||
        std::any_of(std::begin(kLikely), std::end(kLikely), likely)) {
      return name;
    }
  }
  return doubtful_column(names, column);
}

}  // namespace detail

std::string canonical_column(std::string_view name, const Schedule& schedule) {
  if (trim_blanks(name).starts_with('!')) {
    return {};  // it denies something: its opposite is not meant
  }
  const std::string key = detail::column_key(name);
  std::string_view column = detail::column_of(key, schedule);
  const std::string_view bare = column.empty() ? detail::without_unit(key) : std::string_view();
  if (!bare.empty()) {
    const std::string_view unit = std::string_view(key).substr(bare.size());
    column = detail::column_of(std::string(bare), schedule);
    const bool fits = unit == detail::kDollars ? detail::is_amount_column(column, schedule)
                                               : column.ends_with(unit);
    column = fits ? column : std::string_view();
  }
  return std::string(column);
}

std::vector<std::string> known_columns(const Schedule& schedule) {
  std::vector<std::string> out;
  for (const auto& column : detail::kFixedColumns) {
    out.emplace_back(column.name);
  }
  for (const FactSpec& fact : schedule.facts) {
    if (fact.type != FactType::claim) {
      out.push_back(fact.name);
    }
  }
  return out;
}

std::optional<std::string> misspelled_column(std::string_view name, const Schedule& schedule) {
  constexpr std::size_t kShortest = 6;
  constexpr std::size_t kLong = 10;
  constexpr std::size_t kShortestAlias = 8;
  const std::string key = detail::column_key(name);
  const std::size_t letters = count_code_points(key);
  if (letters < kShortest || detail::is_own_word(name)) {
    return std::nullopt;
  }
  const std::vector<std::string> known = detail::readable_columns(schedule);
  std::vector<std::string_view> candidates(known.begin(), known.end());
  for (const detail::ColumnAlias& alias : detail::kAliases) {
    if (count_code_points(alias.alias) >= kShortestAlias) {
      candidates.push_back(alias.alias);
    }
  }
  const auto near = nearest(key, candidates, letters < kLong ? 1 : 2);
  return near ? std::optional(std::string(*near)) : std::nullopt;
}

}  // namespace tarex
