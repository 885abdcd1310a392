#include "tarex/bom_changes.hpp"

/// All that is worked out of one product beyond its price.
namespace tarex {
namespace {

std::optional<BomSplit> split_of(const BomWhatIfs& what_ifs, Rate absorbed) {
  const BomAssessment& a = what_ifs.assessment();
  if (!a.compared || a.impact.at_limit()) {
    return std::nullopt;
  }
  BomSplit out;
  out.absorbed = absorbed;
  out.increase = a.impact;
  const Money taken = apply(absorbed, a.impact, a.today.line.entry.minor_unit);
  out.price = what_ifs.price_for(a.today.landed_cost.max - taken);
  if (out.price) {
    out.seller = a.today.line.entry.value - out.price->customs_value;
    out.buyer = out.price->landed_cost.max - a.baseline.landed_cost.max;
  }
  return out;
}

}  // namespace

BomAnalysis analyse(const BomAssessment& assessment, LawBook& book, const BomQuery& query) {
  BomAnalysis out;
  const BomWhatIfs what_ifs(assessment, book);
  const bool wanted = query.changes && !assessment.today.assessment.total_duty.max.at_limit();
  std::vector<bool> seen(assessment.materials.size());
  for (std::size_t r = 0; wanted && r < assessment.rollup.rows.size(); ++r) {
    for (BomWhatIf& what_if : what_ifs.of_row(r, query.cheaper, query.price_rule)) {
      if (!what_if.duty_change.is_zero()) {
        out.changes.push_back(std::move(what_if));
      }
    }
    const int material = assessment.rollup.rows[r].material;
    if (material < 0 || seen[static_cast<std::size_t>(material)]) {
      continue;
    }
    seen[static_cast<std::size_t>(material)] = true;
    BomChange change;
    change.kind = BomChange::Kind::domestic;
    change.row = r;
    change.whole_metal = true;
    auto outcome = what_ifs.with(std::span(&change, 1), PriceRule::stays);
    if (outcome && outcome->total_duty.max != assessment.today.assessment.total_duty.max) {
      out.metals.push_back(what_ifs.what_if(change, std::move(*outcome)));
    }
  }
  if (wanted) {
    out.thresholds = what_ifs.thresholds(query.step_kg);
  }
  if (assessment.compared) {
    const MoneyRange& target = assessment.baseline.landed_cost;
    out.even = what_ifs.price_for(target.max);
    if (!assessment.exact()) {
      out.even_least = what_ifs.price_for(target.min);
      out.even_most = what_ifs.price_for(target.max, true);
    }
  }
  if (query.absorbed) {
    out.split = split_of(what_ifs, *query.absorbed);
  }
  return out;
}

}  // namespace tarex
