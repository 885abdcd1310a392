#include "engine/explanation.hpp"

#include <algorithm>

#include "engine/satisfaction.hpp"

namespace tarex::detail {
namespace {

const Charge* charge_of_family(const Leaf& leaf, const Plan& plan, std::uint16_t family) {
  for (const Charge& charge : leaf.charges) {
    if (plan.rules()[charge.rule].family == family) {
      return &charge;
    }
  }
  return nullptr;
}

const Charge* displacer_of(const Leaf& leaf, const Plan& plan, MeasureIndex dropped) {
  const Schedule& schedule = plan.schedule();
  for (const std::uint16_t d : plan.displacements()) {
    const Displacement& displacement = schedule.displacements[d];
    if (!displacement.drops.measures.test(dropped)) {
      continue;
    }
    for (const Charge& charge : leaf.charges) {
      if (displacement.by.measures.test(plan.rules()[charge.rule].measure)) {
        return &charge;
      }
    }
  }
  return nullptr;
}

/// For each family: what a free heading stands in for, and what a displacement took away.
void find_not_charged(const Explained& what, LineAssessment& out) {
  Standing standing(what);
  Evaluation evaluation(standing.context);
  Leaf leaf = what.extremes.worst;
  evaluation.stand_on(leaf);
  const auto rules = what.plan.rules();
  const auto candidates = what.law.candidates();
  for (std::size_t begin = 0; begin < candidates.size();) {
    const std::uint16_t family = rules[candidates[begin]].family;
    std::size_t end = begin;
    while (end < candidates.size() && rules[candidates[end]].family == family) {
      ++end;
    }
    const Charge* chosen = charge_of_family(leaf, what.plan, family);
    const bool chosen_free =
        chosen != nullptr && std::holds_alternative<Free>(rules[chosen->rule].version->rate);
    bool named = false;
    for (std::size_t i = begin; i < end && !named; ++i) {
      const RuleIndex index = candidates[i];
      const Rule& rule = rules[index];
      const bool is_free = std::holds_alternative<Free>(rule.version->rate);
      if (is_free || (chosen != nullptr && index == chosen->rule) ||
          evaluation.holds(rule) != Answer::yes) {
        continue;
      }
      if (leaf.dropped.test(rule.measure)) {
        const Charge* displacer = displacer_of(leaf, what.plan, rule.measure);
        if (displacer != nullptr && (chosen == nullptr || chosen_free)) {
          out.not_charged.push_back({index, displacer->rule, false});
          named = true;
        }
      } else if (chosen_free) {
        out.not_charged.push_back({index, chosen->rule, false});
        named = true;
      }
    }
    if (chosen_free && !named && !rules[chosen->rule].version->instead_of.empty()) {
      out.not_charged.push_back({chosen->rule, chosen->rule, true});
    }
    begin = end;
  }
}

/// Duty range when one fact runs through its critical values, its siblings are free and the others
/// stand as in the exposure.
MoneyRange alone(const Explained& what, FactIndex fact) {
  const Schedule& schedule = what.plan.schedule();
  Standing standing(what);
  for (std::size_t f = 0; f < schedule.facts.size(); ++f) {
    const auto other = static_cast<FactIndex>(f);
    const bool sibling = schedule.facts[f].part_of != kNoFact && fact < schedule.facts.size() &&
                         schedule.facts[f].part_of == schedule.facts[fact].part_of;
    if (what.extremes.worst_answered.test(f) && (other == fact || sibling)) {
      const std::int64_t least = what.line.facts.floor(other);
      standing.facts.forget(other);
      if (least > 0) {
        standing.facts.set_floor(other, least);
      }
      standing.context.answered.reset(f);
    }
  }
  if (fact == kBaseRateFact) {
    standing.context.base_rate = BaseRateAnswer::none;
  }
  Extremes extremes;
  Exploration(standing.context, extremes).run();
  return extremes.duty;
}

void find_questions(const Explained& what, LineAssessment& out) {
  const Schedule& schedule = what.plan.schedule();
  if (what.variants.laws.size() > 1 && !out.total_duty.exact()) {
    MoneyRange by_code;
    bool first = true;
    for (const CodeLaw& law : what.variants.laws) {
      Facts facts = what.extremes.worst_facts(what.line);
      Context context{what.plan, law, what.line, facts, what.courses};
      context.answered = what.extremes.worst_answered;
      Extremes extremes;
      Exploration(context, extremes).run();
      by_code.min = first ? extremes.duty.min : std::min(by_code.min, extremes.duty.min);
      by_code.max = first ? extremes.duty.max : std::max(by_code.max, extremes.duty.max);
      first = false;
    }
    if (!by_code.exact()) {
      out.questions.push_back({kCodeFact, by_code.min, by_code.max, 0});
    }
  }
  if (what.base_rate_asked) {
    const MoneyRange range = alone(what, kBaseRateFact);
    out.questions.push_back({kBaseRateFact, range.min, range.max, 0});
  }
  for (std::size_t f = 0; what.asked.any() && f < schedule.facts.size(); ++f) {
    if (!what.asked.test(f)) {
      continue;
    }
    const auto fact = static_cast<FactIndex>(f);
    if (schedule.facts[f].soft) {
      if (!out.fees.exact()) {
        out.questions.push_back({fact, out.total_duty.max, out.total_duty.max, 0});
      }
      continue;
    }
    const MoneyRange range = alone(what, fact);
    if (!range.exact()) {
      out.questions.push_back({fact, range.min, range.max, 0});
    }
  }
}

/// A relief with what it takes, while the best are picked.
struct Offer {
  Relief relief;
  NeededFacts needs;
};

bool is_offered(const Schedule& schedule, const NeededFacts& needs) {
  return std::all_of(needs.begin(), needs.end(),
                     [&](const NeededFact& need) { return schedule.facts[need.fact].offer; });
}

/// True if `more` asks for everything that `less` asks for.
bool asks_for_all_of(const NeededFacts& more, const NeededFacts& less) {
  return std::all_of(less.begin(), less.end(), [&](const NeededFact& need) {
    return std::any_of(more.begin(), more.end(), [&](const NeededFact& other) {
      return other.fact == need.fact && other.value == need.value;
    });
  });
}

/// Works out the line with the reliefs of `conditions` claimed; a relief only if that costs less
/// than now.
void try_relief(const Explained& what, const std::vector<Condition>& conditions, Relief relief,
                FixedList<Offer, 2 * kMaxLines>& offers) {
  Standing standing(what);
  Offer offer{relief, {}};
  if (!needed_reliefs(what.plan, what.law, what.line.origin, conditions, standing.facts,
                      offer.needs) ||
      !is_offered(what.plan.schedule(), offer.needs)) {
    return;
  }
  for (const NeededFact& need : offer.needs) {
    standing.facts.set(need.fact, need.value);
  }
  Extremes extremes;
  Exploration(standing.context, extremes).run();
  const bool applies =
      std::any_of(extremes.worst.charges.begin(), extremes.worst.charges.end(),
                  [&](const Charge& charge) { return charge.rule == relief.rule; });
  if (applies && extremes.worst.all() < what.extremes.worst.all()) {
    offer.relief.saves = what.extremes.worst.all() - extremes.worst.all();
    offers.push_back(offer);
  }
}

/// The largest saving first, then the fewest proofs; equals stay in their order. (The standard
/// library's stable sort allocates.)
void sort(FixedList<Offer, 2 * kMaxLines>& offers) {
  const auto before = [](const Offer& a, const Offer& b) {
    return a.relief.saves != b.relief.saves ? a.relief.saves > b.relief.saves
                                            : a.needs.size() < b.needs.size();
  };
  for (std::size_t i = 1; i < offers.size(); ++i) {
    for (std::size_t at = i; at > 0 && before(offers[at], offers[at - 1]); --at) {
      std::swap(offers[at], offers[at - 1]);
    }
  }
}

void find_reliefs(const Explained& what, LineAssessment& out) {
  if (what.extremes.worst.all().at_limit()) {
    return;
  }
  const auto rules = what.plan.rules();
  FixedList<Offer, 2 * kMaxLines> offers;
  for (const RuleIndex index : what.law.candidates()) {
    try_relief(what, rules[index].version->when, {index, -1, {}}, offers);
  }
  for (const std::uint16_t r : what.plan.reductions()) {
    const Reduction& reduction = what.plan.schedule().reductions[r];
    for (const Charge& charge : what.extremes.worst.charges) {
      if (charge.charged && reduction.of.measures.test(rules[charge.rule].measure)) {
        try_relief(what, reduction.when, {charge.rule, static_cast<std::int16_t>(r), {}}, offers);
        break;
      }
    }
  }
  sort(offers);
  // What takes more proof than another relief and saves no more is not worth naming.
  for (std::size_t i = 0; i < offers.size(); ++i) {
    const bool beaten = std::any_of(offers.begin(), offers.begin() + i, [&](const Offer& better) {
      return asks_for_all_of(offers[i].needs, better.needs);
    });
    if (!beaten) {
      out.reliefs.push_back(offers[i].relief);
    }
  }
}

void find_watches(const Explained& what, LineAssessment& out) {
  const auto unconditional = [&](std::uint16_t w) {
    return what.plan.schedule().watches[w].when.empty();
  };
  const auto watches = what.law.watches();
  if (std::all_of(watches.begin(), watches.end(), unconditional)) {
    for (const std::uint16_t w : watches) {
      out.watches.push_back(w);
    }
    return;
  }
  Standing standing(what);
  Evaluation evaluation(standing.context);
  Leaf leaf = what.extremes.worst;
  evaluation.stand_on(leaf);
  for (const std::uint16_t w : watches) {
    if (evaluation.all_hold(what.plan.schedule().watches[w].when) == Answer::yes) {
      out.watches.push_back(w);
    }
  }
}

}  // namespace

void explain(const Explained& what, Detail detail, LineAssessment& out) {
  find_questions(what, out);
  find_watches(what, out);
  if (detail == Detail::explained) {
    find_not_charged(what, out);
    find_reliefs(what, out);
  }
  find_papers(what, out);
}

}  // namespace tarex::detail
