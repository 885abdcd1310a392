#include "bom/remarks.hpp"

#include <algorithm>

#include "base/joined.hpp"
#include "base/quoted.hpp"
#include "bom/columns.hpp"
#include "rows/money_text.hpp"

namespace tarex::detail {
namespace {

/// A net weight that the product states and its bill contradicts: by far, because one of them is of
/// a piece or in another unit, or by leaving nothing for components without a weight. Empty where
/// they agree.
std::string weight_warning(const BomAssessment& a) {
  const FactIndex fact = a.today.line.schedule->net_weight_fact;
  const PartialSum& bill = a.rollup.sums.net_kg;
  if (fact == kNoFact || !a.stated.test(fact) || !a.own_facts.known(fact)) {
    return {};
  }
  const i128 stated = a.own_facts.value(fact);
  const i128 known = bill.known;
  const bool heavier = bill.complete && bill.known > 0 && stated > known * 2;
  const bool has_no_room = !bill.complete && known >= stated;
  if (!heavier && !has_no_room && known <= stated * 2) {
    return {};
  }
  return "the net weight stated for the lot is " + decimal_text(a.own_facts.value(fact)) +
         " kg, and its bill adds up to " + (bill.complete ? "" : "at least ") +
         decimal_text(bill.known) + " kg: the one stated counts";
}

/// A product is priced as if it were an entry: others of its entry may stand in other bills.
std::string entry_warning(const BomDay& day) {
  const std::span<const Rule> rules = day.plan->rules();
  const bool shared =
      std::any_of(rules.begin(), rules.end(), [](const Rule& rule) { return rule.per_entry; });
  return shared && !day.line.entry_id.empty()
             ? "entry " + quoted(day.line.entry_id) +
                   ": the fees are those of an entry of its own; tarex score shares them between "
                   "the lines of an entry"
             : std::string();
}

/// Rows whose material is a word for packaging, and that do not say that they are.
std::string packaging_warning(const Rollup& rollup) {
  constexpr std::string_view kWords[] = {"packaging", "packing", "package", "carton",
                                         "포장",      "포장재",  "포장지"};
  std::vector<std::string> names;
  for (const BomRow& row : rollup.rows) {
    const std::string material = normal_name(row.material_text);
    const bool named = std::any_of(
        std::begin(kWords), std::end(kWords),
        [&](std::string_view word) { return material == "other:" + std::string(word); });
    if (named && !row.packaging) {
      names.push_back(quoted(row.path));
    }
  }
  return names.empty()
             ? std::string()
             : joined(names, ", ") + ": counted in the net weight, as no column packaging says yes";
}

}  // namespace

std::vector<std::string> warnings_of_bill(const BomProduct& product,
                                          const BomAssessment& assessment) {
  std::vector<std::string> out = product.warnings;
  out.insert(out.end(), assessment.rollup.warnings.begin(), assessment.rollup.warnings.end());
  if (std::string warning = weight_warning(assessment); !warning.empty()) {
    out.push_back(std::move(warning));
  }
  if (std::string warning = entry_warning(assessment.today); !warning.empty()) {
    out.push_back(std::move(warning));
  }
  if (std::string warning = packaging_warning(assessment.rollup); !warning.empty()) {
    out.push_back(std::move(warning));
  }
  return out;
}

std::string upper_bound_warning(const BomAssessment& assessment) {
  std::vector<std::string> names;
  for (const BomContent& shown : assessment.contents) {
    if (shown.at_most) {
      names.push_back(assessment.materials[shown.material].name);
    }
  }
  if (names.empty()) {
    return {};
  }
  const bool duties = holds_duties(assessment.today.line.entry.value_is);
  return "the content of " + joined(names, ", ") +
         " is told from the price, and is the most it can be: the price holds " +
         (duties ? "duties" : "freight") + " that the customs value does not";
}

std::vector<BomGap> gaps_of(const Rollup& rollup) {
  std::vector<BomGap> out;
  for (std::size_t r = 0; r < rollup.rows.size(); ++r) {
    const BomRow& row = rollup.rows[r];
    BomGap gap;
    gap.row = r;
    // Of what is not counted, what a piece of it lacks.
    gap.quantity = !row.component->quantity;
    gap.assembly_quantity = !row.counted && row.component->quantity;
    gap.cost = !row.value && (row.counted || !row.component->value);
    gap.weight = !row.mass_kg && !row.packaging && (row.counted || !row.component->weight_kg);
    gap.material = row.material == kUnknownMaterial;
    if (!row.counted || gap.cost || gap.weight || gap.material) {
      out.push_back(gap);
    }
  }
  return out;
}

std::string gap_text(const BomGap& gap) {
  std::string out;
  for (const auto& [missing, word] :
       {std::pair(gap.quantity, "quantity"),
        std::pair(gap.assembly_quantity, "assembly's quantity"), std::pair(gap.cost, "cost"),
        std::pair(gap.weight, "weight"), std::pair(gap.material, "material")}) {
    out += missing ? (out.empty() ? "" : " and ") + std::string(word) : std::string();
  }
  return out;
}

std::string gap_warning(const BomGap& gap, const Rollup& rollup) {
  return "the " + gap_text(gap) + " of " + quoted(rollup.rows[gap.row].path) + " is not known";
}

Money carriage_in_value(const BomProduct& product, const InputLine& line) {
  if (!line.cost_in_value) {
    return {};
  }
  // Other costs that went into the value stand in no field of the line any more.
  const std::string_view other = product.text("other_costs");
  Money folded;
  if (!other.empty() && line.other_costs.is_zero()) {
    const Result<Money> amount = parse_amount(other, line.currency);
    folded = amount ? amount.value() : Money();
  }
  return line.freight + line.insurance + folded;
}

}  // namespace tarex::detail
