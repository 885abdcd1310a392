#include <algorithm>

#include "bom/assessing.hpp"
#include "bom/rounded.hpp"

/// Weights that a product states beside its bill.
namespace tarex::detail {
namespace {

/// Whether a weight as it is written is `exact` rounded, by no more than a hundredth.
bool is_about(std::int64_t weight, std::string_view written, std::int64_t exact) {
  return is_rounded_to(weight, written, exact) &&
         is_within_a_hundredth(i128{exact} - weight, exact);
}

}  // namespace

/// What a row of the product itself weighs is the net weight where the components do not say it,
/// unless those that do leave nothing for the others.
bool BomAssessing::take_own_weight(FactIndex fact, const std::string& name) {
  const PartialSum& bill = out_.rollup.sums.net_kg;
  const Money exact = scale(*product_.weight_kg, out_.quantity, kMicro, 1);
  if (exact.at_limit()) {
    line_.fault(&product_.weight_cell, name, ErrorCode::out_of_range,
                "the weight of the lot is more than tarex can hold", "check its unit");
    return false;
  }
  const std::int64_t lot = exact.micro();
  if (!bill.complete && lot <= bill.known && bill.known > 0) {
    out_.warnings.push_back("the row of the product says " + decimal_text(*product_.weight_kg) +
                            " kg a piece, and for the lot its components weigh at least " +
                            decimal_text(bill.known) + " kg: the net weight is not known");
    return true;
  }
  if (!bill.complete || bill.known == 0) {
    line_.set(name, decimal_text(lot), &product_.weight_cell);
    out_.stated.set(fact);
    return line_.read(reader_, out_.today.line);
  }
  if (!is_within_a_hundredth(i128{bill.known} - lot, bill.known)) {
    out_.warnings.push_back("the row of the product says " + decimal_text(*product_.weight_kg) +
                            " kg a piece, and for the lot its components weigh " +
                            decimal_text(bill.known) + " kg: theirs counts");
  }
  return true;
}

/// A net weight below what the metal of the bill weighs: where it is that, rounded, the bill
/// counts.
bool BomAssessing::weight_holds(const Schedule& schedule) {
  const FactIndex fact = schedule.net_weight_fact;
  if (fact == kNoFact) {
    return true;
  }
  const std::string& name = schedule.facts[fact].name;
  if (product_.weight_kg && !out_.stated.test(fact) && !take_own_weight(fact, name)) {
    return false;
  }
  const Facts& facts = out_.today.line.entry.facts;
  if (!out_.stated.test(fact) || !facts.known(fact)) {
    return true;
  }
  const bool bill_weighs =
      std::all_of(out_.materials.begin(), out_.materials.end(), [&](const Material& material) {
        return material.kg_fact == kNoFact || !out_.stated.test(material.kg_fact);
      });
  if (!bill_weighs) {
    return true;
  }
  const std::string stated = decimal_text(facts.value(fact)) + " kg";
  const std::int64_t metal = out_.rollup.sums.metal_kg.known;
  if (metal <= facts.value(fact)) {
    return true;
  }
  if (!out_.rollup.sums.net_kg.complete ||
      !is_about(facts.value(fact), product_.text(name), out_.rollup.sums.net_kg.known)) {
    const BomField* own = product_.find(name);
    line_.fault(own != nullptr ? own : &product_.weight_cell, name, ErrorCode::inconsistent,
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

/// Parts that are more than their whole, where the product states one of them. Where it states no
/// net weight, its components are the whole.
Error BomAssessing::at_stated(const Schedule& schedule, Error too_much) const {
  too_much.where = {"", product_.line, product_.column};
  const FactIndex part = schedule.find_fact(too_much.field);
  const FactIndex whole = part == kNoFact ? kNoFact : schedule.facts[part].part_of;
  if (whole == kNoFact) {
    return too_much;
  }
  const auto cell_of = [&](const std::string& name) {
    const BomField* cell = product_.find(name);
    return cell == nullptr || cell->text.empty() ? nullptr : cell;
  };
  const BomField* cell = cell_of(too_much.field);
  for (const FactSpec& spec : schedule.facts) {
    cell = cell == nullptr && spec.part_of == whole ? cell_of(spec.name) : cell;
  }
  if (cell != nullptr) {
    too_much.where = {"", cell->line, cell->column};
    too_much.field = cell->name;
    too_much.value = cell->text;
  }
  if (whole == schedule.net_weight_fact && !out_.stated.test(whole)) {
    const std::string& name = schedule.facts[whole].name;
    too_much.message += " kg: what the components weigh together";
    too_much.hint = "both for the whole lot: correct one of them, or state " + name;
  }
  return too_much;
}

}  // namespace tarex::detail
