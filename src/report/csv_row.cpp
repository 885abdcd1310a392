#include "report/csv_row.hpp"

#include "report/bom_report.hpp"

namespace tarex::detail {

std::string amount_text(Money amount, const Currency& currency) {
  std::string out;
  if (!amount.at_limit()) {
    append_amount(out, in_coins(amount, currency), currency.decimals());
  }
  return out;
}

void CsvRow::cell(std::string_view text) {
  out_ += first_ ? "" : ",";
  first_ = false;
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    out_ += text;
    return;
  }
  out_ += '"';
  for (const char c : text) {
    out_ += c;
    out_ += c == '"' ? "\"" : "";
  }
  out_ += '"';
}

void CsvRow::decimal(std::optional<std::int64_t> micro) {
  std::string text;
  if (micro) {
    append_decimal(text, *micro);
  }
  cell(text);
}

void CsvRow::share(const std::optional<Rate>& share) {
  cell(share ? percent_of(*share) : std::string());
}

void CsvRow::amount(const std::optional<Money>& amount, const Currency& currency) {
  cell(amount ? amount_text(*amount, currency) : std::string());
}

}  // namespace tarex::detail
