#include "cost/unstated.hpp"

#include <algorithm>

namespace tarex::detail {
namespace {

enum class Holds : std::uint8_t { no, perhaps, yes };

Holds opposite(Holds holds) {
  return holds == Holds::no ? Holds::yes : holds == Holds::yes ? Holds::no : Holds::perhaps;
}

/// Whether all conditions hold; `tester` answers for each that is no logic of others.
template <class Tester>
Holds all_hold(const std::vector<Condition>& conditions, const Tester& tester);

template <class Tester>
Holds holds(const Condition& condition, const Tester& tester) {
  return std::visit(
      [&](const auto& is) {
        using Is = std::decay_t<decltype(is)>;
        if constexpr (std::is_same_v<Is, AnyOf>) {
          Holds out = Holds::no;
          for (const Condition& one : is.of) {
            out = std::max(out, holds(one, tester));
          }
          return out;
        } else if constexpr (std::is_same_v<Is, AllOf>) {
          return all_hold(is.of, tester);
        } else if constexpr (std::is_same_v<Is, Not>) {
          return opposite(holds(is.of.front(), tester));
        } else {
          return tester(is);
        }
      },
      condition.is);
}

template <class Tester>
Holds all_hold(const std::vector<Condition>& conditions, const Tester& tester) {
  Holds out = Holds::yes;
  for (const Condition& condition : conditions) {
    out = std::min(out, holds(condition, tester));
  }
  return out;
}

/// Conditions as far as the code settles them; facts are left open.
class CodeTester {
 public:
  CodeTester(const Schedule& schedule, HsCode code, const EffectivePeriod& period)
      : schedule_(schedule), code_(code), period_(period) {}

  Holds operator()(const Listed& c) const {
    Holds out = Holds::no;
    for (const std::uint16_t list : c.lists) {
      out = std::max(out, stands_on(list));
    }
    return out;
  }
  template <class Other>
  Holds operator()(const Other&) const {
    return Holds::perhaps;
  }

 private:
  /// Perhaps: on some days, or some of the codes below.
  [[nodiscard]] Holds stands_on(std::uint16_t list) const {
    Holds out = Holds::no;
    for (int digits = 2; digits <= 10; digits += 2) {
      const bool covers = digits <= code_.digits();
      for (const ListRow& row :
           covers ? schedule_.rows_of(code_.prefix(digits)) : schedule_.rows_below(code_, digits)) {
        const EffectivePeriod listed = row.period();
        if (row.list == list && listed.overlaps(period_)) {
          const bool always = listed.from <= period_.from && listed.to >= period_.to;
          out = std::max(out, covers && always ? Holds::yes : Holds::perhaps);
        }
      }
    }
    return out;
  }

  const Schedule& schedule_;
  HsCode code_;
  const EffectivePeriod& period_;
};

/// Conditions where nothing is stated: reliefs are not given, nothing is shown and, if so wished,
/// what is assumed is not so. What hangs on questions or amounts is left open.
class UnstatedTester {
 public:
  UnstatedTester(const Schedule& schedule, const CodeTester& by_code, bool with_assumed)
      : schedule_(schedule), by_code_(by_code), with_assumed_(with_assumed) {}

  Holds operator()(const FactIn& c) const {
    if (!is_settled(c.fact)) {
      return Holds::perhaps;
    }
    const bool no = schedule_.facts[c.fact].type == FactType::claim &&
                    std::find(c.values.begin(), c.values.end(), 0) != c.values.end();
    return no ? Holds::yes : Holds::no;
  }
  Holds operator()(const FactCompare& c) const {
    if (!is_settled(c.fact)) {
      return Holds::perhaps;
    }
    // A date nobody showed is neither before nor after; an amount nobody showed is nothing.
    const bool at_least = c.comparison == Comparison::at_least;
    return schedule_.facts[c.fact].type != FactType::date && at_least == (c.threshold <= 0)
               ? Holds::yes
               : Holds::no;
  }
  Holds operator()(const Shown&) const { return Holds::no; }
  Holds operator()(const Listed& c) const { return by_code_(c); }
  Holds operator()(const EveryListed& c) const {
    return std::all_of(c.facts.begin(), c.facts.end(),
                       [this](const PartFact& part) { return is_settled(part.fact); })
               ? Holds::no
               : Holds::perhaps;
  }
  Holds operator()(const PartyRow&) const { return Holds::no; }
  /// What is no question has some value, which nobody showed to be zero.
  Holds operator()(const AllZero& c) const {
    return std::any_of(c.facts.begin(), c.facts.end(),
                       [this](FactIndex fact) { return is_settled(fact); })
               ? Holds::no
               : Holds::perhaps;
  }
  Holds operator()(const ListedShare&) const { return Holds::perhaps; }
  Holds operator()(const BaseRate&) const { return Holds::perhaps; }
  Holds operator()(const Applied&) const { return Holds::perhaps; }
  Holds operator()(const Charged&) const { return Holds::perhaps; }
  Holds operator()(const Covered&) const { return Holds::perhaps; }

 private:
  [[nodiscard]] bool is_settled(FactIndex fact) const {
    if (fact >= schedule_.facts.size()) {
      return false;
    }
    const FactSpec& spec = schedule_.facts[fact];
    return spec.role == FactRole::relief ||
           (spec.role == FactRole::assumed && with_assumed_ && !spec.is_origin);
  }
  const Schedule& schedule_;
  const CodeTester& by_code_;
  bool with_assumed_;
};

}  // namespace

bool ruled_out_by_code(const Schedule& schedule, const std::vector<Condition>& when, HsCode code,
                       const EffectivePeriod& period) {
  return all_hold(when, CodeTester(schedule, code, period)) == Holds::no;
}

Unstated if_nothing_stated(const Schedule& schedule, const std::vector<Condition>& when,
                           HsCode code, const EffectivePeriod& period) {
  const CodeTester by_code(schedule, code, period);
  if (all_hold(when, UnstatedTester(schedule, by_code, false)) == Holds::no) {
    return Unstated::claimed;
  }
  return all_hold(when, UnstatedTester(schedule, by_code, true)) == Holds::no ? Unstated::assumed
                                                                              : Unstated::open;
}

std::vector<FactIndex> assumed_facts(const Schedule& schedule, const std::vector<Condition>& when) {
  std::vector<FactIndex> out;
  const auto add = [&](FactIndex fact) {
    if (fact < schedule.facts.size() && schedule.facts[fact].role == FactRole::assumed &&
        !schedule.facts[fact].is_origin && std::find(out.begin(), out.end(), fact) == out.end()) {
      out.push_back(fact);
    }
  };
  for_each_condition<FactIn>(when, [&](const FactIn& c) { add(c.fact); });
  for_each_condition<FactCompare>(when, [&](const FactCompare& c) { add(c.fact); });
  return out;
}

}  // namespace tarex::detail
