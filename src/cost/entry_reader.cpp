#include "tarex/entry_reader.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "cost/code_check.hpp"
#include "cost/columns.hpp"
#include "cost/fact_reader.hpp"
#include "law/rate_text.hpp"
#include "text/suggest.hpp"

namespace tarex {
namespace {

using detail::FixedColumn;
using detail::kFixedColumnCount;
using detail::kFixedColumns;

std::string quoted(std::string_view text) { return "'" + std::string(text) + "'"; }

/// One reading of one line: the fields sorted into columns, and what is wrong with them.
class LineReading {
 public:
  LineReading(const LawBook& book, const EntryDefaults& defaults, InputLine& out)
      : book_(book), defaults_(defaults), out_(out) {}

  Errors run(std::span<const RawField> fields) {
    out_ = InputLine{};
    sort(fields);
    if (read_destination()) {
      read_frame();
      read_facts();
      read_costs();
      check_whole();
    }
    return std::move(errors_);
  }

 private:
  const RawField& at(FixedColumn column) const { return fixed_[static_cast<std::size_t>(column)]; }
  bool given(FixedColumn column) const { return !at(column).text.empty(); }

  void fault(const RawField& field, ErrorCode code, std::string message, std::string hint = {}) {
    Error error{code, std::move(message), {"", field.line, field.column}, std::move(hint)};
    error.field = std::string(field.name);
    error.value = std::string(field.text);
    errors_.push_back(std::move(error));
  }
  void fault(const RawField& field, Error error) {
    error.where = {"", field.line, field.column};
    error.field = std::string(field.name);
    error.value = std::string(field.text);
    errors_.push_back(std::move(error));
  }

  void sort(std::span<const RawField> fields) {
    for (const RawField& field : fields) {
      const auto* found =
          std::find_if(std::begin(kFixedColumns), std::end(kFixedColumns),
                       [&](const auto& column) { return column.name == field.name; });
      if (found != std::end(kFixedColumns)) {
        fixed_[static_cast<std::size_t>(found->column)] = field;
        present_[static_cast<std::size_t>(found->column)] = true;
      } else {
        others_.push_back(field);
      }
    }
  }

  bool read_destination() {
    const RawField& field = at(FixedColumn::destination);
    const std::string name = field.text.empty() ? defaults_.destination : std::string(field.text);
    const auto country = Country::parse(name);
    const Schedule* schedule = country ? book_.schedule(to_string(*country)) : nullptr;
    if (schedule == nullptr) {
      std::string known;
      for (const std::string& destination : book_.destinations()) {
        known += (known.empty() ? "" : ", ") + destination;
      }
      fault(field, ErrorCode::bad_country,
            quoted(name) + " is not a destination whose law tarex has",
            "destinations are " + known);
      return false;
    }
    out_.schedule = schedule;
    return true;
  }

  void echo(FixedColumn column, std::string text, bool is_number) {
    out_.echo.push_back({std::string(kFixedColumns[static_cast<std::size_t>(column)].name),
                         std::move(text), is_number});
  }

  void read_frame() {
    EntryLine& entry = out_.entry;
    for (auto [column, text] :
         {std::pair(FixedColumn::sku, &out_.sku), std::pair(FixedColumn::product, &out_.product),
          std::pair(FixedColumn::entry, &out_.entry_id)}) {
      if (given(column)) {
        *text = std::string(at(column).text);
        echo(column, *text, false);
      }
    }
    read_code();
    const RawField& origin = at(FixedColumn::origin);
    const std::string origin_text =
        origin.text.empty() ? defaults_.origin : std::string(origin.text);
    const auto country = Country::parse(origin_text);
    if (!country || !is_assigned(*country)) {
      fault(origin, ErrorCode::bad_country, quoted(origin_text) + " is not a country",
            "write the two letters of ISO 3166, e.g. KR");
    } else {
      entry.origin = *country;
      echo(FixedColumn::origin, to_string(*country), false);
    }
    echo(FixedColumn::destination, out_.schedule->jurisdiction, false);
    read_date();
    read_money();
  }

  void read_code() {
    const RawField& field = at(FixedColumn::hs);
    if (field.text.empty()) {
      fault(field, ErrorCode::missing_field, "the tariff code (hs) is missing",
            "hs and value are required");
      return;
    }
    Result<HsCode> code = detail::check_code(field.text, *out_.schedule);
    if (!code) {
      fault(field, code.error());
      return;
    }
    out_.entry.code = code.value();
    echo(FixedColumn::hs, to_string(code.value()), false);
  }

