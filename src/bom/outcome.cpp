#include "bom/outcome.hpp"

#include <algorithm>
#include <optional>

#include "tarex/joint_sum.hpp"

namespace tarex::detail {
namespace {

/// Fees hang on how the goods travel, the same on both days.
MoneyRange ends_of_impact(const BomAssessment& out) {
  const MoneyRange& now = out.today.landed_cost;
  const MoneyRange& then = out.baseline.landed_cost;
  const Money limit = Money::from_micro(Money::kLimit);
  if (holds_duties(out.today.line.entry.value_is) ||
      holds_duties(out.baseline.line.entry.value_is)) {
    // The least is then the price itself, whatever the fees are.
    return {then.max.at_limit() ? Money::from_micro(-Money::kLimit) : now.min - then.max,
            now.max.at_limit() ? limit : now.max - then.min};
  }
  const MoneyRange& fees = out.today.assessment.fees;
  const MoneyRange& fees_then = out.baseline.assessment.fees;
  const Money low = std::min(fees.min - fees_then.min, fees.max - fees_then.max);
  const Money high = std::max(fees.min - fees_then.min, fees.max - fees_then.max);
  const Money least = then.max.at_limit() ? Money::from_micro(-Money::kLimit)
                                          : (now.min - fees.min) - (then.max - fees_then.max) + low;
  const Money most =
      now.max.at_limit() ? limit : (now.max - fees.max) - (then.min - fees_then.min) + high;
  return {least, most};
}

/// What is more on one day than on the other before duties, fees and taxes.
Money goods_of(const BomDay& day) { return day.line.price() + day.line.costs_beside_price(); }

/// The ends where what nobody stated is the same on both days; nothing where they are not found.
std::optional<MoneyRange> ends_of_one_bill(const BomAssessment& out, LawBook& book) {
  const auto addend = [&](const BomDay& day, bool subtract) {
    return Addend{day.plan, &day.line.entry, &book.workspace(*day.line.schedule), subtract, true};
  };
  const Addend days[] = {addend(out.today, false), addend(out.baseline, true)};
  const auto more = joint_sum(days);
  if (!more) {
    return std::nullopt;
  }
  const Money goods = goods_of(out.today) - goods_of(out.baseline);
  return MoneyRange{goods + more->min, goods + more->max};
}

}  // namespace

void find_impact(BomAssessment& out, LawBook* book) {
  if (!out.compared) {
    return;
  }
  const MoneyRange& now = out.today.landed_cost;
  const MoneyRange& then = out.baseline.landed_cost;
  const Money limit = Money::from_micro(Money::kLimit);
  const bool open = now.max.at_limit() || then.max.at_limit();
  out.impact = open ? limit : now.max - then.max;
  out.impact_bounds = ends_of_impact(out);
  if (book == nullptr || open || out.impact_bounds.exact()) {
    return;
  }
  if (const auto ends = ends_of_one_bill(out, *book)) {
    out.impact_bounds = {std::max(out.impact_bounds.min, ends->min),
                         std::min(out.impact_bounds.max, ends->max)};
  }
}

bool are_all_of_weight(const BomDay& day, std::span<const FactIndex> parts) {
  const EntryLine& entry = day.line.entry;
  const std::vector<FactSpec>& facts = day.line.schedule->facts;
  if (entry.rest.of == kNoFact || entry.rest.most > 0) {
    return false;
  }
  for (std::size_t f = 0; f < facts.size(); ++f) {
    const auto fact = static_cast<FactIndex>(f);
    const bool absent = entry.facts.known(fact) && entry.facts.value(fact) == 0;
    if (facts[f].part_of == entry.rest.of && !absent &&
        std::find(parts.begin(), parts.end(), fact) == parts.end()) {
      return false;
    }
  }
  return true;
}

void share_contents(BomAssessment& out) {
  const EntryLine& entry = out.today.line.entry;
  const std::int64_t net = out.today.net_kg().value_or(0);
  for (BomContent& shown : out.contents) {
    MaterialContent& content = shown.content;
    const Material& material = out.materials[shown.material];
    if (entry.facts.known(material.value_fact)) {
      content.value = Money::from_micro(entry.facts.value(material.value_fact));
    }
    shown.at_most = content.value > Money() && !shown.stated && is_upper_bound(entry.value_is) &&
                    out.valuation == ContentValuation::residual;
    if (content.value) {
      shown.value_share = share_of(content.value->micro(), entry.value.micro());
    }
    if (entry.facts.known(material.kg_fact)) {
      content.kg = entry.facts.value(material.kg_fact);
      if (net > 0) {
        shown.mass_share = share_of(*content.kg, net);
      }
    } else if (are_all_of_weight(out.today, {&material.kg_fact, 1})) {
      shown.mass_share = Rate::from_ppb(kRateOne);
    }
  }
  std::erase_if(out.contents, [](const BomContent& shown) {
    return shown.content.value == Money() && shown.content.kg == 0;
  });
}

}  // namespace tarex::detail
