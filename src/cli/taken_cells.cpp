#include "cli/taken_cells.hpp"

#include <algorithm>

#include "report/csv_cells.hpp"
#include "rows/money_text.hpp"
#include "tarex/report.hpp"
#include "tarex/scenario.hpp"
#include "text/json_value.hpp"
#include "text/tidy.hpp"

namespace tarex::cli {

namespace {

bool says(const std::vector<GivenField>& given, std::string_view column) {
  return std::any_of(given.begin(), given.end(),
                     [&](const GivenField& field) { return field.name == column; });
}

/// The rate that the line was priced with; empty if there was none.
std::string_view taken_rate(const InputLine& line) {
  for (const EchoField& field : line.echo) {
    if (field.name == "fx") {
      return field.text;
    }
  }
  return {};
}

/// What a line says, as its reader would have it, with the defaults for what it does not say.
std::vector<RawField> with_defaults(const std::vector<GivenField>& given,
                                    const std::vector<GivenField>& defaults) {
  std::vector<RawField> out;
  for (const GivenField& field : given) {
    out.push_back({field.name, field.is_json ? detail::text_of_value(field.text) : field.text});
  }
  for (const GivenField& field : defaults) {
    if (!says(given, field.name)) {
      out.push_back({field.name, field.text});
    }
  }
  return out;
}

}  // namespace

std::vector<GivenField> taken_for(const std::vector<GivenField>& given,
                                  const EntryDefaults& defaults) {
  const std::vector<GivenField> usual = {{"origin", defaults.origin},
                                         {"destination", defaults.destination},
                                         {"entry_date", to_string(defaults.date)},
                                         {"currency", std::string(Currency().code())}};
  const std::vector<RawField> fields = with_defaults(given, usual);
  const EditedLine edited = apply_edits(fields, defaults.edits);
  const auto text_of = [&](std::string_view column) {
    const auto at = std::find_if(edited.fields.begin(), edited.fields.end(),
                                 [&](const RawField& field) { return field.name == column; });
    return at == edited.fields.end() ? std::string() : std::string(at->text);
  };
  std::vector<GivenField> out;
  for (const GivenField& field : usual) {
    if (!says(given, field.name)) {
      out.push_back({field.name, text_of(field.name)});
    }
  }
  if (says(given, "fx")) {
    return out;
  }
  std::string rate = text_of("fx");
  if (rate.empty()) {
    std::string scratch;
    const std::string code = text_of("currency");
    const auto currency = detail::read_currency(tidy(code, scratch));
    const auto known = defaults.fx.find(currency ? std::string(currency->code()) : "");
    rate = known == defaults.fx.end() || currency == Currency() ? "" : decimal_text(known->second);
  }
  if (!rate.empty()) {
    out.push_back({"fx", rate, is_plain_json_number(rate)});
  }
  return out;
}

std::string TakenCells::header() const {
  std::string out;
  for (const std::string_view column : columns_) {
    out += ',';
    out += column;
  }
  return out;
}

std::string_view TakenCells::of(const InputLine& line) {
  const std::string_view rate = shows_rate_ ? taken_rate(line) : std::string_view();
  if (columns_.empty() ||
      (schedule_ == line.schedule && origin_ == line.entry.origin && date_ == line.entry.date &&
       currency_ == line.currency && rate_ == rate)) {
    return text_;
  }
  rate_ = rate;
  schedule_ = line.schedule;
  origin_ = line.entry.origin;
  date_ = line.entry.date;
  currency_ = line.currency;
  text_.clear();
  for (const std::string_view column : columns_) {
    text_ += ',';
    text_ += column == "origin"        ? to_string(origin_)
             : column == "destination" ? schedule_->jurisdiction
             : column == "entry_date"  ? to_string(date_)
             : column == "currency"    ? currency_.code()
                                       : rate_;
  }
  return text_;
}

std::string TakenCells::of(const RejectedLine& line) const {
  std::string out;
  if (columns_.empty()) {
    return out;
  }
  std::vector<GivenField> all = line.given;
  const std::vector<GivenField> taken = taken_for(line.given, *defaults_);
  all.insert(all.end(), taken.begin(), taken.end());
  for (const std::string_view column : columns_) {
    const auto at = std::find_if(all.begin(), all.end(),
                                 [&](const GivenField& field) { return field.name == column; });
    out += ',';
    if (at != all.end()) {
      append_csv_cell(out,
                      at->is_json ? detail::text_of_value(at->text) : std::string_view(at->text));
    }
  }
  return out;
}

}  // namespace tarex::cli
