#include "engine/claimed.hpp"

#include <algorithm>

#include "base/one_of.hpp"

namespace tarex::detail {
namespace {

/// What the papers would say with the facts claimed; kNoParty where they say nothing.
std::int64_t party_claimed(const Facts& facts, std::span<const NeededFact> needs, FactIndex fact) {
  for (const NeededFact& need : needs) {
    if (need.fact == fact) {
      return need.value;
    }
  }
  return fact != kNoFact && facts.known(fact) ? facts.value(fact) : kNoParty;
}

/// Whether a row on the line tells two firms apart as the one that this paper names.
bool told_apart(const Explained& what, const Facts& facts, std::span<const NeededFact> needs,
                FactIndex fact, std::int64_t one, std::int64_t other) {
  const Papers& papers = what.plan.schedule().papers;
  const std::int64_t producer = party_claimed(facts, needs, papers.certificate);
  bool apart = false;
  for (const RuleIndex rule : what.law.candidates()) {
    for_each_condition<PartyRow>(what.plan.rules()[rule].version->when, [&](const PartyRow& row) {
      const bool by_seller = fact == papers.seller;
      const std::vector<std::int64_t>& named = by_seller ? row.sellers : row.producers;
      if (!by_seller || is_one_of(producer, row.producers)) {
        apart = apart || is_one_of(one, named) != is_one_of(other, named);
      }
    });
  }
  return apart;
}

bool saves_as_much(const Explained& what, Standing& standing, Money saves,
                   std::span<const NeededFact> needs) {
  Extremes extremes;
  run_claimed(standing, needs, nullptr, extremes);
  const Money so_far = extremes.worst.all();
  const Money most = what.extremes.worst.all() - saves;
  return so_far <= most && dearest_claimed(what, needs, so_far, nullptr) <= most;
}

}  // namespace

void run_claimed(Standing& standing, std::span<const NeededFact> needs, CourseNumber* entry,
                 Extremes& out) {
  FixedList<Facts::State, kMostNeeds> before;
  for (const NeededFact& need : needs) {
    before.push_back(standing.facts.state(need.fact));
    standing.facts.set(need.fact, need.value);
  }
  Exploration(standing.context, out).run(entry);
  for (std::size_t n = needs.size(); n-- > 0;) {
    standing.facts.restore(needs[n].fact, before[n]);
  }
}

Money dearest_claimed(const Explained& what, std::span<const NeededFact> needs, Money so_far,
                      CourseNumber* entry) {
  const bool settled =
      what.extremes.answers.empty() && what.extremes.worst_base_rate == BaseRateAnswer::none;
  if (settled && what.variants.laws.size() == 1) {
    return so_far;
  }
  Facts facts = what.line.facts;
  for (const NeededFact& need : needs) {
    facts.set(need.fact, need.value);
  }
  Money most = so_far;
  for (const CodeLaw& law : what.variants.laws) {
    const bool own = &law == &what.law;
    if (own && settled) {
      continue;
    }
    Context context{what.plan, law, what.line, facts, what.courses};
    Extremes extremes;
    Exploration(context, extremes).run(own ? entry : nullptr);
    most = std::max(most, extremes.given_up ? Money::from_micro(Money::kLimit) : extremes.all.max);
  }
  return most;
}

void keep_what_saves(const Explained& what, Standing& standing, Money saves, NeededFacts& needs) {
  NeededFact* earlier = nullptr;  // another paper for which any of several firms would do
  for (NeededFact& need : needs) {
    if (need.any_of == nullptr) {
      continue;
    }
    const std::int64_t first = need.value;
    const std::int64_t earlier_first = earlier == nullptr ? kNoParty : earlier->value;
    std::uint64_t kept = 0;
    const std::size_t size = std::min(need.any_of->size(), NeededFact::kMostFirms);
    for (std::size_t i = 0; i < size; ++i) {
      const std::int64_t firm = (*need.any_of)[i];
      bool keep = true;
      const auto try_it = [&] {
        const bool alike =
            firm == first || !told_apart(what, standing.facts, {needs.begin(), needs.size()},
                                         need.fact, first, firm);
        if (keep && !alike) {
          need.value = firm;
          keep = saves_as_much(what, standing, saves, {needs.begin(), needs.size()});
          need.value = first;
        }
      };
      if (earlier == nullptr) {
        try_it();
      } else {
        for (std::size_t e = 0; e < earlier->any_of->size(); ++e) {
          if (earlier->names(e)) {
            earlier->value = (*earlier->any_of)[e];
            try_it();
          }
        }
        earlier->value = earlier_first;
      }
      kept |= static_cast<std::uint64_t>(keep ? 1 : 0) << i;
    }
    need.which = kept;
    earlier = &need;
  }
}

}  // namespace tarex::detail
