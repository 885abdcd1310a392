#include "report/csv_row.hpp"

#include "report/coins.hpp"
#include "report/csv_cells.hpp"
#include "report/percent.hpp"

namespace tarex::detail {

std::string amount_text(Money amount, const Currency& currency) {
  return exact_amount_text(in_coins(amount, currency), currency);
}

CsvRow CsvRow::header(CsvText& out) {
  out.text += out.style.for_spreadsheet ? kByteOrderMark : "";
  return CsvRow(out);
}

void CsvRow::cell(std::string_view text) {
  out_.text += first_ ? "" : ",";
  first_ = false;
  out_.neutralised += append_user_cell(out_.text, text, out_.style) ? 1U : 0U;
}

void CsvRow::decimal(std::optional<std::int64_t> micro) {
  cell(micro ? decimal_text(*micro) : std::string());
}

void CsvRow::share(const std::optional<Rate>& share) {
  cell(share ? percent_of(*share) : std::string());
}

void CsvRow::amount(const std::optional<Money>& amount, const Currency& currency) {
  cell(amount ? amount_text(*amount, currency) : std::string());
}

}  // namespace tarex::detail
