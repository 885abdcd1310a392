#include <algorithm>

#include "base/joined.hpp"
#include "bom/remarks.hpp"
#include "report/bom_carried_csv.hpp"
#include "report/bom_report.hpp"
#include "report/bom_text.hpp"
#include "report/csv_columns.hpp"
#include "report/total_cells.hpp"

/// The content worksheet of a product for a spreadsheet: a row per metal.
namespace tarex {
namespace {

using detail::CsvRow;

/// What a row is of.
struct MetalRow {
  const BomAssessment& a;
  const Worksheet& sheet;
  const WorksheetMetal& metal;

  [[nodiscard]] const InputLine& line() const { return a.today.line; }
  [[nodiscard]] const BomThreshold* test(BomThreshold::Kind kind) const;
};
struct RefusedSheet {
  const BomProduct& product;
  const Errors& errors;
};
using SheetColumn = detail::CsvColumn<MetalRow, RefusedSheet>;

/// That of the metal; null where there is none.
const BomThreshold* MetalRow::test(BomThreshold::Kind kind) const {
  for (const BomThreshold& one : sheet.tests) {
    if (one.kind == kind && std::find(one.materials.begin(), one.materials.end(), metal.material) !=
                                one.materials.end()) {
      return &one;
    }
  }
  return nullptr;
}

/// `KR=12.5;JP=0.4`: kg by country, heaviest first.
std::string by_country(const WorksheetMetal& metal, std::string MetalSource::*member) {
  std::vector<std::pair<std::string, PartialSum>> sums;
  for (const MetalSource& source : metal.sources) {
    const std::string& own = source.*member;
    const std::string country = !own.empty() ? own : !source.melt.empty() ? source.melt : "?";
    auto at = std::find_if(sums.begin(), sums.end(),
                           [&](const auto& sum) { return sum.first == country; });
    if (at == sums.end()) {
      sums.emplace_back(country, source.kg);
    } else {
      at->second.add(source.kg);
    }
  }
  std::stable_sort(sums.begin(), sums.end(),
                   [](const auto& x, const auto& y) { return x.second.known > y.second.known; });
  std::string out;
  for (const auto& [country, kg] : sums) {
    out += (out.empty() ? "" : ";") + country + "=" +
           (kg.complete ? decimal_text(kg.known) : std::string("?"));
  }
  return out;
}

std::string missing_text(const BomAssessment& a) {
  std::string out;
  for (const BomGap& gap : a.gaps) {
    out += (out.empty() ? "" : ";") + a.rollup.rows[gap.row].path + ": " + detail::gap_text(gap);
  }
  return out;
}

/// What the product is.
constexpr SheetColumn kBeforeMetal[] = {
    {"sku", [](CsvRow& row, const MetalRow& of) { row.cell(of.line().sku); },
     [](CsvRow& row, const RefusedSheet& of) { row.cell(of.product.text("sku")); }},
    {"name", [](CsvRow& row, const MetalRow& of) { row.cell(of.line().product); },
     [](CsvRow& row, const RefusedSheet& of) { row.cell(of.product.text("product")); }},
    {"hs", [](CsvRow& row, const MetalRow& of) { row.cell(to_string(of.line().entry.code)); },
     [](CsvRow& row, const RefusedSheet& of) { row.cell(of.product.text("hs")); }},
    {"origin", [](CsvRow& row, const MetalRow& of) { row.cell(to_string(of.line().entry.origin)); },
     [](CsvRow& row, const RefusedSheet& of) { row.cell(of.product.text("origin")); }},
    {"destination",
     [](CsvRow& row, const MetalRow& of) { row.cell(of.line().schedule->jurisdiction); },
     [](CsvRow& row, const RefusedSheet& of) { row.cell(of.product.text("destination")); }},
    {"entry_date",
     [](CsvRow& row, const MetalRow& of) { row.cell(to_string(of.line().entry.date)); },
     [](CsvRow& row, const RefusedSheet& of) { row.cell(of.product.text("entry_date")); }},
    {"quantity", [](CsvRow& row, const MetalRow& of) { row.decimal(of.a.quantity); },
     [](CsvRow& row, const RefusedSheet& of) { row.cell(of.product.text("quantity")); }},
    {"currency", [](CsvRow& row, const MetalRow& of) { row.cell(of.line().currency.code()); },
     [](CsvRow& row, const RefusedSheet& of) { row.cell(of.product.text("currency")); }},
};

/// What it has of a metal, and what the law makes of that.
constexpr SheetColumn kAfterMetal[] = {
    {"customs_value",
     [](CsvRow& row, const MetalRow& of) {
       row.amount(of.line().entry.value, of.line().currency);
     }},
    {"net_weight_kg", [](CsvRow& row, const MetalRow& of) { row.decimal(of.sheet.net_kg); },
     [](CsvRow& row, const RefusedSheet& of) { row.cell(of.product.text("net_weight_kg")); }},
    {"status", [](CsvRow& row, const MetalRow& of) { row.cell(detail::status_word(of.a.exact())); },
     [](CsvRow& row, const RefusedSheet&) { row.cell("rejected"); }},
    {"metal",
     [](CsvRow& row, const MetalRow& of) { row.cell(of.a.materials[of.metal.material].name); }},
    {"value",
     [](CsvRow& row, const MetalRow& of) { row.amount(of.metal.declared, of.line().currency); }},
    {"residual_value",
     [](CsvRow& row, const MetalRow& of) { row.amount(of.metal.residual, of.line().currency); }},
    {"residual_pct", [](CsvRow& row, const MetalRow& of) { row.share(of.metal.residual_share); }},
    {"component_value",
     [](CsvRow& row, const MetalRow& of) { row.amount(of.metal.component, of.line().currency); }},
    {"component_pct", [](CsvRow& row, const MetalRow& of) { row.share(of.metal.component_share); }},
    {"kg", [](CsvRow& row, const MetalRow& of) { row.decimal(of.metal.kg); }},
    {"weight_pct", [](CsvRow& row, const MetalRow& of) { row.share(of.metal.mass_share); }},
    {"counts_in_weight_test",
     [](CsvRow& row, const MetalRow& of) { row.cell(of.metal.counts ? "yes" : "no"); }},
    {"weight_test_pct",
     [](CsvRow& row, const MetalRow& of) {
       const BomThreshold* test = of.test(BomThreshold::Kind::listed_weight);
       row.share(test == nullptr ? std::nullopt : test->share);
     }},
    {"weight_test_threshold_pct",
     [](CsvRow& row, const MetalRow& of) {
       const BomThreshold* test = of.test(BomThreshold::Kind::listed_weight);
       row.share(test == nullptr ? std::nullopt : std::optional(test->threshold));
     }},
    {"melt",
     [](CsvRow& row, const MetalRow& of) { row.cell(by_country(of.metal, &MetalSource::melt)); }},
    {"smelt",
     [](CsvRow& row, const MetalRow& of) { row.cell(by_country(of.metal, &MetalSource::smelt)); }},
    {"cast",
     [](CsvRow& row, const MetalRow& of) { row.cell(by_country(of.metal, &MetalSource::cast)); }},
    {"domestic_pct", [](CsvRow& row, const MetalRow& of) { row.share(of.metal.domestic_share); }},
    {"domestic_threshold_pct",
     [](CsvRow& row, const MetalRow& of) {
       const BomThreshold* test = of.test(BomThreshold::Kind::domestic_metal);
       row.share(test == nullptr ? std::nullopt : std::optional(test->threshold));
     }},
    {"missing", [](CsvRow& row, const MetalRow& of) { row.cell(missing_text(of.a)); }},
    {"taxed_on_content",
     [](CsvRow& row, const MetalRow& of) { row.cell(of.metal.taxed ? "yes" : "no"); }},
    {"errors", [](CsvRow& row, const MetalRow&) { row.cell(""); },
     [](CsvRow& row, const RefusedSheet& of) { row.cell(of.errors.front().message); }},
};

/// @param scenario  one more cell where there is one
void end_sheet_row(CsvRow& row, std::string_view scenario, std::string_view warnings) {
  if (!scenario.empty()) {
    row.cell(scenario);
  }
  row.cell(warnings);
  row.end();
}

}  // namespace

void append_worksheet_csv_header(CsvText& out, const BomColumns& columns) {
  CsvRow row = CsvRow::header(out);
  detail::add_names(row, kBeforeMetal);
  for (const std::string& name : columns.carried) {
    row.cell(name);
  }
  detail::add_names(row, kAfterMetal);
  end_sheet_row(row, columns.scenario.empty() ? "" : "scenario", "warnings");
}

void append_worksheet_csv_rows(CsvText& out, const BomColumns& columns, const BomProduct& product,
                               const BomAssessment& assessment, const Worksheet& worksheet) {
  if (!assessment.errors.empty()) {
    CsvRow row(out);
    const RefusedSheet rejected{product, assessment.errors};
    detail::add_rejected(row, kBeforeMetal, rejected);
    detail::add_carried(row, columns.carried, product);
    detail::add_rejected(row, kAfterMetal, rejected);
    end_sheet_row(row, columns.scenario, "");
    return;
  }
  const std::string warnings = detail::joined_in_cell(detail::taken_warnings(assessment));
  for (const WorksheetMetal& metal : worksheet.metals) {
    CsvRow row(out);
    const MetalRow scored{assessment, worksheet, metal};
    detail::add_scored(row, kBeforeMetal, scored);
    detail::add_carried(row, columns.carried, product);
    detail::add_scored(row, kAfterMetal, scored);
    end_sheet_row(row, columns.scenario, warnings);
  }
}

}  // namespace tarex
