#include "report/duty_csv.hpp"

#include <algorithm>

#include "report/csv_cells.hpp"

namespace tarex::detail {
namespace {

constexpr std::string_view kDutyColumns =
    "status,kind,measure,heading,program,basis_value,rate,amount,citation,errors\n";

}  // namespace

void DutyRows::append_header(std::string& out, const std::vector<std::string>& header,
                             CsvStyle style) {
  if (style.for_spreadsheet) {
    out += "\xEF\xBB\xBF";
  }
  for (const std::string& column : header) {
    append_cell(out, style.for_spreadsheet && looks_like_formula(column) ? "'" + column : column);
    out += ',';
  }
  out += kDutyColumns;
}

void DutyRows::append_text(std::string& out, std::string_view text) {
  if (style_.for_spreadsheet && looks_like_formula(text)) {
    ++neutralised_;
    append_cell(out, "'" + std::string(text));
  } else {
    append_cell(out, text);
  }
}

void DutyRows::append(std::string& out, const InputLine& line, const LineAssessment& assessment,
                      const Plan& plan) {
  inputs_.clear();
  for (const std::string& column : columns_) {
    const auto named = [&](const EchoField& field) { return field.name == column; };
    auto field = std::find_if(line.echo.begin(), line.echo.end(), named);
    if (field == line.echo.end()) {
      field = std::find_if(line.extras.begin(), line.extras.end(), named);
    }
    if (field != line.extras.end() && field->is_number) {
      append_cell(inputs_, field->text);
    } else if (field != line.extras.end()) {
      append_text(inputs_, field->text);
    }
    inputs_ += ',';
  }
  inputs_ += totals_of(line, assessment).exact ? "exact," : "range,";
  if (assessment.lines.empty()) {
    out += inputs_ + ",,,,,,,,\n";
  }
  for (const DutyLine& duty : assessment.lines) {
    const Measure& measure = plan.schedule().measures[duty.measure];
    const MeasureVersion& version = *plan.rules()[duty.rule].version;
    out += inputs_;
    const auto cell = [&](std::string_view text) {
      append_cell(out, text);
      out += ',';
    };
    cell(to_string(measure.kind));
    cell(measure.id);
    const bool own = measure.kind != MeasureKind::base || !measure.heading.empty();
    cell(own ? measure.heading : to_string(assessment.law->line->hs()));
    cell(plan.schedule().programmes[measure.programme]);
    append_cell_amount(out, duty.basis, line.currency);
    out += ',';
    cell(rate_text(line, assessment, plan, duty));
    append_cell_amount(out, duty.amount, line.currency);
    out += ',';
    cell(plan.schedule().cite_text(version.cite));
    out += '\n';
  }
}

void DutyRows::append_rejected(std::string& out, const std::vector<GivenField>& given,
                               const Errors& errors) {
  for (const std::string& column : columns_) {
    const auto field = std::find_if(given.begin(), given.end(),
                                    [&](const GivenField& one) { return one.name == column; });
    if (field != given.end()) {
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
  out += '\n';
}

}  // namespace tarex::detail
