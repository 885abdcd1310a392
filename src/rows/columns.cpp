#include "rows/columns.hpp"

#include <algorithm>
#include <optional>
#include <span>

#include "tarex/entry_reader.hpp"
#include "text/suggest.hpp"
#include "text/tidy.hpp"
#include "text/utf8.hpp"

namespace tarex {
namespace detail {
namespace {

/// Other names that files use for a column, as `column_key` writes them; Korean without blanks.
struct ColumnAlias {
  std::string_view alias;
  std::string_view name;
};
constexpr ColumnAlias kAliases[] = {
    {"id", "sku"},
    {"item", "sku"},
    {"item_code", "sku"},
    {"item_no", "sku"},
    {"item_number", "sku"},
    {"part_no", "sku"},
    {"part_number", "sku"},
    {"product_id", "sku"},
    {"product_code", "sku"},
    {"품번", "sku"},
    {"품목번호", "sku"},
    {"품목코드", "sku"},
    {"제품코드", "sku"},
    {"description", "product"},
    {"item_description", "product"},
    {"name", "product"},
    {"product_name", "product"},
    {"품명", "product"},
    {"품목명", "product"},
    {"제품명", "product"},
    {"entry_no", "entry"},
    {"entry_number", "entry"},
    {"신고번호", "entry"},
    {"수입신고번호", "entry"},
    {"hts", "hs"},
    {"hscode", "hs"},
    {"htscode", "hs"},
    {"htsus", "hs"},
    {"hs_code", "hs"},
    {"h_s_code", "hs"},
    {"hs_no", "hs"},
    {"hts_code", "hs"},
    {"hts_no", "hs"},
    {"hts_number", "hs"},
    {"us_hts_code", "hs"},
    {"tariff_code", "hs"},
    {"세번", "hs"},
    {"세번부호", "hs"},
    {"품목분류", "hs"},
    {"hs코드", "hs"},
    {"hs부호", "hs"},
    {"hs번호", "hs"},
    {"hts코드", "hs"},
    {"country_of_origin", "origin"},
    {"origin_country", "origin"},
    {"coo", "origin"},
    {"from", "origin"},
    {"원산지", "origin"},
    {"원산지국", "origin"},
    {"원산지국가", "origin"},
    {"원산국", "origin"},
    {"dest", "destination"},
    {"to", "destination"},
    {"destination_country", "destination"},
    {"수입국", "destination"},
    {"도착국", "destination"},
    {"목적국", "destination"},
    {"date", "entry_date"},
    {"date_of_entry", "entry_date"},
    {"import_date", "entry_date"},
    {"수입일", "entry_date"},
    {"수입일자", "entry_date"},
    {"통관일", "entry_date"},
    {"수입신고일", "entry_date"},
    {"entered_value", "value"},
    {"customs_value", "value"},
    {"value_usd", "value"},
    {"과세가격", "value"},
    {"신고가격", "value"},
    {"금액", "value"},
    {"currency_code", "currency"},
    {"curr", "currency"},
    {"ccy", "currency"},
    {"화폐", "currency"},
    {"화폐단위", "currency"},
    {"통화단위", "currency"},
    {"통화", "currency"},
    {"통화코드", "currency"},
    {"qty", "quantity"},
    {"수량", "quantity"},
    {"uom", "unit"},
    {"unit_of_measure", "unit"},
    {"단위", "unit"},
    {"net_weight", "net_weight_kg"},
    {"net_kg", "net_weight_kg"},
    {"중량", "net_weight_kg"},
    {"중량_kg", "net_weight_kg"},
    {"순중량", "net_weight_kg"},
    {"순중량_kg", "net_weight_kg"},
    {"운임", "freight"},
    {"보험료", "insurance"},
    {"기타비용", "other_costs"},
    {"incoterms", "incoterm"},
    {"인도조건", "incoterm"},
    {"가격조건", "incoterm"},
    {"mode_of_transport", "transport"},
    {"transport_mode", "transport"},
    {"운송수단", "transport"},
    {"협정", "preference"},
    {"특혜협정", "preference"},
    {"general_rate", "base_rate"},
    {"기본세율", "base_rate"},
    {"철강가액", "steel_value"},
    {"알루미늄가액", "aluminum_value"},
    {"구리가액", "copper_value"},
    {"aluminium_value", "aluminum_value"},
    {"aluminium_kg", "aluminum_kg"},
    {"철강중량", "steel_kg"},
    {"알루미늄중량", "aluminum_kg"},
    {"구리중량", "copper_kg"},
    {"melt_pour", "steel_melt"},
    {"melt_and_pour", "steel_melt"},
    {"용해국", "steel_melt"},
    {"용해주조국", "steel_melt"},
    {"smelt_primary", "aluminum_smelt"},
    {"제련국", "aluminum_smelt"},
    {"cast", "aluminum_cast"},
    {"주조국", "aluminum_cast"},
    {"manufacturer", "producer"},
    {"제조사", "producer"},
    {"제조자", "producer"},
    {"생산자", "producer"},
    {"seller", "exporter"},
    {"수출자", "exporter"},
    {"수출사", "exporter"},
    {"loading_date", "loaded_date"},
    {"선적일", "loaded_date"},
    {"선적일자", "loaded_date"},
    {"exchange_rate", "fx"},
    {"환율", "fx"},
};

/// Words in names that may mean a column, and often mean something else: only for hints.
constexpr ColumnAlias kLikely[] = {{"amount", "value"}, {"fob", "value"}, {"tariff", "hs"}};

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
};

/// Words that files use for things of their own, although they are within two edits of a column.
constexpr std::string_view kOwnWords[] = {"landed_date",    "landing_date", "landing_rate",
                                          "products",       "port_number",  "products_name",
                                          "unit_weight_kg", "unit_weight"};

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

bool is_fixed(std::string_view key) {
  return std::any_of(std::begin(kFixedColumns), std::end(kFixedColumns),
                     [&](const ColumnName& column) { return column.name == key; });
}

}  // namespace

std::string column_key(std::string_view name) {
  std::string scratch;
  std::string key;
  bool gap = false;
  for (char c : tidy(name, scratch)) {
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (c == '%') {
      key += gap || key.empty() ? "" : "_";
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
  std::string key = detail::column_key(name);
  if (detail::is_fixed(key) || schedule.find_fact(key) != kNoFact) {
    return key;
  }
  const std::string closed = detail::closed_key(key);
  for (const detail::ColumnAlias& alias : detail::kAliases) {
    if (alias.alias == key || alias.alias == closed) {
      return std::string(alias.name);
    }
  }
  return {};
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
  const bool own = std::find(std::begin(detail::kOwnWords), std::end(detail::kOwnWords), key) !=
                   std::end(detail::kOwnWords);
  if (letters < kShortest || own) {
    return std::nullopt;
  }
  const std::vector<std::string> known = known_columns(schedule);
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
