#include "cli/taken_cells.hpp"

#include <algorithm>

#include "report/csv_cells.hpp"
#include "rows/money_text.hpp"
#include "tarex/report.hpp"
#include "text/tidy.hpp"

namespace tarex::cli {

namespace {

/// The rate that the line was priced with; empty if there was none.
std::string_view taken_rate(const InputLine& line) {
  for (const EchoField& field : line.echo) {
    if (field.name == "fx") {
      return field.text;
    }
  }
  return {};
}

}  // namespace

/// The rate that a line would be priced with.
std::string TakenCells::rate_of(const RejectedLine& line) const {
  for (const GivenField& field : line.given) {
    std::string scratch;
    const auto currency = field.name == "currency"
                              ? detail::read_currency(tidy(field.text, scratch))
                              : std::optional<Currency>();
    if (currency) {
      const auto rate = defaults_->fx.find(currency->code());
      return rate == defaults_->fx.end() || currency == Currency() ? std::string()
                                                                   : decimal_text(rate->second);
    }
  }
  return {};
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
  for (const std::string_view column : columns_) {
    const auto given = std::find_if(line.given.begin(), line.given.end(),
                                    [&](const GivenField& field) { return field.name == column; });
    out += ',';
    if (given != line.given.end()) {
      append_csv_cell(
          out, given->is_json ? detail::text_of_value(given->text) : std::string_view(given->text));
    } else if (column == "fx") {
      append_csv_cell(out, rate_of(line));
    } else {
      append_csv_cell(out, column == "origin"        ? defaults_->origin
                           : column == "destination" ? defaults_->destination
                           : column == "entry_date"  ? to_string(defaults_->date)
                                                     : Currency().code());
    }
  }
  return out;
}

}  // namespace tarex::cli