  void read_date() {
    const RawField& field = at(FixedColumn::entry_date);
    const Schedule& schedule = *out_.schedule;
    out_.entry.date = defaults_.date;
    if (present_[static_cast<std::size_t>(FixedColumn::entry_date)] && field.text.empty()) {
      fault(field, ErrorCode::missing_field, "the date of entry is empty",
            "give a day, or leave the column out to use the default date");
      return;
    }
    if (!field.text.empty()) {
      const auto day = parse_date(field.text);
      if (!day) {
        fault(field, ErrorCode::bad_date, quoted(field.text) + " is not a day",
              "write YYYY-MM-DD, e.g. 2026-04-06");
        return;
      }
      out_.entry.date = *day;
    }
    const Date date = out_.entry.date;
    echo(FixedColumn::entry_date, to_string(date), false);
    if (date < schedule.covers_from) {
      fault(field, ErrorCode::out_of_range, to_string(date) + " is before the law inside begins",
            "the first day covered is " + to_string(schedule.covers_from));
    } else if (date > schedule.verified_through + std::chrono::days(3653)) {
      fault(field, ErrorCode::out_of_range,
            to_string(date) + " is more than ten years after the law inside was verified",
            "it was verified through " + to_string(schedule.verified_through));
    } else if (date > schedule.verified_through) {
      out_.warnings.push_back("entry date " + to_string(date) + " is after " +
                              to_string(schedule.verified_through) + ", the day the " +
                              schedule.jurisdiction + " law inside was last verified");
    }
  }

  void read_money() {
    EntryLine& entry = out_.entry;
    const RawField& currency = at(FixedColumn::currency);
    if (present_[static_cast<std::size_t>(FixedColumn::currency)] && currency.text.empty()) {
      fault(currency, ErrorCode::missing_field, "the currency is empty",
            "write USD, or leave the column out");
    } else if (!currency.text.empty()) {
      const auto parsed = Currency::parse(currency.text);
      if (!parsed) {
        fault(currency, ErrorCode::bad_currency, quoted(currency.text) + " is not a currency",
              "write three letters of ISO 4217, e.g. USD");
      }
      out_.currency = parsed.value_or(Currency());
    }
    entry.minor_unit = out_.currency.minor_unit();
    const RawField& value = at(FixedColumn::value);
    if (value.text.empty()) {
      fault(value, ErrorCode::missing_field, "the customs value (value) is missing",
            "hs and value are required");
    } else if (const auto amount = read_amount(value)) {
      entry.value = *amount;
      if (amount->is_zero()) {
        fault(value, ErrorCode::out_of_range, "a line of no value cannot be scored",
              "value must be above 0");
      }
      echo_amount(FixedColumn::value, *amount);
    }
    echo(FixedColumn::currency, out_.currency.code(), false);
    read_fx();
  }

  std::optional<Money> read_amount(const RawField& field) {
    Result<Money> amount = detail::parse_amount(field.text, out_.currency);
    if (!amount) {
      fault(field, amount.error());
      return std::nullopt;
    }
    return amount.value();
  }

  void echo_amount(FixedColumn column, Money amount) {
    std::string text;
    detail::append_line_amount(text, amount, out_.currency);
    echo(column, std::move(text), true);
  }

  void read_fx() {
    const auto own = out_.currency.code();
    const RawField& field = at(FixedColumn::fx);
    std::int64_t per_dollar = own == "USD" ? kMicro : 0;
    if (!field.text.empty()) {
      const auto rate = parse_decimal(field.text, 6);
      if (!rate || *rate == 0) {
        fault(field, ErrorCode::bad_number, quoted(field.text) + " is not an exchange rate",
              "units of " + own + " per 1 USD, e.g. 1390.5");
        return;
      }
      per_dollar = *rate;
      std::string text;
      append_decimal(text, *rate);
      echo(FixedColumn::fx, std::move(text), true);
    } else if (const auto stated = defaults_.fx.find(own); stated != defaults_.fx.end()) {
      per_dollar = stated->second;
    }
    const std::string& law = out_.schedule->currency;
    if (own == law) {
      return;
    }
    const auto stated = defaults_.fx.find(law);
    const std::int64_t law_per_dollar = law == "USD"                   ? kMicro
                                        : stated == defaults_.fx.end() ? 0
                                                                       : stated->second;
    if (per_dollar == 0 || (law_per_dollar == 0 && out_.schedule->states_amounts())) {
      const std::string missing = per_dollar == 0 ? own : law;
      fault(at(FixedColumn::currency), ErrorCode::bad_currency,
            "there is no exchange rate for " + missing,
            "state it: --fx " + missing + "=RATE (units per 1 USD) or a column fx");
    } else if (law_per_dollar != 0) {
      out_.entry.fx_micro = scale(per_dollar, kMicro, law_per_dollar, 1).micro();
    }
  }

