#include "tarex/scenario.hpp"

#include <algorithm>

#include "base/wide_number.hpp"
#include "law/law_file.hpp"
#include "rows/columns.hpp"
#include "rows/fact_reader.hpp"
#include "rows/money_text.hpp"
#include "text/suggest.hpp"
#include "text/tidy.hpp"

namespace tarex {
namespace {

using detail::Findings;
using detail::LawFile;

class FactsReading {
 public:
  FactsReading(const LawFile& file, std::span<const Schedule* const> schedules, Findings& findings,
               ScenarioFacts& out)
      : file_(file), schedules_(schedules), findings_(findings), out_(out) {}

  void run(const JsonValue& facts) {
    detail::Fields fields(facts, file_, findings_);
    for (const auto& [name, how] :
         {std::pair("set", ColumnEdit::How::set), std::pair("scale", ColumnEdit::How::scale),
          std::pair("price", ColumnEdit::How::price), std::pair("fx", ColumnEdit::How::fx)}) {
      const JsonValue* object = fields.optional(name);
      if (object == nullptr) {
        continue;
      }
      if (object->kind != JsonValue::Kind::object) {
        fault(*object, ErrorCode::bad_json, "an object of columns is expected here");
        continue;
      }
      for (const auto& [key, value] : object->members) {
        one(how, key, value);
      }
    }
    fields.finish();
  }

 private:
  void fault(const JsonValue& at, ErrorCode code, std::string message, std::string hint = {}) {
    findings_.add(file_.error_at(at, code, std::move(message), std::move(hint)));
  }

  /// The law that knows a column; nullptr if none does.
  const Schedule* law_of(const std::string& column) const {
    const auto at = std::find_if(
        schedules_.begin(), schedules_.end(),
        [&](const Schedule* schedule) { return canonical_column(column, *schedule) == column; });
    return at == schedules_.end() ? nullptr : *at;
  }

  const Schedule* known(const JsonKey& key) {
    const Schedule* law = law_of(key.name);
    if (law == nullptr) {
      std::vector<std::string> columns;
      for (const Schedule* schedule : schedules_) {
        const auto more = known_columns(*schedule);
        columns.insert(columns.end(), more.begin(), more.end());
      }
      const std::vector<std::string_view> names(columns.begin(), columns.end());
      const auto near = nearest(key.name, names, 3);
      findings_.add(file_.error_at(
          key.line, key.column, ErrorCode::unknown_key,
          "'" + key.name + "' is not a column of an entry line",
          near ? "did you mean '" + std::string(*near) + "'?" : "tarex quote --help lists them"));
    }
    return law;
  }

  void one(ColumnEdit::How how, const JsonKey& key, const JsonValue& value) {
    ColumnEdit edit;
    edit.how = how;
    edit.column = key.name;
    edit.text = value.text;
    if (value.kind != JsonValue::Kind::string) {
      fault(value, ErrorCode::bad_json,
            "a string is expected here, not " + std::string(kind_name(value.kind)));
      return;
    }
    if (how == ColumnEdit::How::fx) {
      edit.column = read_fx(key, value);
      out_.edits.push_back(std::move(edit));
      return;
    }
    const Schedule* law = known(key);
    if (law == nullptr) {
      return;
    }
    const FactIndex fact = law->find_fact(key.name);
    if (how == ColumnEdit::How::set) {
      check_fact(*law, fact, value);
    } else {
      read_factor(value, edit);
    }
    if (how == ColumnEdit::How::scale) {
      const auto number = number_in(*law, key.name);
      edit.number = number.value_or(ColumnEdit::Number::amount);
      if (!number) {
        findings_.add(file_.error_at(key.line, key.column, ErrorCode::bad_word,
                                     "'" + key.name + "' is no number: it cannot be scaled",
                                     "\"set\" gives it another value"));
      }
    }
    if (how == ColumnEdit::How::price &&
        (fact == kNoFact || law->facts[fact].part_of != kCustomsValueFact)) {
      findings_.add(file_.error_at(key.line, key.column, ErrorCode::bad_word,
                                   "'" + key.name + "' is no part of the value",
                                   "a price is that of a content, e.g. of a column ending in "
                                   "_value; other columns are scaled"));
    }
    out_.edits.push_back(std::move(edit));
  }

