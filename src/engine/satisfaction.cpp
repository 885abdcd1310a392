#include "engine/satisfaction.hpp"

#include <algorithm>

namespace tarex::detail {
namespace {

/// What one condition needs of the reliefs: nothing more, some facts, or the impossible.
class Needs {
 public:
  Needs(const Plan& plan, const CodeLaw& law, Country origin, const Facts& facts, NeededFacts& out,
        bool all_parts)
      : plan_(plan), law_(law), origin_(origin), facts_(facts), out_(out), all_parts_(all_parts) {}

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
    if (c.fact == plan_.schedule().papers.origin && facts_.value(c.fact) == kNoCountry &&
        names(c.values, origin_.index())) {
      need(c.fact, origin_.index(), false);  // a certificate can still be filed
      return true;
    }
    return names(c.values, facts_.value(c.fact));
  }
  bool meet(const PartyRow& c) {
    const Papers& papers = plan_.schedule().papers;
    const auto stated = [&](FactIndex fact, std::int64_t otherwise) {
      return fact != kNoFact && facts_.known(fact) ? facts_.value(fact) : otherwise;
    };
    const std::int64_t certificate = stated(papers.certificate, kNoParty);
    if (!names(c.producers, certificate)) {
      const bool maker_known = stated(papers.maker, kNoParty) != kNoParty;
      if (certificate != kNoParty ||
          (maker_known && !names(c.producers, facts_.value(papers.maker)))) {
        return false;  // the goods come from another mill
      }
      need(papers.certificate, maker_known ? facts_.value(papers.maker) : c.producers.front(),
           false, maker_known ? nullptr : &c.producers);
    }
    if (!names(c.sellers, stated(papers.seller, kNoParty))) {
      need(papers.seller, c.sellers.front(), false, &c.sellers);
    }
    return true;
  }
  bool meet(const Listed& c) {
    return std::any_of(c.lists.begin(), c.lists.end(), [&](std::uint16_t list) {
      return std::find(law_.listed().begin(), law_.listed().end(), list) != law_.listed().end();
    });
  }
  bool meet(const Shown&) { return true; }
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
    const std::uint32_t listed = law_.parts()[c.group];
    const auto has_none = [&](const PartFact& part) {
      const FactIndex content = content_of(c, part.part);
      return !all_parts_ && content != kNoFact && facts_.known(content) &&
             facts_.value(content) == 0;
    };
    for (const PartFact& part : c.facts) {
      if (names_part(listed, part.part) && unclaimed(part.fact) && !has_none(part)) {
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
  [[nodiscard]] static bool names(const std::vector<std::int64_t>& values, std::int64_t value) {
    return std::find(values.begin(), values.end(), value) != values.end();
  }
  void need(FactIndex fact, std::int64_t value, bool at_least,
            const std::vector<std::int64_t>* any_of = nullptr) {
    NeededFact needed{fact, value, at_least};
    needed.any_of = any_of;
    out_.push_back(needed);
  }

  const Plan& plan_;
  const CodeLaw& law_;
  const Country origin_;
  const Facts& facts_;
  NeededFacts& out_;
  const bool all_parts_;
};

}  // namespace

bool needed_reliefs(const Plan& plan, const CodeLaw& law, Country origin,
                    const std::vector<Condition>& conditions, const Facts& facts, NeededFacts& out,
                    bool all_parts) {
  out.clear();
  return Needs(plan, law, origin, facts, out, all_parts).all(conditions) && !out.empty() &&
         !out.overflowed();
}

}  // namespace tarex::detail
