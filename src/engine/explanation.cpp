#include "engine/explanation.hpp"

#include <algorithm>

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

using StandingBack = FixedList<StandsBack, kMaxLines>;

std::uint16_t place_of(const CodeLaw& law, RuleIndex rule) {
  std::uint16_t place = 0;
  while (law.candidates()[place] != rule) {
    ++place;
  }
  return place;
}

/// For each family: what a free heading stands in for, and what a displacement took away.
/// @param evaluation  stands on `leaf`
void find_standing_back(const Explained& what, const Leaf& leaf, Evaluation& evaluation,
                        StandingBack& out) {
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
      const Charge* because = nullptr;
      if (leaf.dropped.test(rule.measure)) {
        if (chosen == nullptr || chosen_free) {
          because = displacer_of(leaf, what.plan, rule.measure);
        }
      } else if (chosen_free) {
        because = chosen;
      }
      if (because != nullptr) {
        out.push_back({static_cast<std::uint16_t>(i), place_of(what.law, because->rule), false});
        named = true;
      }
    }
    if (chosen_free && !named && !rules[chosen->rule].version->instead_of.empty()) {
      const std::uint16_t place = place_of(what.law, chosen->rule);
      out.push_back({place, place, true});
    }
    begin = end;
  }
}

void find_not_charged(const Explained& what, LineAssessment& out) {
  Standing standing(what);
  Evaluation evaluation(standing.context);
  Leaf leaf = what.extremes.worst;
  evaluation.stand_on(leaf);
  const auto heading = [&](RuleIndex rule) -> std::string_view {
    return what.plan.schedule().measures[what.plan.rules()[rule].measure].heading;
  };
  const auto write = [&](std::span<const StandsBack> found) {
    for (const StandsBack& one : found) {
      const NotCharged entry{what.law.candidates()[one.rule], what.law.candidates()[one.because],
                             one.named_only};
      // Families of one heading stand back as one.
      const bool said =
          std::any_of(out.not_charged.begin(), out.not_charged.end(), [&](const NotCharged& other) {
            return other.because == entry.because && other.named_only == entry.named_only &&
                   !heading(entry.rule).empty() && heading(other.rule) == heading(entry.rule);
          });
      if (!said) {
        out.not_charged.push_back(entry);
      }
    }
  };
  // What stands back hangs on the course, and on looks at amounts that the course had no need of.
  CourseBook* const book = what.courses;
  int known = 0;
  if (leaf.course != nullptr) {
    for (const BesideCourse* beside = book->one(leaf.course->beside); beside != nullptr;
         beside = book->one(beside->next)) {
      if (evaluation.looks_alike(book->list(beside->looks))) {
        write(book->list(beside->not_charged));
        return;
      }
      ++known;
    }
  }
  Recording recording;
  evaluation.record_looks(&recording);
  StandingBack found;
  find_standing_back(what, leaf, evaluation, found);
  write({found.begin(), found.size()});
  constexpr int kMostBeside = 8;
  if (leaf.course != nullptr && known < kMostBeside && !recording.steps.overflowed()) {
    BesideCourse beside;
    beside.next = leaf.course->beside;
    if (book->keep_list({recording.steps.begin(), recording.steps.size()}, beside.looks) &&
        book->keep_list({found.begin(), found.size()}, beside.not_charged)) {
      static_cast<void>(book->keep_one(beside, leaf.course->beside));
    }
  }
}

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

/// Duty with these facts, over all codes and all answers to what they leave open.
MoneyRange duty_given(const Explained& what, Facts& facts) {
  MoneyRange duty;
  bool first = true;
  for (const CodeLaw& law : what.variants.laws) {
    Context context{what.plan, law, what.line, facts, what.courses};
    Extremes extremes;
    Exploration(context, extremes).run();
    widen(duty, extremes.duty, first);
    first = false;
  }
  return duty;
}

/// Duty over all that a soft fact can say. Exact if it moves none.
/// @param most  the duty of the exposure
MoneyRange by_soft_fact(const Explained& what, FactIndex fact, Money most) {
  MoneyRange all{most, most};
  const auto words = what.plan.critical_values(fact);
  if (!what.duty_softened || words.empty()) {
    return all;
  }
  Facts facts = what.line.facts;
  facts.set(fact, words.front());
  const MoneyRange first = duty_given(what, facts);
  bool moves = false;
  all = first;
  for (const std::int64_t word : words.subspan(1)) {
    facts.set(fact, word);
    const MoneyRange duty = duty_given(what, facts);
    moves = moves || duty.min != first.min || duty.max != first.max;
    widen(all, duty, false);
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

/// Whether a look at the outcome tells that the conditions do not all hold: a fact that must be
/// shown is not, or a measure that they ask for is not among the charges.
bool ruled_out(const std::vector<Condition>& when, const Explained& what) {
  const Extremes& extremes = what.extremes;
  const auto charges_none = [&](const Selection& by) {
    return std::none_of(extremes.worst.charges.begin(), extremes.worst.charges.end(),
                        [&](const Charge& charge) {
                          return by.measures.test(what.plan.rules()[charge.rule].measure);
                        });
  };
  for (const Condition& condition : when) {
    if (const auto* shown = std::get_if<Shown>(&condition.is)) {
      if (!what.line.facts.known(fact_of(*shown))) {
        return true;
      }
    } else if (const auto* applied = std::get_if<Applied>(&condition.is)) {
      if (charges_none(applied->by)) {
        return true;
      }
    } else if (const auto* charged = std::get_if<Charged>(&condition.is)) {
      if (charges_none(charged->by)) {
        return true;
      }
    }
  }
  return false;
}

void find_watches(const Explained& what, LineAssessment& out) {
  FixedList<std::uint16_t, kMaxLines> open;
  const auto look_at = [&](std::uint16_t w) {
    const std::vector<Condition>& when = what.plan.schedule().watches[w].when;
    if (when.empty()) {
      out.watches.push_back(w);
    } else if (!ruled_out(when, what)) {
      open.push_back(w);
    }
  };
  const std::span<const std::uint16_t> own = what.law.watches();
  std::for_each(own.begin(), own.end(), look_at);
  // Of another code that is meant, too: what is said of it whatever the line states.
  for (const CodeLaw& law : what.variants.laws) {
    for (const std::uint16_t w : law.watches()) {
      if (what.plan.schedule().watches[w].when.empty() &&
          std::find(own.begin(), own.end(), w) == own.end() &&
          std::find(out.watches.begin(), out.watches.end(), w) == out.watches.end()) {
        out.watches.push_back(w);
      }
    }
  }
  if (open.empty()) {
    std::sort(out.watches.begin(), out.watches.end());
    return;
  }
  Standing standing(what);
  Evaluation evaluation(standing.context);
  Leaf leaf = what.extremes.worst;
  evaluation.stand_on(leaf);
  for (const std::uint16_t w : open) {
    if (evaluation.all_hold(what.plan.schedule().watches[w].when) == Answer::yes) {
      out.watches.push_back(w);
    }
  }
  std::sort(out.watches.begin(), out.watches.end());
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
