#include <algorithm>

#include "bom/assessing.hpp"
#include "bom/rounded.hpp"

/// A net weight that a product states beside its bill.
namespace tarex::detail {
namespace {

/// Whether a weight as it is written is `exact` rounded, by no more than a hundredth.
bool is_about(std::int64_t weight, std::string_view written, std::int64_t exact) {
  return is_rounded_to(weight, written, exact) && (i128{exact} - weight) * 100 <= exact;
}

}  // namespace

/// A net weight below what the metal of the bill weighs: where it is that, rounded, the bill
/// counts.
bool BomAssessing::weight_holds(const Schedule& schedule) {
  const FactIndex fact = schedule.net_weight_fact;
  const Facts& facts = out_.today.line.entry.facts;
  if (fact == kNoFact || !out_.stated.test(fact) || !facts.known(fact)) {
    return true;
  }
  const bool bill_weighs =
      std::all_of(out_.materials.begin(), out_.materials.end(), [&](const Material& material) {
        return material.kg_fact == kNoFact || !out_.stated.test(material.kg_fact);
      });
  if (!bill_weighs) {
    return true;
  }
  const std::string& name = schedule.facts[fact].name;
  const std::string stated = decimal_text(facts.value(fact)) + " kg";
  const std::int64_t metal = out_.rollup.sums.metal_kg.known;
  if (metal <= facts.value(fact)) {
    return true;
  }
  if (!out_.rollup.sums.net_kg.complete ||
      !is_about(facts.value(fact), product_.text(name), out_.rollup.sums.net_kg.known)) {
    line_.fault(product_.find(name), name, ErrorCode::inconsistent,
                "the metal of the components weighs " + decimal_text(metal) +
                    " kg, and the net weight is " + stated,
                "both for the whole lot: correct one of them, or leave " + name +
                    " out, and the components say it");
    return false;
  }
  out_.warnings.push_back("the net weight stated, " + stated + ", is what the components weigh, " +
                          decimal_text(out_.rollup.sums.net_kg.known) +
                          " kg, rounded: theirs counts");
  out_.stated.reset(fact);
  line_.drop(name);
  return line_.read(reader_, out_.today.line);
}

}  // namespace tarex::detail
