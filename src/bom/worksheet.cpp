#include <algorithm>

#include "bom/beyond_bill.hpp"
#include "tarex/bom_worksheet.hpp"

namespace tarex {
namespace {

std::vector<MetalSource> sources_of(const BomAssessment& a, std::size_t material) {
  std::vector<MetalSource> out;
  for (const BomRow& row : a.rollup.rows) {
    if (row.material != static_cast<int>(material)) {
      continue;
    }
    auto at = std::find_if(out.begin(), out.end(), [&](const MetalSource& source) {
      return source.melt == row.melt && source.smelt == row.smelt && source.cast == row.cast &&
             source.smelt_secondary == row.smelt_secondary;
    });
    if (at == out.end()) {
      out.push_back({row.melt, row.smelt, row.smelt_secondary, row.cast, {}, {}});
      at = out.end() - 1;
    }
    at->kg.add(row.metal_kg);
    at->value.add(row.value ? std::optional(row.value->micro()) : std::nullopt,
                  row.value_open.micro());
  }
  std::stable_sort(out.begin(), out.end(), [](const MetalSource& x, const MetalSource& y) {
    return x.kg.known > y.kg.known;
  });
  return out;
}

std::optional<Rate> share(std::optional<Money> part, Money whole) {
  return part && whole > Money() ? share_of(part->micro(), whole.micro()) : std::nullopt;
}

}  // namespace

Worksheet worksheet_of(const BomAssessment& a, LawBook& book, std::int64_t step_kg) {
  Worksheet out;
  const EntryLine& entry = a.today.line.entry;
  out.net_kg = a.today.net_kg();
  out.tests = BomWhatIfs(a, book).thresholds(step_kg);
  const BomSums sums = detail::with_open(a.rollup.sums, a.materials, a.beyond_bill);
  const auto values = [&](ContentValuation valuation) {
    Errors problems;
    auto contents = contents_of(sums, a.taxed, valuation, entry.value, entry.minor_unit, problems);
    return problems.empty() ? contents : std::vector<MaterialContent>(a.materials.size());
  };
  const auto residual = values(ContentValuation::residual);
  const auto component = values(ContentValuation::component);
  for (const BomContent& shown : a.contents) {
    WorksheetMetal metal;
    metal.material = shown.material;
    metal.residual = residual[shown.material].value;
    metal.component = component[shown.material].value;
    metal.declared = shown.content.value;
    metal.stated = shown.stated;
    metal.at_most = shown.at_most;
    metal.taxed = a.taxed[shown.material];
    metal.residual_share = share(metal.residual, entry.value);
    metal.component_share = share(metal.component, entry.value);
    metal.kg = shown.content.kg;
    metal.kg_floor = shown.content.kg_floor;
    metal.mass_share = shown.mass_share;
    metal.domestic_share = shown.content.domestic_share;
    metal.counts = std::any_of(out.tests.begin(), out.tests.end(), [&](const BomThreshold& test) {
      return test.kind == BomThreshold::Kind::listed_weight &&
             std::find(test.materials.begin(), test.materials.end(), shown.material) !=
                 test.materials.end();
    });
    metal.sources = sources_of(a, shown.material);
    out.metals.push_back(std::move(metal));
  }
  out.other_value = a.rollup.sums.other_value;
  out.other_kg = a.rollup.sums.rest_kg;
  return out;
}

}  // namespace tarex
