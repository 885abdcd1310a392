#include "cost/amount_of_claim.hpp"

#include <algorithm>

#include "law/asked_facts.hpp"

namespace tarex::detail {
namespace {

bool is_basis(const DutyBasis& basis, FactIndex fact) {
  AskedFacts asked;
  asked.add(basis);
  return asked.all.test(fact);
}

/// Whether conditions, or what measures are charged on, look at the fact, whatever is claimed.
bool is_asked_without_claim(const Schedule& law, FactIndex fact) {
  AskedFacts asked;
  for (const Measure& measure : law.measures) {
    for (const MeasureVersion& version : measure.versions) {
      asked.add(version.when, law.papers);
      asked.add(version.basis);
      asked.add(version.rate);
    }
  }
  for (const Reduction& reduction : law.reductions) {
    asked.add(reduction.when, law.papers);
  }
  return asked.all.test(fact);
}

/// The condition of a reduction that a word is claimed.
const FactIn* claim_in(const Schedule& law, const Reduction& reduction) {
  for (const Condition& condition : reduction.when) {
    const auto* in = std::get_if<FactIn>(&condition.is);
    if (in != nullptr && law.facts[in->fact].type == FactType::word &&
        law.facts[in->fact].role == FactRole::relief) {
      return in;
    }
  }
  return nullptr;
}

}  // namespace

std::optional<AmountOfClaim> amount_of_claim(const Schedule& law, FactIndex amount) {
  AmountOfClaim out;
  for (const Reduction& reduction : law.reductions) {
    if (!is_basis(reduction.to_basis, amount)) {
      continue;
    }
    const FactIn* in = claim_in(law, reduction);
    if (in == nullptr || (out.claim != kNoFact && in->fact != out.claim)) {
      return std::nullopt;
    }
    out.claim = in->fact;
    for (const std::int64_t word : in->values) {
      if (std::find(out.words.begin(), out.words.end(), word) == out.words.end()) {
        out.words.push_back(word);
      }
    }
  }
  return out.claim == kNoFact || is_asked_without_claim(law, amount) ? std::nullopt
                                                                     : std::optional(out);
}

}  // namespace tarex::detail
