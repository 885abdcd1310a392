#include <algorithm>

#include "tarex/report.hpp"

/// The flat form: the input columns, then one column per figure, whatever the content.
namespace tarex {
namespace {

constexpr std::string_view kResultColumns =
    "status,base_duty,additional_duty,total_duty,total_duty_min,total_duty_max,total_fees,total_"
    "tax,landed_cost,"
    "effective_rate_pct,headings,questions,warnings,errors";

std::string amount_text(Money amount, const Currency& currency) {
  std::string out;
  if (!amount.at_limit()) {
    const bool fine = amount.micro() % currency.minor_unit() != 0;
    append_amount(out, amount, fine ? 6 : currency.decimals());
  }
  return out;
}

void append_inputs(std::string& out, const std::vector<std::string>& columns,
                   const std::vector<EchoField>& echo, const std::vector<EchoField>& extras) {
  for (const std::string& column : columns) {
    const auto named = [&](const EchoField& field) { return field.name == column; };
    auto at = std::find_if(echo.begin(), echo.end(), named);
    if (at == echo.end()) {
      at = std::find_if(extras.begin(), extras.end(), named);
      if (at == extras.end()) {
        out += ',';
        continue;
      }
    }
    append_csv_cell(out, at->text);
    out += ',';
  }
}

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) {
    out += (out.empty() ? "" : ";") + part;
  }
  return out;
}

}  // namespace

void append_csv_cell(std::string& out, std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += text;
    return;
  }
  out += '"';
  for (const char c : text) {
    out += c;
    if (c == '"') {
      out += '"';
    }
  }
  out += '"';
}

void append_csv_header(std::string& out, const std::vector<std::string>& header) {
  for (const std::string& column : header) {
    append_csv_cell(out, column);
    out += ',';
  }
  out += kResultColumns;
  out += '\n';
}

void append_csv_row(std::string& out, const std::vector<std::string>& columns,
                    const InputLine& line, const LineAssessment& assessment, const Plan& plan) {
  append_inputs(out, columns, line.echo, line.extras);
  const LineTotals totals = totals_of(line, assessment);
  const auto amount = [&](Money value) {
    out += amount_text(value, line.currency);
    out += ',';
  };
  out += totals.exact ? "exact," : "range,";
  amount(totals.base_duty);
  amount(totals.additional_duty);
  amount(totals.total_duty.max);
  amount(totals.total_duty.min);
  amount(totals.total_duty.max);
  amount(totals.fees.max);
  amount(totals.tax.max);
  amount(totals.landed_cost.max);
  if (!totals.total_duty.max.at_limit()) {
    const i128 hundredfold = static_cast<i128>(totals.total_duty.max.micro()) * 100;
    append_amount(out, scale(hundredfold, kMicro, totals.customs_value.micro(), 10'000), 2);
  }
  out += ',';
  std::vector<std::string> headings;
  for (const DutyLine& duty : assessment.lines) {
    const Measure& measure = plan.schedule().measures[duty.measure];
    if (measure.kind != MeasureKind::base && measure.kind != MeasureKind::fee &&
        measure.kind != MeasureKind::vat) {
      headings.push_back((measure.heading.empty() ? measure.id : measure.heading) + "=" +
                         amount_text(duty.amount, line.currency));
    }
  }
  append_csv_cell(out, joined(headings));
  out += ',';
  std::vector<std::string> questions;
  for (const Question& question : assessment.questions) {
    questions.push_back(text_of(line, assessment, plan, question).fact);
  }
  append_csv_cell(out, joined(questions));
  out += ',';
  append_csv_cell(out, joined(warnings_of(line, assessment, plan)));
  out += ",\n";
}

void append_rejected_csv_row(std::string& out, const std::vector<std::string>& columns,
                             const std::vector<EchoField>& given, const Errors& errors) {
  append_inputs(out, columns, given, {});
  out += "rejected,,,,,,,,,,,,,";
  std::vector<std::string> texts;
  for (const Error& error : errors) {
    texts.push_back(std::string(code_name(error.code)) + ": " + error.message);
  }
  append_csv_cell(out, joined(texts));
  out += '\n';
}

}  // namespace tarex
