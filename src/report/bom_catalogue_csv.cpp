#include <algorithm>
#include <iterator>

#include "report/bom_catalogue.hpp"
#include "report/csv_row.hpp"
#include "report/percent.hpp"
#include "report/sum_text.hpp"
#include "report/total_cells.hpp"
#include "rows/plain_text.hpp"

/// The exposure of a catalogue in CSV: a row per product.
namespace tarex {
namespace {

using detail::CsvRow;
using detail::percent_number;

constexpr std::string_view kColumns[] = {"rank",
                                         "sku",
                                         "name",
                                         "hs",
                                         "chapter",
                                         "heading_4",
                                         "origin",
                                         "destination",
                                         "status",
                                         "currency",
                                         "quantity",
                                         "price",
                                         "customs_value",
                                         "total_duty_min",
                                         "total_duty",
                                         "effective_rate_pct",
                                         "baseline_total_duty",
                                         "landed_cost",
                                         "baseline_landed_cost",
                                         "impact",
                                         "impact_pct_of_value",
                                         "impact_share_pct",
                                         "headings",
                                         "driver",
                                         "driver_material",
                                         "driver_duty_pct",
                                         "impact_min",
                                         "impact_max",
                                         "error"};

}  // namespace

void BomCatalogue::append_csv_header(std::string& out) const {
  CsvRow header(out);
  for (const std::string_view name : kColumns) {
    header.cell(name);
  }
  if (!scenario_.empty()) {
    header.cell("scenario");
  }
  header.cell("entry_date");
  header.cell("baseline_date");
  header.end();
}

/// What the product is.
void BomCatalogue::add_identity(detail::CsvRow& row, const Row& r) {
  std::string digits;
  std::copy_if(r.hs.begin(), r.hs.end(), std::back_inserter(digits), detail::is_digit);
  for (const std::string* text : {&r.sku, &r.name, &r.hs}) {
    row.cell(*text);
  }
  row.cell(digits.substr(0, 2));
  row.cell(digits.substr(0, 4));
  row.cell(r.origin);
  row.cell(r.destination);
  row.cell(r.rejected ? "rejected" : detail::status_word(r.exact));
}

/// What it costs and by how much that rose; empty cells where it was rejected.
void BomCatalogue::add_figures(detail::CsvRow& row, const Row& r) const {
  const auto known = [&](Money amount, bool there = true) {
    row.amount(there && !r.rejected ? std::optional(amount) : std::nullopt, r.currency);
  };
  row.cell(r.rejected ? std::string() : r.currency.code());
  row.decimal(r.rejected ? std::nullopt : std::optional(r.quantity));
  row.decimal(r.rejected ? std::nullopt : std::optional(r.price.micro()));
  known(r.customs_value);
  known(r.duty_min);
  known(r.duty);
  row.cell(r.rejected ? std::string() : percent_number(r.duty, r.customs_value));
  known(r.baseline_duty, r.compared);
  known(r.landed);
  known(r.baseline_landed, r.compared);
  known(r.impact, r.compared);
  row.cell(r.rejected || !r.compared ? std::string() : percent_number(r.impact, r.customs_value));
  row.cell(r.rejected || !r.compared
               ? std::string()
               : percent_number(MoneySum(r.impact), impact_of_all(r.currency)));
}

void BomCatalogue::append_csv_row(std::string& out, const Row& r, std::size_t rank) const {
  CsvRow row(out);
  row.cell(r.rejected ? "" : std::to_string(rank));
  add_identity(row, r);
  add_figures(row, r);
  row.cell(r.heading);
  row.cell(r.driver);
  row.cell(r.driver_material);
  row.share(r.driver_share);
  for (const Money end : {r.impact_bounds.min, r.impact_bounds.max}) {
    row.amount(r.compared && !r.rejected ? std::optional(end) : std::nullopt, r.currency);
  }
  row.cell(r.error);
  if (!scenario_.empty()) {
    row.cell(scenario_);
  }
  row.cell(r.rejected ? std::string() : to_string(r.entered));
  row.cell(r.rejected || !r.compared ? std::string() : to_string(r.entered_then));
  row.end();
}

void BomCatalogue::append_csv(std::string& out, const std::function<void()>& written) {
  append_csv_header(out);
  std::size_t rank = 0;
  Row row;
  for (const Place& place : places_) {
    if (!read(place, row)) {
      return;
    }
    append_csv_row(out, row, row.rejected ? 0 : ++rank);
    written();
  }
}

/// Increase of all products of a currency.
MoneySum BomCatalogue::impact_of_all(const Currency& currency) const {
  const auto at = std::find_if(totals_.begin(), totals_.end(),
                               [&](const Total& total) { return total.currency == currency; });
  return at == totals_.end() ? MoneySum() : at->impact;
}

}  // namespace tarex
