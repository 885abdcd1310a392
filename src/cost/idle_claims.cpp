#include "cost/idle_claims.hpp"

#include <algorithm>

namespace tarex::detail {

std::vector<std::string> idle_claims(const PricedLine& priced, LawBook& book) {
  const EntryLine& entry = priced.line.entry;
  const Schedule& law = *priced.line.schedule;
  const auto& treated =
      book.workspace(law).cache.law_for(entry.date, entry.code, entry.origin).laws;
  std::vector<std::string> out;
  for (std::size_t f = 0; f < law.facts.size(); ++f) {
    const auto fact = static_cast<FactIndex>(f);
    const bool claimed = law.facts[f].type == FactType::claim && entry.facts.known(fact) &&
                         entry.facts.value(fact) != 0;
    const bool looked_at = std::any_of(treated.begin(), treated.end(), [&](const CodeLaw& one) {
      return one.regime->reads.test(fact);
    });
    if (claimed && law.asked.test(fact) && !looked_at) {
      out.push_back(law.facts[f].name + " changes nothing for " + to_string(entry.code) + " of " +
                    to_string(entry.origin) + " on " + to_string(entry.date));
    }
  }
  return out;
}

}  // namespace tarex::detail
