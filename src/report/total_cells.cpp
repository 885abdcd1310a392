#include "report/total_cells.hpp"

#include "report/csv_cells.hpp"
#include "report/percent.hpp"
#include "report/text_layout.hpp"

namespace tarex::detail {

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

void append_line_cells(std::string& out, const LineTotals& totals, const Currency& currency) {
  append_cell_amount(out, totals.customs_value, currency);
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

}  // namespace tarex::detail