  void read_facts() {
    detail::FactReader reader(*out_.schedule, out_.currency);
    for (const RawField& field : others_) {
      const FactIndex fact = out_.schedule->find_fact(field.name);
      if (fact == kNoFact) {
        read_extra(field);
      } else if (!field.text.empty()) {
        read_fact(reader, fact, field);
      }
    }
    read_claims(reader);
    read_unit();
    read_base_rate();
    for (const auto& [name, value] : defaults_.assume) {
      const FactIndex fact = out_.schedule->find_fact(name);
      if (fact != kNoFact && !out_.entry.facts.known(fact)) {
        const RawField field{name, value, 0, 0};
        read_fact(reader, fact, field);
        out_.warnings.push_back("assumed " + name + " = " + value);
      }
    }
    detail::complete_pairs(*out_.schedule, out_.entry.facts);
  }

  void read_fact(detail::FactReader& reader, FactIndex fact, const RawField& field) {
    Result<detail::ReadFact> value = reader.read(fact, field.text);
    if (!value) {
      fault(field, value.error());
      return;
    }
    out_.entry.facts.set(fact, value.value().value);
    out_.echo.push_back({std::string(field.name), value.value().echo, value.value().is_number});
  }

  void read_extra(const RawField& field) {
    if (const auto meant = misspelled_column(field.name, *out_.schedule)) {
      fault(field, ErrorCode::unknown_key, quoted(field.name) + " is not a column",
            "did you mean " + quoted(*meant) + "?");
      return;
    }
    out_.extras.push_back({std::string(field.name), std::string(field.text)});
  }

  void read_claims(detail::FactReader& reader) {
    const RawField& field = at(FixedColumn::claims);
    if (field.text.empty()) {
      return;
    }
    std::string_view rest = field.text;
    while (!rest.empty()) {
      const std::size_t end = rest.find(';');
      std::string_view word = rest.substr(0, end);
      rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
      word = detail::trimmed(word);
      if (word.empty()) {
        continue;
      }
      const bool denied = word.front() == '!';
      const std::string_view name = denied ? detail::trimmed(word.substr(1)) : word;
      const FactIndex fact = out_.schedule->find_fact(name);
      if (fact == kNoFact || out_.schedule->facts[fact].type != FactType::claim) {
        fault(field, ErrorCode::bad_word, quoted(name) + " is not a claim the law knows",
              reader.nearest_claim(name));
      } else if (out_.entry.facts.known(fact) && out_.entry.facts.value(fact) != (denied ? 0 : 1)) {
        fault(field, ErrorCode::inconsistent, quoted(name) + " is both asserted and denied");
      } else {
        out_.entry.facts.set(fact, denied ? 0 : 1);
      }
    }
    echo(FixedColumn::claims, std::string(field.text), false);
  }

  void read_unit() {
    const RawField& field = at(FixedColumn::unit);
    if (field.text.empty()) {
      return;
    }
    const auto unit = detail::find_unit(out_.schedule->units, field.text);
    if (unit) {
      out_.entry.quantity_unit = *unit;
    } else {
      out_.warnings.push_back(
          "the unit " + quoted(field.text) +
          " is not one the tariff uses: the quantity is taken in the tariff line's own unit");
    }
    echo(FixedColumn::unit, std::string(field.text), false);
  }

  void read_base_rate() {
    const RawField& field = at(FixedColumn::base_rate);
    if (field.text.empty()) {
      return;
    }
    auto rate = detail::parse_duty_rate(field.text, out_.schedule->units);
    if (!rate || !rate->computable) {
      fault(field, ErrorCode::bad_rate, quoted(field.text) + " is not a rate",
            "write free, 2.9%, 3.3c/kg or 2.1c/kg+3.4%");
      return;
    }
    out_.entry.base_rate = std::move(*rate);
    echo(FixedColumn::base_rate, std::string(field.text), false);
  }

