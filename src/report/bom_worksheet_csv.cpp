#include <algorithm>

#include "base/joined.hpp"
#include "bom/remarks.hpp"
#include "report/bom_report.hpp"
#include "report/bom_text.hpp"
#include "report/csv_row.hpp"
#include "report/total_cells.hpp"

/// The content worksheet of a product for a spreadsheet: a row per metal.
namespace tarex {
namespace {

using detail::CsvRow;

constexpr std::string_view kColumns[] = {"sku",
                                         "name",
                                         "hs",
                                         "origin",
                                         "destination",
                                         "entry_date",
                                         "quantity",
                                         "currency",
                                         "customs_value",
                                         "net_weight_kg",
                                         "status",
                                         "metal",
                                         "value",
                                         "residual_value",
                                         "residual_pct",
                                         "component_value",
                                         "component_pct",
                                         "kg",
                                         "weight_pct",
                                         "counts_in_weight_test",
                                         "weight_test_pct",
                                         "weight_test_threshold_pct",
                                         "melt",
                                         "smelt",
                                         "cast",
                                         "domestic_pct",
                                         "domestic_threshold_pct",
                                         "missing",
                                         "taxed_on_content",
                                         "errors"};

const BomThreshold* test_of(const Worksheet& sheet, std::size_t material, BomThreshold::Kind kind) {
  for (const BomThreshold& test : sheet.tests) {
    if (test.kind == kind &&
        std::find(test.materials.begin(), test.materials.end(), material) != test.materials.end()) {
      return &test;
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

/// @param scenario  one more cell where there is one
void end_row(CsvRow& row, std::string_view scenario, std::string_view warnings) {
  if (!scenario.empty()) {
    row.cell(scenario);
  }
  row.cell(warnings);
  row.end();
}

}  // namespace

void append_worksheet_csv_header(std::string& out, std::string_view scenario) {
  CsvRow row(out);
  for (const std::string_view name : kColumns) {
    row.cell(name);
  }
  end_row(row, scenario.empty() ? "" : "scenario", "warnings");
}

void append_worksheet_csv_rows(std::string& out, const BomProduct& product,
                               const BomAssessment& assessment, const Worksheet& worksheet,
                               std::string_view scenario) {
  if (!assessment.errors.empty()) {
    CsvRow row(out);
    for (const std::string_view name : kColumns) {
      row.cell(name == "errors"   ? std::string_view(assessment.errors.front().message)
               : name == "status" ? "rejected"
               : name == "name"   ? product.text("product")
                                  : product.text(name));
    }
    end_row(row, scenario, "");
    return;
  }
  const InputLine& line = assessment.today.line;
  const std::string warnings = detail::joined(detail::taken_warnings(assessment), ";");
  for (const WorksheetMetal& metal : worksheet.metals) {
    CsvRow row(out);
    row.cell(line.sku);
    row.cell(line.product);
    row.cell(to_string(line.entry.code));
    row.cell(to_string(line.entry.origin));
    row.cell(line.schedule->jurisdiction);
    row.cell(to_string(line.entry.date));
    row.decimal(assessment.quantity);
    row.cell(line.currency.code());
    row.amount(line.entry.value, line.currency);
    row.decimal(worksheet.net_kg);
    row.cell(detail::status_word(assessment.exact()));
    row.cell(assessment.materials[metal.material].name);
    row.amount(metal.declared, line.currency);
    row.amount(metal.residual, line.currency);
    row.share(metal.residual_share);
    row.amount(metal.component, line.currency);
    row.share(metal.component_share);
    row.decimal(metal.kg);
    row.share(metal.mass_share);
    row.cell(metal.counts ? "yes" : "no");
    const BomThreshold* weight =
        test_of(worksheet, metal.material, BomThreshold::Kind::listed_weight);
    row.share(weight == nullptr ? std::nullopt : weight->share);
    row.share(weight == nullptr ? std::nullopt : std::optional(weight->threshold));
    row.cell(by_country(metal, &MetalSource::melt));
    row.cell(by_country(metal, &MetalSource::smelt));
    row.cell(by_country(metal, &MetalSource::cast));
    row.share(metal.domestic_share);
    const BomThreshold* domestic =
        test_of(worksheet, metal.material, BomThreshold::Kind::domestic_metal);
    row.share(domestic == nullptr ? std::nullopt : std::optional(domestic->threshold));
    row.cell(missing_text(assessment));
    row.cell(metal.taxed ? "yes" : "no");
    row.cell("");
    end_row(row, scenario, warnings);
  }
}

}  // namespace tarex
