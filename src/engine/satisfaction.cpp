#include "engine/satisfaction.hpp"

#include <algorithm>

namespace tarex::detail {
namespace {

/// What one condition needs of the reliefs: nothing more, some facts, or the impossible.
class Needs {
 public:
  Needs(const Plan& plan, const CodeLaw& law, const Facts& facts, NeededFacts& out)
      : plan_(plan), law_(law), facts_(facts), out_(out) {}

  bool all(const std::vector<Condition>& conditions) {
    return std::all_of(conditions.begin(), conditions.end(),
                       [this](const Condition& c) { return one(c); });
  }
  bool one(const Condition& condition) {
    return std::visit([this](const auto& c) { return meet(c); }, condition.is);
  }

  bool meet(const FactIn& c) {
    if (unclaimed(c.fact)) {
      need(c.fact, c.values.front(), false);
      return true;
    }
    if (!facts_.known(c.fact)) {
      return true;  // the pass itself decides
    }
    return std::find(c.values.begin(), c.values.end(), facts_.value(c.fact)) != c.values.end();
  }
  bool meet(const FactCompare& c) {
    if (unclaimed(c.fact)) {
      if (c.comparison == Comparison::at_least) {
        need(c.fact, c.threshold, true);
      } else if (plan_.schedule().facts[c.fact].type == FactType::date) {
        need(c.fact, c.threshold - 1, false);
      }
    }
    return true;
  }
  bool meet(const EveryListed& c) {
    const std::uint32_t listed = law_.parts[c.group];
    for (const PartFact& part : c.facts) {
      if ((listed & (1U << part.part)) != 0 && unclaimed(part.fact)) {
        need(part.fact, c.threshold.ppb(), true);
      }
    }
    return true;
  }
  bool meet(const AnyOf& c) {
    for (const Condition& condition : c.of) {
      const NeededFacts before = out_;
      if (one(condition)) {
        return true;
      }
      out_ = before;
    }
    return false;
  }
  bool meet(const AllOf& c) { return all(c.of); }
  bool meet(const Not&) { return true; }
  bool meet(const AllZero&) { return true; }
  bool meet(const ListedShare&) { return true; }
  bool meet(const BaseRate&) { return true; }
  bool meet(const Applied&) { return true; }
  bool meet(const Charged&) { return true; }
  bool meet(const Covered&) { return true; }

 private:
  [[nodiscard]] bool unclaimed(FactIndex fact) const {
    return !facts_.known(fact) && plan_.schedule().facts[fact].role == FactRole::relief;
  }
  void need(FactIndex fact, std::int64_t value, bool at_least) {
    out_.push_back({fact, value, at_least});
  }

  const Plan& plan_;
  const CodeLaw& law_;
  const Facts& facts_;
  NeededFacts& out_;
};

}  // namespace

bool needed_reliefs(const Plan& plan, const CodeLaw& law, const std::vector<Condition>& conditions,
                    const Facts& facts, NeededFacts& out) {
  out.clear();
  return Needs(plan, law, facts, out).all(conditions) && !out.empty() && !out.overflowed();
}

}  // namespace tarex::detail
