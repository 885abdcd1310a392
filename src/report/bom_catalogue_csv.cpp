#include <algorithm>
#include <iterator>
#include <span>

#include "report/bom_catalogue.hpp"
#include "report/csv_columns.hpp"
#include "report/percent.hpp"
#include "report/sum_text.hpp"
#include "report/total_cells.hpp"
#include "rows/plain_text.hpp"

/// The exposure of a catalogue in CSV: a row per product.
namespace tarex {
namespace {

using detail::CsvRow;
using detail::percent_number;

/// The first digits of a code.
std::string digits_of(const std::string& code, std::size_t most) {
  std::string digits;
  std::copy_if(code.begin(), code.end(), std::back_inserter(digits), detail::is_digit);
  return digits.substr(0, most);
}

}  // namespace

/// What a row is of, scored or rejected, and the columns of both.
struct BomCatalogue::CsvForm {
  const BomCatalogue& catalogue;
  const Row& r;
  std::size_t rank;

  using Cell = void (*)(CsvRow& row, const CsvForm& of);
  using Column = detail::CsvColumn<CsvForm, CsvForm>;
  /// A column that says the same of what was rejected.
  static constexpr Column of_both(std::string_view name, Cell cell) { return {name, cell, cell}; }

  void amount(CsvRow& row, Money money) const { row.amount(money, r.currency); }
  /// Nothing is said of a baseline that there is not.
  void compared(CsvRow& row, Money money) const {
    row.amount(r.compared ? std::optional(money) : std::nullopt, r.currency);
  }
  void compared(CsvRow& row, const std::string& text) const {
    row.cell(r.compared ? text : std::string());
  }

  static const Column kColumns[];
  static const Column kScenario;
  static const Column kDays[];
};

const BomCatalogue::CsvForm::Column BomCatalogue::CsvForm::kColumns[] = {
    {"rank", [](CsvRow& row, const CsvForm& of) { row.cell(std::to_string(of.rank)); }},
    of_both("sku", [](CsvRow& row, const CsvForm& of) { row.cell(of.r.sku); }),
    of_both("name", [](CsvRow& row, const CsvForm& of) { row.cell(of.r.name); }),
    of_both("hs", [](CsvRow& row, const CsvForm& of) { row.cell(of.r.hs); }),
    of_both("chapter", [](CsvRow& row, const CsvForm& of) { row.cell(digits_of(of.r.hs, 2)); }),
    of_both("heading_4", [](CsvRow& row, const CsvForm& of) { row.cell(digits_of(of.r.hs, 4)); }),
    of_both("origin", [](CsvRow& row, const CsvForm& of) { row.cell(of.r.origin); }),
    of_both("destination", [](CsvRow& row, const CsvForm& of) { row.cell(of.r.destination); }),
    {"status", [](CsvRow& row, const CsvForm& of) { row.cell(detail::status_word(of.r.exact)); },
     [](CsvRow& row, const CsvForm&) { row.cell("rejected"); }},
    {"currency", [](CsvRow& row, const CsvForm& of) { row.cell(of.r.currency.code()); }},
    {"quantity", [](CsvRow& row, const CsvForm& of) { row.decimal(of.r.quantity); }},
    {"price", [](CsvRow& row, const CsvForm& of) { row.decimal(of.r.price.micro()); }},
    {"customs_value", [](CsvRow& row, const CsvForm& of) { of.amount(row, of.r.customs_value); }},
    {"total_duty_min", [](CsvRow& row, const CsvForm& of) { of.amount(row, of.r.duty_min); }},
    {"total_duty", [](CsvRow& row, const CsvForm& of) { of.amount(row, of.r.duty); }},
    {"effective_rate_pct",
     [](CsvRow& row, const CsvForm& of) {
       row.cell(percent_number(of.r.duty, of.r.customs_value));
     }},
    {"baseline_total_duty",
     [](CsvRow& row, const CsvForm& of) { of.compared(row, of.r.baseline_duty); }},
    {"landed_cost", [](CsvRow& row, const CsvForm& of) { of.amount(row, of.r.landed); }},
    {"baseline_landed_cost",
     [](CsvRow& row, const CsvForm& of) { of.compared(row, of.r.baseline_landed); }},
    {"impact", [](CsvRow& row, const CsvForm& of) { of.compared(row, of.r.impact); }},
    {"impact_pct_of_value",
     [](CsvRow& row, const CsvForm& of) {
       of.compared(row, percent_number(of.r.impact, of.r.customs_value));
     }},
    {"impact_share_pct",
     [](CsvRow& row, const CsvForm& of) {
       of.compared(row, percent_number(MoneySum(of.r.impact),
                                       of.catalogue.impact_of_all(of.r.currency)));
     }},
    {"headings", [](CsvRow& row, const CsvForm& of) { row.cell(of.r.heading); }},
    {"driver", [](CsvRow& row, const CsvForm& of) { row.cell(of.r.driver); }},
    {"driver_material", [](CsvRow& row, const CsvForm& of) { row.cell(of.r.driver_material); }},
    {"driver_duty_pct", [](CsvRow& row, const CsvForm& of) { row.share(of.r.driver_share); }},
    {"impact_min", [](CsvRow& row, const CsvForm& of) { of.compared(row, of.r.impact_bounds.min); }},
    {"impact_max", [](CsvRow& row, const CsvForm& of) { of.compared(row, of.r.impact_bounds.max); }},
    of_both("error", [](CsvRow& row, const CsvForm& of) { row.cell(of.r.error); }),
    {"driver_open", [](CsvRow& row, const CsvForm& of) { row.cell(of.r.driver_open); }},
};

/// Only where there is one.
const BomCatalogue::CsvForm::Column BomCatalogue::CsvForm::kScenario =
    of_both("scenario", [](CsvRow& row, const CsvForm& of) { row.cell(of.catalogue.scenario_); });

const BomCatalogue::CsvForm::Column BomCatalogue::CsvForm::kDays[] = {
    {"entry_date", [](CsvRow& row, const CsvForm& of) { row.cell(to_string(of.r.entered)); }},
    {"baseline_date",
     [](CsvRow& row, const CsvForm& of) { of.compared(row, to_string(of.r.entered_then)); }},
};

void BomCatalogue::append_csv_header(CsvText& out) const {
  CsvRow header = CsvRow::header(out);
  detail::add_names(header, CsvForm::kColumns);
  if (!scenario_.empty()) {
    header.cell(CsvForm::kScenario.name);
  }
  detail::add_names(header, CsvForm::kDays);
  header.end();
}

void BomCatalogue::append_csv_row(CsvText& out, const Row& r, std::size_t rank) const {
  CsvRow row(out);
  const CsvForm form{*this, r, rank};
  const auto add = [&](std::span<const CsvForm::Column> columns) {
    if (r.rejected) {
      detail::add_rejected(row, columns, form);
    } else {
      detail::add_scored(row, columns, form);
    }
  };
  add(CsvForm::kColumns);
  if (!scenario_.empty()) {
    add({&CsvForm::kScenario, 1});
  }
  add(CsvForm::kDays);
  row.end();
}

void BomCatalogue::append_csv(CsvText& out, const std::function<void()>& written) {
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
