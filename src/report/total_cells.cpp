#include "report/total_cells.hpp"

#include "report/csv_cells.hpp"
#include "report/describe.hpp"
#include "report/percent.hpp"
#include "report/text_layout.hpp"
#include "rows/echoed.hpp"

namespace tarex {

LineTotals totals_of(const InputLine& line, const LineAssessment& assessment) {
  LineTotals totals;
  totals.customs_value = detail::shown_amount(line.entry.value, line);
  totals.base_duty = assessment.base_duty;
  totals.total_duty = assessment.total_duty;
  totals.fees = assessment.fees;
  totals.tax = assessment.tax;
  totals.additional_duty = assessment.total_duty.max.at_limit()
                               ? assessment.total_duty.max
                               : assessment.total_duty.max - assessment.base_duty;
  const MoneyRange landed = line.landed_cost(assessment);
  totals.landed_cost = {detail::shown_amount(landed.min, line),
                        detail::shown_amount(landed.max, line)};
  totals.exact = assessment.exact();
  return totals;
}

namespace detail {

TotalFigures figures_of(const LineTotals& totals) {
  return {totals.customs_value, totals.total_duty,      totals.fees.max,
          totals.tax.max,       totals.landed_cost.max, totals.exact};
}

std::string_view status_word(bool exact) { return exact ? "exact" : "range"; }

void append_total_cells(std::string& out, const TotalFigures& figures, const Currency& currency) {
  append_cell_amount(out, figures.duty.max, currency);
  for (const Money amount :
       {figures.duty.min, figures.duty.max, figures.fees, figures.tax, figures.landed}) {
    out += ',';
    append_cell_amount(out, amount, currency);
  }
}

void append_line_cells(std::string& out, const InputLine& line, const LineTotals& totals) {
  const Currency& currency = line.currency;
  if (const std::string_view stated = echoed(line, "value"); !stated.empty()) {
    append_cell(out, stated);
  }
  out += ',';
  out += currency.code();
  out += ',';
  out += status_word(totals.exact);
  out += ',';
  append_cell_amount(out, totals.base_duty, currency);
  out += ',';
  append_total_cells(out, figures_of(totals), currency);
  out += ',';
  out += percent_number(totals.total_duty.max, totals.customs_value);
}

std::string duty_text(const TotalFigures& figures, const Currency& currency) {
  return grouped(figures.duty.max, currency) + (figures.exact ? "" : "?");
}

void add_total_names(std::vector<std::string>& row) {
  row.insert(row.end(), {"duty", "of value", "fees, taxes", "landed cost"});
}

void add_total_texts(std::vector<std::string>& row, const TotalFigures& figures,
                     const Currency& currency) {
  row.push_back(duty_text(figures, currency));
  row.push_back(percent_text(figures.duty.max, figures.value));
  row.push_back(grouped(figures.fees + figures.tax, currency));
  row.push_back(grouped(figures.landed, currency));
}

}  // namespace detail

}  // namespace tarex
