#include "base/joined.hpp"
#include "bom/remarks.hpp"
#include "report/bom_report.hpp"
#include "report/changes.hpp"
#include "report/csv_cells.hpp"
#include "report/csv_row.hpp"
#include "report/total_cells.hpp"
#include "tarex/report.hpp"

/// The flat form of a bill: one row per product, the same columns whatever the content.
namespace tarex {
namespace {

using detail::amount_text;
using Row = detail::CsvRow;

constexpr std::string_view kBefore[] = {"sku",         "name",     "hs",    "origin",
                                        "destination", "quantity", "price", "currency"};
constexpr std::string_view kAfter[] = {"net_weight_kg",
                                       "status",
                                       "valuation",
                                       "customs_value",
                                       "base_duty",
                                       "additional_duty",
                                       "total_duty",
                                       "total_duty_min",
                                       "total_duty_max",
                                       "total_fees",
                                       "total_tax",
                                       "landed_cost",
                                       "landed_cost_per_unit",
                                       "baseline_date",
                                       "baseline_total_duty",
                                       "baseline_landed_cost_per_unit",
                                       "impact_per_unit",
                                       "impact_pct",
                                       "baseline_landed_cost",
                                       "impact",
                                       "price_for_unchanged_landed_cost",
                                       "driver",
                                       "driver_duty_pct",
                                       "headings",
                                       "questions",
                                       "warnings",
                                       "impact_min",
                                       "impact_max",
                                       "errors"};

void rejected(Row& row, const std::vector<std::string>& materials, const BomProduct& product,
              const Errors& errors) {
  for (const std::string_view name : kBefore) {
    row.cell(product.text(name == "name" ? "product" : name));
  }
  for (std::size_t i = 0; i < materials.size() * 4; ++i) {
    row.cell("");
  }
  for (const std::string_view name : kAfter) {
    if (name == "errors") {
      row.cell(detail::errors_text(errors));
    } else {
      row.cell(name == "status" ? "rejected" : "");
    }
  }
}

void contents(Row& row, const std::vector<std::string>& materials, const BomAssessment& a) {
  for (const std::string& material : materials) {
    const BomContent* found = nullptr;
    for (const BomContent& shown : a.contents) {
      found = a.materials[shown.material].name == material ? &shown : found;
    }
    if (found == nullptr) {
      const bool nothing = !a.rollup.rows.empty();  // the bill says that there is none
      row.amount(nothing ? std::optional(Money()) : std::nullopt, a.today.line.currency);
      row.share(nothing ? std::optional(Rate()) : std::nullopt);
      row.decimal(nothing ? std::optional<std::int64_t>(0) : std::nullopt);
      row.share(nothing ? std::optional(Rate()) : std::nullopt);
      continue;
    }
    row.amount(found->content.value, a.today.line.currency);
    row.share(found->value_share);
    row.decimal(found->content.kg);
    row.share(found->mass_share);
  }
}

void figures(Row& row, const BomAssessment& a, const BomAnalysis& analysis) {
  const InputLine& line = a.today.line;
  const Currency& currency = line.currency;
  const LineTotals totals = totals_of(line, a.today.assessment);
  row.decimal(a.today.net_kg());
  row.cell(detail::status_word(a.exact()));
  row.cell(to_string(a.valuation));
  for (const Money amount : {totals.customs_value, totals.base_duty, totals.additional_duty,
                             totals.total_duty.max, totals.total_duty.min, totals.total_duty.max,
                             totals.fees.max, totals.tax.max, totals.landed_cost.max}) {
    row.amount(amount, currency);
  }
  row.cell(detail::per_piece_text(a, a.today.landed_cost.max));
  const auto compared = [&](std::string text) {
    row.cell(a.compared ? std::move(text) : std::string());
  };
  const BomDay& then = a.baseline;
  compared(to_string(then.line.entry.date));
  compared(amount_text(then.assessment.total_duty.max, currency));
  compared(detail::per_piece_text(a, then.landed_cost.max));
  compared(detail::per_piece_text(a, a.impact));
  compared(detail::impact_percent(a));
  compared(amount_text(then.landed_cost.max, currency));
  compared(amount_text(a.impact, currency));
  row.decimal(analysis.even ? std::optional(analysis.even->price.micro()) : std::nullopt);
  const BomShare* driver = detail::driver_of(a);
  row.cell(driver == nullptr ? std::string() : detail::share_name(a, *driver));
  row.share(driver == nullptr ? std::nullopt : driver->duty_share);
  row.cell(detail::headings_text(a.today.assessment, *line.schedule, currency));
  std::vector<std::string> questions;
  for (const Question& question : a.today.assessment.questions) {
    questions.push_back(text_of(line, a.today.assessment, *a.today.plan, question).fact);
  }
  row.cell(detail::joined(questions, ";"));
  std::vector<std::string> warnings = detail::all_warnings(a);
  for (const BomGap& gap : a.gaps) {
    warnings.push_back(detail::gap_warning(gap, a.rollup));
  }
  row.cell(detail::joined(warnings, ";"));
  compared(amount_text(a.impact_bounds.min, currency));
  compared(amount_text(a.impact_bounds.max, currency));
  row.cell("");
}

}  // namespace

void append_bom_csv_header(std::string& out, const std::vector<std::string>& materials) {
  Row row(out);
  for (const std::string_view name : kBefore) {
    row.cell(name);
  }
  for (const std::string& material : materials) {
    for (const std::string_view suffix : {"_value", "_value_pct", "_kg", "_kg_pct"}) {
      row.cell(material + std::string(suffix));
    }
  }
  for (const std::string_view name : kAfter) {
    row.cell(name);
  }
  row.end();
}

void append_bom_csv_row(std::string& out, const std::vector<std::string>& materials,
                        const BomProduct& product, const BomAssessment& assessment,
                        const BomAnalysis& analysis) {
  Row row(out);
  if (!assessment.errors.empty()) {
    rejected(row, materials, product, assessment.errors);
    return row.end();
  }
  const InputLine& line = assessment.today.line;
  row.cell(line.sku);
  row.cell(line.product);
  row.cell(to_string(line.entry.code));
  row.cell(to_string(line.entry.origin));
  row.cell(line.schedule->jurisdiction);
  row.decimal(assessment.quantity);
  row.decimal(assessment.price.micro());
  row.cell(line.currency.code());
  contents(row, materials, assessment);
  figures(row, assessment, analysis);
  row.end();
}

}  // namespace tarex