  /// What a column holds; nothing if it holds no number.
  static std::optional<ColumnEdit::Number> number_in(const Schedule& law, std::string_view column) {
    if (detail::is_amount_column(column, law)) {
      return ColumnEdit::Number::amount;
    }
    const FactIndex fact = law.find_fact(column);
    const FactType type = fact == kNoFact ? FactType::text : law.facts[fact].type;
    return type == FactType::percent ? std::optional(ColumnEdit::Number::share)
           : type == FactType::decimal || column == "fx"
               ? std::optional(ColumnEdit::Number::decimal)
               : std::nullopt;
  }

  /// @return the code of the currency
  std::string read_fx(const JsonKey& key, const JsonValue& value) {
    const auto currency = Currency::parse(key.name);
    const auto rate = parse_decimal(value.text, 6);
    if (!currency) {
      findings_.add(file_.error_at(key.line, key.column, ErrorCode::bad_currency,
                                   "'" + key.name + "' is not a currency",
                                   "write three letters of ISO 4217"));
    } else if (!rate || *rate == 0) {
      fault(value, ErrorCode::bad_number, "'" + value.text + "' is not an exchange rate",
            "units per 1 USD, e.g. \"1390.5\"");
    } else {
      out_.fx[currency->code()] = *rate;
    }
    return std::string(currency ? currency->code() : std::string_view());
  }

  void check_fact(const Schedule& law, FactIndex fact, const JsonValue& value) {
    if (fact == kNoFact) {
      return;
    }
    const Currency currency;
    const auto read = detail::FactReader(law, currency).read(fact, value.text);
    if (!read) {
      fault(value, read.error().code, read.error().message, read.error().hint);
    }
  }

  void read_factor(const JsonValue& value, ColumnEdit& edit) {
    std::string_view text = value.text;
    const bool less = text.starts_with('-');
    if (less || text.starts_with('+')) {
      text.remove_prefix(1);
    }
    const auto share = parse_percent(text);
    if (!share || (less && share->ppb() > kRateOne)) {
      fault(value, ErrorCode::bad_rate, "'" + value.text + "' is not a change in percent",
            "write \"+20%\" or \"-7.5%\"");
      return;
    }
    edit.factor_ppb = less ? kRateOne - share->ppb() : kRateOne + share->ppb();
  }

  const LawFile& file_;
  std::span<const Schedule* const> schedules_;
  Findings& findings_;
  ScenarioFacts& out_;
};

/// Of a share in percent, in parts per 10^9 of the whole.
constexpr int kShareDecimals = 7;

/// The columns of one line under change.
class LineEditing {
 public:
  LineEditing(std::span<const RawField> fields, EditedLine& out) : out_(out) {
    out_.fields.assign(fields.begin(), fields.end());
    read_currency();
  }

  void apply(const ColumnEdit& edit) {
    switch (edit.how) {
      case ColumnEdit::How::set:
        set(edit.column, edit.text);
        read_currency();
        return;
      case ColumnEdit::How::fx:
        if (currency_.code() == edit.column) {
          set("fx", edit.text);
        }
        return;
      case ColumnEdit::How::scale:
        if (auto changed = scaled_text(edit)) {
          set(edit.column, std::move(*changed));
        } else if (text_of(edit.column).empty()) {
          out_.unscaled.push_back(edit.column);
        } else {
          out_.warnings.push_back(edit.column + " '" + std::string(text_of(edit.column)) +
                                  "' is no number: the scenario does not scale it here");
        }
        return;
      case ColumnEdit::How::price:
        price(edit);
        return;
    }
  }

 private:
  [[nodiscard]] std::string_view text_of(std::string_view name) const {
    const auto at = std::find_if(out_.fields.begin(), out_.fields.end(),
                                 [&](const RawField& field) { return field.name == name; });
    return at == out_.fields.end() ? std::string_view() : at->text;
  }

  void set(std::string_view name, std::string text) {
    const auto at = std::find_if(out_.fields.begin(), out_.fields.end(),
                                 [&](const RawField& field) { return field.name == name; });
    out_.texts.push_back(std::move(text));
    if (at != out_.fields.end()) {
      at->text = out_.texts.back();
      return;
    }
    const std::string_view value = out_.texts.back();
    out_.texts.emplace_back(name);
    out_.fields.push_back({out_.texts.back(), value, 0, 0});
  }

