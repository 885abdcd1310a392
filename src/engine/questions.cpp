#include <algorithm>

#include "engine/explanation.hpp"

namespace tarex::detail {
namespace {

/// What one fact alone moves.
struct Moved {
  MoneyRange duty;
  MoneyRange tax;
  bool anything = false;  ///< what is owed, or under which programme
};

/// Duty and tax when one fact runs through its critical values, its siblings are free and the
/// others stand as in the exposure.
Moved alone(const Explained& what, FactIndex fact) {
  const Schedule& schedule = what.plan.schedule();
  FactSet free;
  what.extremes.worst_answered.each([&](FactIndex other) {
    const bool sibling = schedule.facts[other].part_of != kNoFact && fact < schedule.facts.size() &&
                         schedule.facts[other].part_of == schedule.facts[fact].part_of;
    free.set(other, other == fact || sibling);
  });
  if (free == what.extremes.worst_answered &&
      (fact == kBaseRateFact || what.extremes.worst_base_rate == BaseRateAnswer::none)) {
    // No other answer stands: this is the line as it was worked out.
    return {what.extremes.duty, what.extremes.tax, true};
  }
  Standing standing(what);
  free.each([&](FactIndex other) {
    const std::int64_t least = what.line.facts.floor(other);
    standing.facts.forget(other);
    if (least > 0) {
      standing.facts.set_floor(other, least);
    }
    standing.context.answered.reset(other);
  });
  if (fact == kBaseRateFact) {
    standing.context.base_rate = BaseRateAnswer::none;
  }
  Extremes extremes;
  Exploration(standing.context, extremes).run();
  return {extremes.duty, extremes.tax, fact < kMaxFacts && extremes.asked.test(fact)};
}

/// Duty and tax over all codes and all answers to all open questions under which this fact is
/// asked.
Moved wherever_asked(const Explained& what, FactIndex fact) {
  Facts facts = what.line.facts;
  Moved out;
  for (const CodeLaw& law : what.variants.laws) {
    Context context{what.plan, law, what.line, facts, what.courses};
    Extremes extremes;
    extremes.watched = fact;
    Exploration(context, extremes).run();
    if (extremes.watched_asked) {
      widen(out.duty, extremes.watched_duty, !out.anything);
      widen(out.tax, extremes.watched_tax, !out.anything);
      out.anything = true;
    }
  }
  return out;
}

/// What a fact moves: alone; or, where the exposure leaves it nothing to move because of what
/// others say, wherever it is asked.
Moved moved_by(const Explained& what, FactIndex fact) {
  const Moved moved = alone(what, fact);
  const bool hidden = moved.duty.min.at_limit();  // another has no upper bound
  const bool nothing = moved.duty.exact() && moved.tax.exact() && !moved.anything;
  return hidden || nothing ? wherever_asked(what, fact) : moved;
}

struct DutyGiven {
  MoneyRange duty;
  std::uint64_t each = 0;  ///< that under every code and every answer, as one number
  friend bool operator==(const DutyGiven& a, const DutyGiven& b) {
    return a.duty.min == b.duty.min && a.duty.max == b.duty.max && a.each == b.each;
  }
};

/// Duty with these facts, over all codes and all answers to what they leave open.
DutyGiven duty_given(const Explained& what, Facts& facts) {
  DutyGiven out;
  bool first = true;
  for (const CodeLaw& law : what.variants.laws) {
    Context context{what.plan, law, what.line, facts, what.courses};
    Extremes extremes;
    Exploration(context, extremes).run();
    widen(out.duty, extremes.duty, first);
    out.each = out.each * 31 + extremes.duties;
    first = false;
  }
  return out;
}

/// Duty over all that a soft fact can say. Exact if it moves none, whatever else is answered.
/// @param most  the duty of the exposure
MoneyRange by_soft_fact(const Explained& what, FactIndex fact, Money most) {
  MoneyRange all{most, most};
  const auto words = what.plan.critical_values(fact);
  if (!what.duty_softened || words.empty()) {
    return all;
  }
  Facts facts = what.line.facts;
  facts.set(fact, words.front());
  const DutyGiven first = duty_given(what, facts);
  bool moves = false;
  all = first.duty;
  for (const std::int64_t word : words.subspan(1)) {
    facts.set(fact, word);
    const DutyGiven given = duty_given(what, facts);
    moves = moves || !(given == first);
    widen(all, given.duty, false);
  }
  return moves ? all : MoneyRange{most, most};
}

/// Some answers lead to one duty under a code, and not for certain to the same under another.
bool codes_differ(const Explained& what) {
  Facts facts = what.line.facts;
  Context context{what.plan, what.variants.laws.front(), what.line, facts, what.courses};
  Extremes extremes;
  extremes.others = std::span(what.variants.laws).subspan(1);
  Exploration(context, extremes).run();
  return extremes.others_differ;
}

/// Duty by the code alone, the other facts as in the exposure. Where they leave the codes alike, or
/// hide them because there is no upper bound: with the other facts open. Exact if the code does not
/// matter then either.
MoneyRange by_code(const Explained& what, std::span<const CodeOutcome> outcomes) {
  MoneyRange all;
  if (!what.extremes.worst.duty.at_limit()) {
    for (std::size_t i = 0; i < what.variants.laws.size(); ++i) {
      Facts facts = what.extremes.worst_facts(what.line);
      Context context{what.plan, what.variants.laws[i], what.line, facts, what.courses};
      context.answered = what.extremes.worst_answered;
      Extremes extremes;
      Exploration(context, extremes).run();
      widen(all, extremes.duty, i == 0);
    }
    if (!all.exact()) {
      return all;
    }
  }
  bool alike = true;
  for (const CodeOutcome& outcome : outcomes) {
    const MoneyRange& first = outcomes.front().duty;
    alike = alike && outcome.duty.min == first.min && outcome.duty.max == first.max;
    widen(all, outcome.duty, &outcome == &outcomes.front());
  }
  return alike && !codes_differ(what) ? MoneyRange{all.max, all.max} : all;
}

}  // namespace

void find_questions(const Explained& what, LineAssessment& out) {
  const Schedule& schedule = what.plan.schedule();
  if (what.variants.laws.size() > 1 && !out.total_duty.exact()) {
    const MoneyRange duty = by_code(what, {out.variants.begin(), out.variants.size()});
    if (!duty.exact()) {
      out.questions.push_back({kCodeFact, duty.min, duty.max});
    }
  }
  if (what.line.value_is != ValueIs::whole && !(out.exact() && out.fees.exact())) {
    out.questions.push_back({kValueFact, out.total_duty.min, out.total_duty.max,
                             !out.total_duty.exact() ? Question::Moves::duty
                             : !out.tax.exact()      ? Question::Moves::tax
                                                     : Question::Moves::fees});
  }
  if (what.base_rate_asked) {
    const MoneyRange duty = alone(what, kBaseRateFact).duty;
    out.questions.push_back({kBaseRateFact, duty.min, duty.max});
  }
  what.asked.each([&](FactIndex fact) {
    if (schedule.facts[fact].soft) {
      const MoneyRange duty = by_soft_fact(what, fact, out.total_duty.max);
      if (!out.fees.exact() || !duty.exact()) {
        out.questions.push_back({fact, duty.min, duty.max,
                                 duty.exact() ? Question::Moves::fees : Question::Moves::duty});
      }
      return;
    }
    const Moved moved = moved_by(what, fact);
    if (!moved.duty.exact() || !moved.tax.exact() || moved.anything) {
      const Question::Moves moves = !moved.duty.exact()  ? Question::Moves::duty
                                    : !moved.tax.exact() ? Question::Moves::tax
                                                         : Question::Moves::programme;
      out.questions.push_back({fact, moved.duty.min, moved.duty.max, moves});
    }
  });
}

}  // namespace tarex::detail
