#include "report/duty_csv.hpp"

#include "report/charged_quantity.hpp"
#include "report/csv_cells.hpp"
#include "report/describe.hpp"
#include "report/rate_words.hpp"

namespace tarex::detail {
namespace {

constexpr std::string_view kDutyColumns =
    "status,kind,measure,heading,program,basis_value,rate,amount,citation,warnings,errors\n";

}  // namespace

std::vector<std::string> DutyRows::own_columns() {
  std::vector<std::string> out;
  for (std::string_view rest = kDutyColumns; !rest.empty();) {
    const std::size_t end = rest.find_first_of(",\n");
    out.emplace_back(rest.substr(0, end));
    rest.remove_prefix(end + 1);
  }
  return out;
}

void DutyRows::append_header(std::string& out, const std::vector<std::string>& header,
                             CsvStyle style) {
  append_input_header(out, header, style);
  out += kDutyColumns;
}

void DutyRows::append(std::string& out, const InputLine& line, const LineAssessment& assessment,
                      const Plan& plan, std::string_view behind) {
  front_.clear();
  inputs_.put(front_, line);
  front_.put(assessment.exact() ? "exact," : "range,");
  rows_.clear();
  std::string warnings;
  append_cell(warnings, warnings_text(line, assessment, plan));
  warnings += ',';
  if (assessment.lines.empty()) {
    rows_.put(front_.text());
    rows_.put(",,,,,,,,");  // kind to citation
    rows_.put(warnings);
    rows_.put(behind);
    rows_.put('\n');
  }
  const Schedule& schedule = plan.schedule();
  for (const DutyLine& duty : assessment.lines) {
    const Rule& rule = plan.rules()[duty.rule];
    const Words& words = words_.of(rule.version, [&] { return make(schedule, rule); });
    const auto put_text_cell = [&](std::string_view text) {
      put_cell(rows_, text);
      rows_.put(',');
    };
    rows_.put(front_.text());
    rows_.put(words.to_heading);
    if (words.heading.empty()) {
      put_text_cell(to_string(assessment.law->line->hs()));
    } else {
      rows_.put(words.heading);
    }
    rows_.put(words.programme);
    if (const auto quantity = charged_quantity(line, assessment, plan, duty)) {
      rows_.put(quantity->number);
    } else {
      rows_.reach(
          put_cell_amount(rows_.room(kMostDigits), shown_amount(duty.basis, line), line.currency));
    }
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
    rows_.put(warnings);
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
  rows_.clear();
  inputs_.put_rejected(rows_, given);
  rows_.put("rejected");
  rows_.put(empty_between(kDutyColumns));
  inputs_.put_text(rows_, errors_text(errors));
  rows_.put(behind);
  rows_.put('\n');
  out += rows_.text();
}

}  // namespace tarex::detail