  void read_costs() {
    for (auto [column, amount] : {std::pair(FixedColumn::freight, &out_.freight),
                                  std::pair(FixedColumn::insurance, &out_.insurance),
                                  std::pair(FixedColumn::other_costs, &out_.other_costs)}) {
      if (!given(column)) {
        continue;
      }
      if (const auto parsed = read_amount(at(column))) {
        *amount = *parsed;
        echo_amount(column, *parsed);
      }
    }
    if (errors_.empty()) {
      read_incoterm();
    }
  }

  /// Brings the price to what the law values: free on board, or with freight and insurance to the
  /// border.
  void read_incoterm() {
    const RawField& field = at(FixedColumn::incoterm);
    const bool cif_law = out_.schedule->valuation == Valuation::cif;
    std::string term = cif_law ? "CIF" : "FOB";
    if (!field.text.empty()) {
      term = std::string(field.text);
      std::transform(term.begin(), term.end(), term.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
      });
      constexpr std::string_view kTerms = "EXW FCA FAS FOB CFR CIF CPT CIP DAP DPU DDP";
      if (term.size() != 3 || kTerms.find(term) == std::string_view::npos) {
        fault(field, ErrorCode::bad_word, quoted(field.text) + " is not a term of delivery",
              "write one of " + std::string(kTerms));
        return;
      }
      echo(FixedColumn::incoterm, term, false);
    }
    const bool pays_freight = term.front() == 'C' || term.front() == 'D';
    const bool pays_insurance = term == "CIF" || term == "CIP" || term.front() == 'D';
    Money& value = out_.entry.value;
    if (!cif_law) {
      const Money included =
          (pays_freight ? out_.freight : Money()) + (pays_insurance ? out_.insurance : Money());
      if (pays_freight && !given(FixedColumn::freight)) {
        out_.warnings.push_back(
            "the price is " + term +
            " but freight is not given: the whole price is taken as the customs value");
      } else if (included >= value) {
        fault(field, ErrorCode::inconsistent,
              "freight and insurance are as much as the " + term + " price itself");
      } else {
        value -= included;
      }
      if (term == "EXW") {
        out_.warnings.push_back(
            "the price is EXW: the cost of bringing the goods to the ship belongs to the customs "
            "value unless the invoice shows it apart");
      }
      return;
    }
    out_.cost_in_value = true;
    if (!pays_freight) {
      if (!given(FixedColumn::freight)) {
        out_.warnings.push_back("the price is " + term +
                                " but freight is not given: the customs value lacks it");
      }
      value += out_.freight;
    }
    value += pays_insurance ? Money() : out_.insurance;
  }

  void check_whole() {
    if (errors_.empty()) {
      for (Error& error : detail::check_parts(*out_.schedule, out_.entry)) {
        const auto field = std::find_if(others_.begin(), others_.end(),
                                        [&](const RawField& f) { return f.name == error.field; });
        if (field != others_.end()) {
          error.where = {"", field->line, field->column};
          error.value = std::string(field->text);
        }
        errors_.push_back(std::move(error));
      }
    }
  }

  const LawBook& book_;
  const EntryDefaults& defaults_;
  InputLine& out_;
  Errors errors_;
  std::array<RawField, kFixedColumnCount> fixed_{};
  std::array<bool, kFixedColumnCount> present_{};
  std::vector<RawField> others_;
};

}  // namespace

std::string canonical_column(std::string_view name, const Schedule& schedule) {
  std::string key(detail::trimmed(name));
  std::transform(key.begin(), key.end(), key.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c == ' ' || c == '-' ? '_' : c;
  });
  const auto* fixed = std::find_if(std::begin(kFixedColumns), std::end(kFixedColumns),
                                   [&](const auto& column) { return column.name == key; });
  if (fixed != std::end(kFixedColumns) || schedule.find_fact(key) != kNoFact) {
    return key;
  }
  for (const detail::ColumnAlias& alias : detail::kColumnAliases) {
    if (alias.alias == key) {
      return std::string(alias.name);
    }
  }
  return {};
}

std::vector<std::string> known_columns(const Schedule& schedule) {
  std::vector<std::string> out;
  for (const auto& column : kFixedColumns) {
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
  if (name.size() < 6) {
    return std::nullopt;
  }
  const std::vector<std::string> known = known_columns(schedule);
  const std::vector<std::string_view> candidates(known.begin(), known.end());
  const auto near = nearest(name, candidates, name.size() < 10 ? 1 : 2);
  return near ? std::optional(std::string(*near)) : std::nullopt;
}

Errors EntryReader::read(std::span<const RawField> fields, InputLine& out) const {
  return LineReading(*book_, defaults_, out).run(fields);
}

}  // namespace tarex
