#include <algorithm>

#include "base/joined.hpp"
#include "bom/another_lot.hpp"
#include "bom/assessing.hpp"
#include "bom/remarks.hpp"
#include "bom/same_bill.hpp"
#include "cost/idle_facts.hpp"
#include "rows/fact_reader.hpp"
#include "tarex/bom_assessment.hpp"

/// A product against the law of two days, or against another bill of it.
namespace tarex {
namespace {

using detail::BomAssessing;

/// The bill of before, for the lot of the product; as it is where it has no price of a piece.
detail::ResizedBill for_same_lot(const BomProduct& before, const BomProduct& product,
                                 const BomAssessment& now) {
  if (before.text("price").empty()) {
    return {before, {}};
  }
  return detail::for_lot(before, *now.today.line.schedule, now.quantity,
                         !product.text("quantity").empty());
}

/// Why two bills of a product cannot be compared; empty if they can.
struct NotComparable {
  std::string reason;  ///< in words that are the same for every product
  std::string figure;  ///< ": 200 pieces in USD", of this one
};

/// @param priced  the one before
NotComparable not_comparable(bool priced, const BomAssessment& then, const BomAssessment& now) {
  if (!priced) {
    const Error& why = then.errors.front();
    return {"the baseline bill of the product cannot be priced",
            ": " + why.message +
                (why.where.line > 0 ? " (line " + std::to_string(why.where.line) + ")" : "")};
  }
  if (then.today.line.currency.code() != now.today.line.currency.code() ||
      then.quantity != now.quantity) {
    return {"the baseline bill of the product has another currency or lot",
            ": " + decimal_text(then.quantity) + " pieces in " + then.today.line.currency.code()};
  }
  return {};
}

/// What is to be said of a bill: of its line, of how it was read, and of what it lacks.
std::vector<std::string> said_of(const BomProduct& product, const BomAssessment& bill) {
  std::vector<std::string> out = bill.warnings;
  const std::vector<std::string> read = detail::warnings_of_bill(product, bill);
  out.insert(out.end(), read.begin(), read.end());
  for (const BomGap& gap : detail::gaps_of(bill.rollup)) {
    out.push_back(detail::gap_warning(gap, bill.rollup));
  }
  return out;
}

/// Takes the bill of before as the baseline, with what is to be said of it and not of today's.
void take_baseline(const detail::ResizedBill& before, const BomProduct& product, BomAssessment then,
                   BomAssessment& out) {
  const std::vector<std::string> now = said_of(product, out);
  if (!before.scaled.empty()) {
    out.warnings.push_back("baseline bill: its lot is of another size; counted in proportion: " +
                           detail::joined(before.scaled, ", "));
  }
  for (const std::string& warning : said_of(before.product, then)) {
    if (std::find(now.begin(), now.end(), warning) == now.end()) {
      out.warnings.push_back("baseline bill: " + warning);
    }
  }
  out.baseline = std::move(then.today);
}

/// Facts that the product states itself and that change nothing today. Where it says where a metal
/// was made, its bill tells the share of domestic metal by that.
void say_idle(const EntryDefaults& defaults, LawBook& book, BomAssessment& out) {
  const InputLine& line = out.today.line;
  Facts stated = out.own_facts;
  for (const Material& material : out.materials) {
    const FactIndex share = material.domestic_fact;
    if (share != kNoFact && (line.entry.facts.known(share) || out.stated.test(share))) {
      stated.set(share, 0);
    }
  }
  for (const auto& [name, value] : defaults.assume) {  // said of all products alike
    if (const FactIndex fact = line.schedule->find_fact(name); fact != kNoFact) {
      stated.forget(fact);
    }
  }
  for (std::vector<std::string> warnings : {detail::unasked_warnings(*line.schedule, stated),
                                            detail::idle_warnings(line, stated, book)}) {
    for (std::string& warning : warnings) {
      out.warnings.push_back(std::move(warning));
    }
  }
}

}  // namespace

std::optional<std::int64_t> BomDay::net_kg() const {
  const FactIndex weight = line.schedule->net_weight_fact;
  return weight != kNoFact && line.entry.facts.known(weight)
             ? std::optional(line.entry.facts.value(weight))
             : std::nullopt;
}

bool BomAssessment::exact() const {
  return today.assessment.exact() && (!compared || baseline.assessment.exact());
}

Money BomAssessment::per_piece(Money lot, std::int64_t unit) const {
  return lot.at_limit() ? lot : scale(lot.micro(), kMicro, quantity, unit);
}

const std::vector<Material>& BomAssessor::materials(const Schedule& schedule) {
  const auto at = materials_.find(schedule.jurisdiction);
  return at != materials_.end()
             ? at->second
             : materials_.emplace(schedule.jurisdiction, materials_of(schedule)).first->second;
}

BomAssessment BomAssessor::assess(const BomProduct& product) {
  BomAssessment out;
  BomAssessing assessing(product, book_, reader_, edits_, terms_, out);
  const auto of_law = [&](const Schedule& s) -> const std::vector<Material>& {
    return materials(s);
  };
  if (assessing.run(std::nullopt, of_law)) {
    say_idle(reader_.defaults(), book_, out);
    assessing.compare_with(terms_.baseline);
    assessing.finish();
  }
  return out;
}

BomAssessment BomAssessor::assess_against(const BomProduct& product, const BomProduct* before) {
  BomAssessment out;
  const auto of_law = [&](const Schedule& s) -> const std::vector<Material>& {
    return materials(s);
  };
  BomAssessing assessing(product, book_, reader_, edits_, terms_, out);
  if (!assessing.run(std::nullopt, of_law)) {
    return out;
  }
  say_idle(reader_.defaults(), book_, out);
  const Date day = baseline_day(out.today.line.entry.date);
  if (before != nullptr && day >= out.today.line.schedule->covers_from &&
      detail::same_bill(*before, product)) {
    assessing.compare_with(day);
    assessing.finish();
    return out;
  }
  NotComparable why{"the baseline bill has no such product: nothing to compare with", {}};
  if (before != nullptr) {
    const detail::ResizedBill other = for_same_lot(*before, product, out);
    BomAssessment then;
    const bool priced =
        BomAssessing(other.product, book_, reader_, edits_, terms_, then).run(day, of_law);
    why = not_comparable(priced, then, out);
    if (why.reason.empty()) {
      take_baseline(other, product, std::move(then), out);
    }
    out.baseline_errors = std::move(then.errors);
  }
  if (!why.reason.empty()) {
    out.compared = false;
    out.warnings.push_back(why.reason + why.figure);
    out.not_compared = std::move(why.reason);
  }
  assessing.finish();
  return out;
}

Date BomAssessor::baseline_day(std::optional<Date> today) const {
  return terms_.baseline.value_or(today.value_or(reader_.defaults().date));
}

Errors BomAssessor::faults_of_baseline(const BomProduct& before) {
  BomAssessment out;
  const auto of_law = [&](const Schedule& s) -> const std::vector<Material>& {
    return materials(s);
  };
  static_cast<void>(BomAssessing(before, book_, reader_, edits_, terms_, out)
                        .run(baseline_day(std::nullopt), of_law));
  return std::move(out.errors);
}

}  // namespace tarex
