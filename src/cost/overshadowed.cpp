#include "cost/overshadowed.hpp"

#include <algorithm>

#include "base/periods.hpp"
#include "cost/unstated.hpp"
#include "law/scope.hpp"

namespace tarex::detail {
namespace {

/// The periods in which one of the lists has the whole of a code.
std::vector<EffectivePeriod> listed(const Schedule& schedule,
                                    const std::vector<std::uint16_t>& lists, HsCode code) {
  std::vector<EffectivePeriod> out;
  for (int digits = 2; digits <= code.digits(); digits += 2) {
    for (const ListRow& row : schedule.rows_of(code.prefix(digits))) {
      if (holds_list(lists, row.list)) {
        out.push_back(row.period());
      }
    }
  }
  return out;
}

/// True if one of the lists has the code, or something below it, at some time.
bool touches(const Schedule& schedule, const std::vector<std::uint16_t>& lists, HsCode code) {
  if (lists.empty()) {
    return false;
  }
  if (!listed(schedule, lists, code).empty()) {
    return true;
  }
  for (int digits = code.digits() + 2; digits <= 10; digits += 2) {
    for (const ListRow& row : schedule.rows_below(code, digits)) {
      if (holds_list(lists, row.list)) {
        return true;
      }
    }
  }
  return false;
}

/// True if a scope has the code, or something below it, at some time.
bool may_cover(const Schedule& schedule, const CodeScope& scope, HsCode code) {
  return scope.all || (scope.in_chapters(code.chapter()) &&
                       (scope.lists.empty() || touches(schedule, scope.lists, code)));
}

/// True if every condition of the rival is one of the version's.
bool asks_no_more(const MeasureVersion& rival, const MeasureVersion& version) {
  return std::all_of(rival.when.begin(), rival.when.end(), [&](const Condition& condition) {
    return std::find(version.when.begin(), version.when.end(), condition) != version.when.end();
  });
}

}  // namespace

/// True if whatever displaces the rival, for this origin, displaces the measure too.
bool Overshadowed::gives_way_no_sooner(const Measure& rival, const Measure& measure,
                                       EffectivePeriod period) const {
  std::bitset<kMaxMeasures> before_rival;
  std::bitset<kMaxMeasures> before_measure;
  for (const Displacement& displacement : schedule_.displacements) {
    if (!displacement.period.overlaps(period)) {
      continue;
    }
    if (displacement.drops.measures.test(place_of(rival))) {
      before_rival |= displacement.by.measures;
    }
    if (displacement.drops.measures.test(place_of(measure))) {
      before_measure |= displacement.by.measures;
    }
  }
  const std::bitset<kMaxMeasures> only_rival = before_rival & ~before_measure;
  return std::none_of(
      schedule_.measures.begin(), schedule_.measures.end(), [&](const Measure& one) {
        return only_rival.test(place_of(one)) &&
               std::any_of(
                   one.versions.begin(), one.versions.end(), [&](const MeasureVersion& other) {
                     return other.period.overlaps(period) && other.origins.test(origin_.index());
                   });
      });
}

const std::vector<Overshadowed::Rival>& Overshadowed::rivals_of(const Measure& measure,
                                                                const MeasureVersion& version) {
  const auto [at, is_new] = rivals_.try_emplace(&version);
  if (!is_new) {
    return at->second;
  }
  for (const Measure& other : schedule_.measures) {
    if (other.family != measure.family) {
      continue;
    }
    for (const MeasureVersion& rival : other.versions) {
      if (rival.order < version.order && rival.origins.test(origin_.index()) &&
          rival.period.overlaps(version.period) &&
          !std::holds_alternative<SpecialRate>(rival.rate) && asks_no_more(rival, version) &&
          gives_way_no_sooner(other, measure, rival.period.overlap_with(version.period))) {
        at->second.push_back({&rival, rival.period, {}});
      }
    }
  }
  if (!std::holds_alternative<Free>(version.rate)) {  // an exemption goes with what it exempts from
    add_displacing(measure, version, at->second);
  }
  return at->second;
}

std::size_t Overshadowed::place_of(const Measure& measure) const {
  return static_cast<std::size_t>(&measure - schedule_.measures.data());
}

/// Versions that come before a rival in its family and do not displace what it displaces.
void Overshadowed::add_exceptions(const Displacement& displacement, const Measure& measure,
                                  Rival& rival) const {
  for (const Measure& sibling : schedule_.measures) {
    if (sibling.family != measure.family || displacement.by.measures.test(place_of(sibling))) {
      continue;
    }
    for (const MeasureVersion& first : sibling.versions) {
      if (first.order < rival.version->order && first.origins.test(origin_.index()) &&
          first.period.overlaps(rival.period)) {
        rival.but_for.push_back(&first);
      }
    }
  }
}

/// Versions of earlier families that displace the measure.
void Overshadowed::add_displacing(const Measure& measure, const MeasureVersion& version,
                                  std::vector<Rival>& out) const {
  for (const Displacement& displacement : schedule_.displacements) {
    if (!displacement.drops.measures.test(place_of(measure)) ||
        !displacement.period.overlaps(version.period)) {
      continue;
    }
    const EffectivePeriod both = displacement.period.overlap_with(version.period);
    for (const Measure& other : schedule_.measures) {
      for (const MeasureVersion& rival : other.versions) {
        if (!displacement.by.measures.test(place_of(other)) || !rival.period.overlaps(both) ||
            !rival.origins.test(origin_.index()) ||
            std::holds_alternative<SpecialRate>(rival.rate) || !asks_no_more(rival, version) ||
            !gives_way_no_sooner(other, measure, rival.period.overlap_with(both))) {
          continue;
        }
        Rival found{&rival, rival.period.overlap_with(both), {}};
        add_exceptions(displacement, other, found);
        out.push_back(std::move(found));
      }
    }
  }
}

std::vector<EffectivePeriod> Overshadowed::covering(const MeasureVersion& version, HsCode code,
                                                    const EffectivePeriod& period) const {
  const CodeScope& scope = version.codes;
  if (!period.overlaps(version.period) || (!scope.all && !scope.in_chapters(code.chapter())) ||
      touches(schedule_, scope.except_lists, code)) {
    return {};
  }
  const EffectivePeriod within = version.period.overlap_with(period);
  if (scope.all || scope.lists.empty()) {
    return {within};
  }
  std::vector<EffectivePeriod> out;
  for (const EffectivePeriod& on_list : listed(schedule_, scope.lists, code)) {
    if (on_list.overlaps(within)) {
      out.push_back(on_list.overlap_with(within));
    }
  }
  return out;
}

std::vector<EffectivePeriod> Overshadowed::left_of(const Measure& measure,
                                                   const MeasureVersion& version, HsCode code,
                                                   EffectivePeriod period) {
  std::vector<EffectivePeriod> left{period};
  for (const EffectivePeriod& excepted : listed(schedule_, version.codes.except_lists, code)) {
    take_away(left, excepted);
  }
  for (const Rival& rival : rivals_of(measure, version)) {
    for (const EffectivePeriod& covered : covering(*rival.version, code, rival.period)) {
      std::vector<EffectivePeriod> in_front{covered};
      for (const MeasureVersion* first : rival.but_for) {
        if (may_cover(schedule_, first->codes, code) &&
            if_nothing_stated(schedule_, first->when, code, first->period) == Unstated::open) {
          take_away(in_front, first->period);
        }
      }
      for (const EffectivePeriod& gone : in_front) {
        take_away(left, gone);
      }
    }
  }
  return left;
}

}  // namespace tarex::detail
