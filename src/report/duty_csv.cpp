#include "report/duty_csv.hpp"

#include <algorithm>

#include "report/csv_cells.hpp"
#include "report/describe.hpp"
#include "report/rate_words.hpp"

namespace tarex::detail {
namespace {

constexpr std::string_view kDutyColumns =
    "status,kind,measure,heading,program,basis_value,rate,amount,citation,errors\n";

}  // namespace

void DutyRows::append_header(std::string& out, const std::vector<std::string>& header,
                             CsvStyle style) {
  out += style.for_spreadsheet ? kByteOrderMark : "";
  for (const std::string& column : header) {
    append_user_cell(out, column, style);
    out += ',';
  }
  out += kDutyColumns;
}

void DutyRows::append_text(std::string& out, std::string_view text) {
  neutralised_ += append_user_cell(out, text, style_) ? 1U : 0U;
}

void DutyRows::append(std::string& out, const InputLine& line, const LineAssessment& assessment,
                      const Plan& plan, std::string_view behind) {
  inputs_.clear();
  for (const std::string& column : columns_) {
    const auto named = [&](const EchoField& field) { return field.name == column; };
    auto field = std::find_if(line.echo.begin(), line.echo.end(), named);
    if (field == line.echo.end()) {
      field = std::find_if(line.extras.begin(), line.extras.end(), named);
    }
    if (field != line.extras.end() && field->is_number) {
      append_cell(inputs_, text_of_value(field->text));
    } else if (field != line.extras.end()) {
      append_text(inputs_, field->text);
    }
    inputs_ += ',';
  }
  inputs_ += totals_of(line, assessment).exact ? "exact," : "range,";
  if (assessment.lines.empty()) {
    out += inputs_ + ",,,,,,,,";
    out += behind;
    out += '\n';
  }
  const Schedule& schedule = plan.schedule();
  rows_.clear();
  for (const DutyLine& duty : assessment.lines) {
    const Rule& rule = plan.rules()[duty.rule];
    const Words& words = words_.of(rule.version, [&] { return make(schedule, rule); });
    const auto put_text_cell = [&](std::string_view text) {
      put_cell(rows_, text);
      rows_.put(',');
    };
    rows_.put(inputs_);
    rows_.put(words.to_heading);
    if (words.heading.empty()) {
      put_text_cell(to_string(assessment.law->line->hs()));
    } else {
      rows_.put(words.heading);
    }
    rows_.put(words.programme);
    rows_.reach(
        put_cell_amount(rows_.room(kMostDigits), shown_amount(duty.basis, line), line.currency));
    rows_.put(',');
    if (words.rate.empty()) {
      put_text_cell(
          printed_rate(line, *assessment.law->line, schedule, rule.version->rate, scratch_));
    } else {
      rows_.put(words.rate);
    }
    rows_.reach(put_cell_amount(rows_.room(kMostDigits), duty.amount, line.currency));
    rows_.put(',');
    rows_.put(words.citation);
    rows_.put(behind);
    rows_.put('\n');
  }
  out += rows_.text();
}

DutyRows::Words DutyRows::make(const Schedule& schedule, const Rule& rule) {
  const Measure& measure = schedule.measures[rule.measure];
  const auto cell = [](std::string_view text) {
    std::string out;
    append_cell(out, text);
    return out + ',';
  };
  Words words;
  words.to_heading = cell(to_string(measure.kind)) + cell(measure.id);
  if (measure.kind != MeasureKind::base || !measure.heading.empty()) {
    words.heading = cell(measure.heading);
  }
  words.programme = cell(schedule.programmes[measure.programme]);
  if (!is_printed(rule.version->rate)) {
    words.rate = cell(own_rate(rule.version->rate, schedule));
  }
  words.citation = cell(schedule.cite_text(rule.version->cite));
  return words;
}

void DutyRows::append_rejected(std::string& out, const std::vector<GivenField>& given,
                               const Errors& errors, std::string_view behind) {
  for (const std::string& column : columns_) {
    const auto field = std::find_if(given.begin(), given.end(),
                                    [&](const GivenField& one) { return one.name == column; });
    if (field != given.end() && field->is_json) {
      append_cell(out, text_of_value(field->text));
    } else if (field != given.end()) {
      append_text(out, field->text);
    }
    out += ',';
  }
  out += "rejected,,,,,,,,,";
  std::string text;
  for (const Error& error : errors) {
    text += (text.empty() ? "" : ";") + std::string(code_name(error.code)) + ": " + error.message;
  }
  append_text(out, text);
  out += behind;
  out += '\n';
}

}  // namespace tarex::detail
