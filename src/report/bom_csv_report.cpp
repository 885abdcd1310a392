#include "base/joined.hpp"
#include "bom/remarks.hpp"
#include "report/bom_carried_csv.hpp"
#include "report/bom_report.hpp"
#include "report/changes.hpp"
#include "report/csv_cells.hpp"
#include "report/csv_columns.hpp"
#include "report/csv_row.hpp"
#include "report/total_cells.hpp"
#include "tarex/report.hpp"

/// The flat form of a bill: one row per product, the same columns whatever the content.
namespace tarex {
namespace {

using detail::amount_text;
using detail::CsvRow;

/// What a row is of.
struct Scored {
  const BomAssessment& a;
  const BomAnalysis& analysis;
  LineTotals totals = totals_of(a.today.line, a.today.assessment);

  [[nodiscard]] const InputLine& line() const { return a.today.line; }
  [[nodiscard]] const Currency& currency() const { return line().currency; }
};
struct Rejected {
  const BomProduct& product;
  const Errors& errors;
};
using Column = detail::CsvColumn<Scored, Rejected>;

/// Nothing is said of a baseline that there is not.
void compared(CsvRow& row, const Scored& what, const std::string& text) {
  row.cell(what.a.compared ? text : std::string());
}

std::string questions_text(const BomAssessment& a) {
  std::vector<std::string> facts;
  for (const Question& question : a.today.assessment.questions) {
    facts.push_back(text_of(a.today.line, a.today.assessment, *a.today.plan, question).fact);
  }
  return detail::joined(facts, ";");
}

std::string warnings_text(const BomAssessment& a) {
  std::vector<std::string> warnings = detail::all_warnings(a);
  for (const BomGap& gap : a.gaps) {
    warnings.push_back(detail::gap_warning(gap, a.rollup));
  }
  return detail::joined_in_cell(warnings);
}

/// What the product is.
constexpr Column kBefore[] = {
    {"sku", [](CsvRow& row, const Scored& of) { row.cell(of.line().sku); },
     [](CsvRow& row, const Rejected& of) { row.cell(of.product.text("sku")); }},
    {"name", [](CsvRow& row, const Scored& of) { row.cell(of.line().product); },
     [](CsvRow& row, const Rejected& of) { row.cell(of.product.text("product")); }},
    {"hs", [](CsvRow& row, const Scored& of) { row.cell(to_string(of.line().entry.code)); },
     [](CsvRow& row, const Rejected& of) { row.cell(of.product.text("hs")); }},
    {"origin", [](CsvRow& row, const Scored& of) { row.cell(to_string(of.line().entry.origin)); },
     [](CsvRow& row, const Rejected& of) { row.cell(of.product.text("origin")); }},
    {"destination",
     [](CsvRow& row, const Scored& of) { row.cell(of.line().schedule->jurisdiction); },
     [](CsvRow& row, const Rejected& of) { row.cell(of.product.text("destination")); }},
    {"quantity", [](CsvRow& row, const Scored& of) { row.decimal(of.a.quantity); },
     [](CsvRow& row, const Rejected& of) { row.cell(of.product.text("quantity")); }},
    {"price", [](CsvRow& row, const Scored& of) { row.decimal(of.a.price.micro()); },
     [](CsvRow& row, const Rejected& of) { row.cell(of.product.text("price")); }},
    {"currency", [](CsvRow& row, const Scored& of) { row.cell(of.currency().code()); },
     [](CsvRow& row, const Rejected& of) { row.cell(of.product.text("currency")); }},
};

/// What it costs, and why.
constexpr Column kAfter[] = {
    {"net_weight_kg", [](CsvRow& row, const Scored& of) { row.decimal(of.a.today.net_kg()); }},
    {"status", [](CsvRow& row, const Scored& of) { row.cell(detail::status_word(of.a.exact())); },
     [](CsvRow& row, const Rejected&) { row.cell("rejected"); }},
    {"valuation", [](CsvRow& row, const Scored& of) { row.cell(to_string(of.a.valuation)); }},
    {"customs_value",
     [](CsvRow& row, const Scored& of) { row.amount(of.totals.customs_value, of.currency()); }},
    {"base_duty",
     [](CsvRow& row, const Scored& of) { row.amount(of.totals.base_duty, of.currency()); }},
    {"additional_duty",
     [](CsvRow& row, const Scored& of) { row.amount(of.totals.additional_duty, of.currency()); }},
    {"total_duty",
     [](CsvRow& row, const Scored& of) { row.amount(of.totals.total_duty.max, of.currency()); }},
    {"total_duty_min",
     [](CsvRow& row, const Scored& of) { row.amount(of.totals.total_duty.min, of.currency()); }},
    {"total_duty_max",
     [](CsvRow& row, const Scored& of) { row.amount(of.totals.total_duty.max, of.currency()); }},
    {"total_fees",
     [](CsvRow& row, const Scored& of) { row.amount(of.totals.fees.max, of.currency()); }},
    {"total_tax",
     [](CsvRow& row, const Scored& of) { row.amount(of.totals.tax.max, of.currency()); }},
    {"landed_cost",
     [](CsvRow& row, const Scored& of) { row.amount(of.totals.landed_cost.max, of.currency()); }},
    {"landed_cost_per_unit",
     [](CsvRow& row, const Scored& of) {
       row.cell(detail::per_piece_text(of.a, of.a.today.landed_cost.max));
     }},
    {"baseline_date",
     [](CsvRow& row, const Scored& of) {
       compared(row, of, to_string(of.a.baseline.line.entry.date));
     }},
    {"baseline_total_duty",
     [](CsvRow& row, const Scored& of) {
       compared(row, of, amount_text(of.a.baseline.assessment.total_duty.max, of.currency()));
     }},
    {"baseline_landed_cost_per_unit",
     [](CsvRow& row, const Scored& of) {
       compared(row, of, detail::per_piece_text(of.a, of.a.baseline.landed_cost.max));
     }},
    {"impact_per_unit",
     [](CsvRow& row, const Scored& of) {
       compared(row, of, detail::per_piece_text(of.a, of.a.impact));
     }},
    {"impact_pct",
     [](CsvRow& row, const Scored& of) { compared(row, of, detail::impact_percent(of.a)); }},
    {"baseline_landed_cost",
     [](CsvRow& row, const Scored& of) {
       compared(row, of, amount_text(of.a.baseline.landed_cost.max, of.currency()));
     }},
    {"impact",
     [](CsvRow& row, const Scored& of) {
       compared(row, of, amount_text(of.a.impact, of.currency()));
     }},
    {"price_for_unchanged_landed_cost",
     [](CsvRow& row, const Scored& of) {
       const auto& even = of.analysis.even;
       row.decimal(even ? std::optional(even->nearest.micro()) : std::nullopt);
     }},
    {"driver",
     [](CsvRow& row, const Scored& of) {
       const BomShare* driver = detail::driver_of(of.a);
       row.cell(driver == nullptr ? std::string() : detail::share_name(of.a, *driver));
     }},
    {"driver_duty_pct",
     [](CsvRow& row, const Scored& of) {
       const BomShare* driver = detail::driver_of(of.a);
       row.share(driver == nullptr ? std::nullopt : driver->duty_share);
     }},
    {"headings",
     [](CsvRow& row, const Scored& of) {
       row.cell(detail::headings_text(of.a.today.assessment, *of.line().schedule, of.currency()));
     }},
    {"questions", [](CsvRow& row, const Scored& of) { row.cell(questions_text(of.a)); }},
    {"warnings", [](CsvRow& row, const Scored& of) { row.cell(warnings_text(of.a)); }},
    {"impact_min",
     [](CsvRow& row, const Scored& of) {
       compared(row, of, amount_text(of.a.impact_bounds.min, of.currency()));
     }},
    {"impact_max",
     [](CsvRow& row, const Scored& of) {
       compared(row, of, amount_text(of.a.impact_bounds.max, of.currency()));
     }},
    {"errors", [](CsvRow& row, const Scored&) { row.cell(""); },
     [](CsvRow& row, const Rejected& of) { row.cell(detail::errors_text(of.errors)); }},
    {"driver_open",
     [](CsvRow& row, const Scored& of) {
       row.cell(detail::joined(detail::rival_drivers(of.a), ";"));
     }},
};

/// What the product has of one metal.
struct Metal {
  std::optional<Money> value;
  std::optional<Rate> value_share;
  std::optional<std::int64_t> kg;
  std::optional<Rate> mass_share;
  const Currency& currency;
};
using MetalColumn = detail::CsvColumn<Metal, Rejected>;

/// Behind the name of each metal.
constexpr MetalColumn kOfMetal[] = {
    {"_value", [](CsvRow& row, const Metal& of) { row.amount(of.value, of.currency); }},
    {"_value_pct", [](CsvRow& row, const Metal& of) { row.share(of.value_share); }},
    {"_kg", [](CsvRow& row, const Metal& of) { row.decimal(of.kg); }},
    {"_kg_pct", [](CsvRow& row, const Metal& of) { row.share(of.mass_share); }},
};

Metal metal_of(const BomAssessment& a, const std::string& material) {
  const Currency& currency = a.today.line.currency;
  for (const BomContent& shown : a.contents) {
    if (a.materials[shown.material].name == material) {
      return {shown.content.value, shown.value_share, shown.content.kg, shown.mass_share, currency};
    }
  }
  if (a.rollup.rows.empty()) {
    return {{}, {}, {}, {}, currency};
  }
  return {Money(), Rate(), 0, Rate(), currency};  // the bill says that there is none
}

/// @param scenario  one more cell where there is one
void end_row(CsvRow& row, std::string_view scenario, std::string_view entry_date) {
  if (!scenario.empty()) {
    row.cell(scenario);
  }
  row.cell(entry_date);
  row.end();
}

}  // namespace

void append_bom_csv_header(CsvText& out, const BomColumns& columns) {
  CsvRow row = CsvRow::header(out);
  detail::add_names(row, kBefore);
  for (const std::string& name : columns.carried) {
    row.cell(name);
  }
  for (const std::string& material : columns.materials) {
    for (const MetalColumn& column : kOfMetal) {
      row.cell(material + std::string(column.name));
    }
  }
  detail::add_names(row, kAfter);
  end_row(row, columns.scenario.empty() ? "" : "scenario", "entry_date");
}

void append_bom_csv_row(CsvText& out, const BomColumns& columns, const BomProduct& product,
                        const BomAssessment& assessment, const BomAnalysis& analysis) {
  CsvRow row(out);
  if (!assessment.errors.empty()) {
    const Rejected rejected{product, assessment.errors};
    detail::add_rejected(row, kBefore, rejected);
    detail::add_carried(row, columns.carried, product);
    for (std::size_t i = 0; i < columns.materials.size(); ++i) {
      detail::add_rejected(row, kOfMetal, rejected);
    }
    detail::add_rejected(row, kAfter, rejected);
    return end_row(row, columns.scenario, product.text("entry_date"));
  }
  const Scored scored{assessment, analysis};
  detail::add_scored(row, kBefore, scored);
  detail::add_carried(row, columns.carried, product);
  for (const std::string& material : columns.materials) {
    detail::add_scored(row, kOfMetal, metal_of(assessment, material));
  }
  detail::add_scored(row, kAfter, scored);
  end_row(row, columns.scenario, to_string(assessment.today.line.entry.date));
}

}  // namespace tarex
