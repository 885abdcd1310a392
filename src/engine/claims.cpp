#include "engine/claims.hpp"

#include <algorithm>

#include "engine/satisfaction.hpp"

namespace tarex::detail {
namespace {

bool names(const FactIn& in, std::int64_t value) {
  return std::find(in.values.begin(), in.values.end(), value) != in.values.end();
}

/// The line states a part of what the rule asks for and nobody is asked for, and that leaves one
/// answer to the rest: the grade, of grades and the one standard beside them.
bool is_begun(const Explained& what, RuleIndex rule, const NeededFacts& needs) {
  const std::vector<FactSpec>& facts = what.plan.schedule().facts;
  bool begun = false;
  bool one_answer = true;
  for_each_condition<FactIn>(what.plan.rules()[rule].version->when, [&](const FactIn& in) {
    if (facts[in.fact].offer) {
      return;
    }
    begun = begun || (what.line.facts.known(in.fact) && names(in, what.line.facts.value(in.fact)));
    for (const NeededFact& need : needs) {
      one_answer =
          one_answer && (need.fact != in.fact || !names(in, need.value) || in.values.size() == 1);
    }
  });
  return begun && one_answer;
}

bool is_offered(const Explained& what, RuleIndex rule, std::int16_t reduction,
                const NeededFacts& needs) {
  const std::vector<FactSpec>& facts = what.plan.schedule().facts;
  return std::all_of(needs.begin(), needs.end(),
                     [&](const NeededFact& need) { return facts[need.fact].offer; }) ||
         (reduction < 0 && is_begun(what, rule, needs));
}

bool same_needs(std::span<const NeededFact> a, std::span<const NeededFact> b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end());
}

void find_claims(const Explained& what, const Facts& facts, NeedsOfClaims& room, Claims& out) {
  const auto candidates = what.law.candidates();
  const auto add = [&](std::size_t candidate, std::int16_t reduction) {
    NeededFacts needs;
    const RuleIndex rule = candidate < candidates.size() ? candidates[candidate] : RuleIndex{0};
    if (!find_needs(what, rule, reduction, facts, true, needs) ||
        !is_offered(what, rule, reduction, needs)) {
      return;
    }
    if (out.size() == kMostClaims || room.size() == kMostClaims) {
      out.push_back({});  // they are not all
      return;
    }
    Claim claim{{static_cast<std::uint16_t>(candidate),
                 reduction,
                 static_cast<std::uint16_t>(out.size()),
                 0,
                 0,
                 {}},
                {needs.begin(), needs.size()},
                nullptr};
    std::size_t end = out.size();  // of those with the same needs
    while (end > 0 && !same_needs(out[end - 1].needs, claim.needs)) {
      --end;
    }
    if (end > 0) {
      claim.needs = out[end - 1].needs;
    } else {
      end = out.size();
      room.push_back(needs);
      claim.needs = {room[room.size() - 1].begin(), needs.size()};
    }
    out.push_back(claim);
    std::rotate(out.begin() + end, out.end() - 1, out.end());
  };
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    add(i, -1);
  }
  for (const std::uint16_t r : what.plan.reductions()) {
    add(0, static_cast<std::int16_t>(r));
  }
}

/// Claims hang on the course alone, save where papers do.
void keep_claims(const Claims& claims, CourseBook& book, Course& course) {
  FixedList<Claimable, kMostClaims> kept;
  for (const Claim& claim : claims) {
    Claimable one = claim.of;
    const std::size_t before = kept.size();
    if (before > 0 && claims[before - 1].needs.data() == claim.needs.data()) {
      one.needs = kept[before - 1].needs;
    } else if (!book.keep_list(claim.needs, one.needs)) {
      return;
    }
    kept.push_back(one);
  }
  course.claimable_known =
      !claims.overflowed() && book.keep_list({kept.begin(), kept.size()}, course.claimable);
}

}  // namespace

bool find_needs(const Explained& what, RuleIndex of, std::int16_t reduction, const Facts& facts,
                bool all_parts, NeededFacts& needs) {
  const MeasureVersion& version = *what.plan.rules()[of].version;
  const Reduction* reduced =
      reduction < 0 ? nullptr
                    : &what.plan.schedule().reductions[static_cast<std::size_t>(reduction)];
  const bool found =
      needed_reliefs(what.plan, what.law, what.line.origin,
                     reduced == nullptr ? version.when : reduced->when, facts, needs, all_parts);
  const DutyBasis& basis = reduced == nullptr ? version.basis : reduced->to_basis;
  const auto* less = std::get_if<ValueLessShare>(&basis);
  if (less != nullptr && less->cap.ppb() < kRateOne) {
    for (NeededFact& need : needs) {
      if (need.fact == less->fact && need.at_least) {
        need.value = std::max(need.value, less->cap.ppb());
      }
    }
  }
  return found;
}

void list_claims(const Explained& what, const Facts& facts, NeedsOfClaims& room, Claims& out) {
  Course* const course = what.extremes.worst.course;
  if (course != nullptr && course->claimable_known) {
    for (Claimable& one : what.courses->list(course->claimable)) {
      out.push_back({one, what.courses->list(one.needs), &one});
    }
    return;
  }
  find_claims(what, facts, room, out);
  if (course != nullptr && what.law.regime->words_are_words) {
    keep_claims(out, *what.courses, *course);
  }
}

}  // namespace tarex::detail