  void read_currency() {
    std::string scratch;
    currency_ = detail::read_currency(tidy(text_of("currency"), scratch)).value_or(Currency());
  }

  /// A number times the factor, in the same parts.
  static i128 times(std::int64_t number, const ColumnEdit& edit, std::int64_t unit = 1) {
    const i128 product = static_cast<i128>(number) * edit.factor_ppb;
    return divide_half_up(product, static_cast<i128>(kRateOne) * unit) * unit;
  }

  /// The number of a column times the factor, as it may be written; nothing if it holds none.
  [[nodiscard]] std::optional<std::string> scaled_text(const ColumnEdit& edit) const {
    switch (edit.number) {
      case ColumnEdit::Number::amount: {
        const auto after = scaled_amount(edit);
        return after ? std::optional(detail::wide_number_text(*after, 6)) : std::nullopt;
      }
      case ColumnEdit::Number::decimal: {
        const auto before = number(edit.column);
        return before ? std::optional(detail::wide_number_text(times(*before, edit), 6))
                      : std::nullopt;
      }
      case ColumnEdit::Number::share: {
        bool signed_so = false;
        const auto before = share(edit.column, signed_so);
        if (!before) {
          return std::nullopt;
        }
        return detail::wide_number_text(times(*before, edit), kShareDecimals) +
               (signed_so ? "%" : "");
      }
    }
    return std::nullopt;
  }

  /// An amount times the factor in millionths, rounded to the currency's coin.
  [[nodiscard]] std::optional<i128> scaled_amount(const ColumnEdit& edit) const {
    const auto before = amount(edit.column);
    return before ? std::optional(times(*before, edit, currency_.minor_unit())) : std::nullopt;
  }

  /// The amount of a column in millionths, as the reader will have it; nothing if it is none.
  [[nodiscard]] std::optional<std::int64_t> amount(std::string_view column) const {
    const std::string_view text = text_of(column);
    std::string scratch;
    const auto read = detail::parse_amount(tidy(text, scratch), currency_);
    return text.empty() || !read ? std::nullopt : std::optional(read.value().micro());
  }

  /// The same of a weight, a quantity, a rate of exchange.
  [[nodiscard]] std::optional<std::int64_t> number(std::string_view column) const {
    std::string scratch;
    const auto read = detail::read_number(tidy(text_of(column), scratch), 6);
    return read ? std::optional(read.value()) : std::nullopt;
  }

  /// The same of a share in percent, in parts per 10^9 of the whole. @param signed_so  out: with %
  [[nodiscard]] std::optional<std::int64_t> share(std::string_view column, bool& signed_so) const {
    std::string scratch;
    std::string_view text = tidy(text_of(column), scratch);
    signed_so = text.ends_with('%');
    if (signed_so) {
      text = trim_blanks(text.substr(0, text.size() - 1));
    }
    const auto read = detail::read_number(text, kShareDecimals);
    return read ? std::optional(read.value()) : std::nullopt;
  }

  void price(const ColumnEdit& edit) {
    const auto after = scaled_amount(edit);
    const auto value = amount("value");
    if (!after || !value) {
      out_.warnings.push_back(edit.column +
                              " is not stated: the scenario's price of it changes nothing here");
      return;
    }
    const i128 more = *after - *amount(edit.column);
    set(edit.column, detail::wide_number_text(*after, 6));
    set("value", detail::wide_number_text(*value + more, 6));
  }

  EditedLine& out_;
  Currency currency_;
};

}  // namespace

Errors read_scenario_facts(const AmendmentFile& file, std::span<const Schedule* const> schedules,
                           ScenarioFacts& out) {
  Findings findings;
  const LawFile law_file{file.path, file.text};
  const auto root = detail::parse_law_file(law_file, findings);
  const JsonValue* facts = root ? root->find("facts") : nullptr;
  if (facts != nullptr) {
    FactsReading(law_file, schedules, findings, out).run(*facts);
  }
  return findings.take();
}

EditedLine apply_edits(std::span<const RawField> fields, std::span<const ColumnEdit> edits) {
  EditedLine out;
  LineEditing line(fields, out);
  for (const ColumnEdit& edit : edits) {
    line.apply(edit);
  }
  return out;
}

}  // namespace tarex
