#include <algorithm>

#include "engine/explanation.hpp"

namespace tarex::detail {

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

namespace {

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

}  // namespace

void find_not_charged(const Explained& what, LineAssessment& out) {
  Standing standing(what);
  Evaluation evaluation(standing.context);
  Leaf leaf = what.extremes.worst;
  evaluation.stand_on(leaf);
  const auto heading = [&](const NotCharged& entry) -> std::string_view {
    const Rule& rule = what.plan.rules()[entry.rule];
    return entry.named_only ? rule.version->instead_of
                            : what.plan.schedule().measures[rule.measure].heading;
  };
  const auto write = [&](std::span<const StandsBack> found) {
    for (const StandsBack& one : found) {
      const NotCharged entry{what.law.candidates()[one.rule], what.law.candidates()[one.because],
                             one.named_only};
      // Families of one heading stand back as one.
      const bool said =
          std::any_of(out.not_charged.begin(), out.not_charged.end(), [&](const NotCharged& other) {
            return other.because == entry.because && !heading(entry).empty() &&
                   heading(other) == heading(entry);
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

}  // namespace tarex::detail
