#include "bom/asked.hpp"

#include <algorithm>

namespace tarex::detail {
namespace {

/// Walks the conditions of the rules that can touch a code.
class Collecting {
 public:
  Collecting(const BomAssessment& a, std::vector<AskedShare>& out)
      : a_(a), law_(*a.today.assessment.law), out_(out) {}

  void run() {
    for (const RuleIndex rule : law_.candidates()) {
      rule_ = rule;
      all(a_.today.plan->rules()[rule].version->when);
    }
  }

  void operator()(const ListedShare& c) {
    add({BomThreshold::Kind::listed_weight, rule_, c.threshold, c.whole,
         materials_of(c.facts, c.group, &Material::kg_fact)});
  }
  void operator()(const EveryListed& c) {
    add({BomThreshold::Kind::domestic_metal, rule_, c.threshold, kNoFact,
         materials_of(c.facts, c.group, &Material::domestic_fact)});
  }
  void operator()(const FactCompare& c) {
    for (std::size_t m = 0; m < a_.materials.size(); ++m) {
      if (c.fact != kNoFact && c.fact == a_.materials[m].domestic_fact) {
        add({BomThreshold::Kind::domestic_metal, rule_, Rate::from_ppb(c.threshold), kNoFact, {m}});
      }
    }
  }
  void operator()(const AnyOf& c) { all(c.of); }
  void operator()(const AllOf& c) { all(c.of); }
  void operator()(const Not& c) { all(c.of); }
  void operator()(const Shown& c) { all(c.of); }
  void operator()(const PartyRow&) {}
  void operator()(const Listed&) {}
  void operator()(const FactIn&) {}
  void operator()(const AllZero&) {}
  void operator()(const BaseRate&) {}
  void operator()(const Applied&) {}
  void operator()(const Charged&) {}
  void operator()(const Covered&) {}

 private:
  void all(const std::vector<Condition>& conditions) {
    for (const Condition& condition : conditions) {
      std::visit(*this, condition.is);
    }
  }
  /// The materials whose fact is that of a part which a list of the group names.
  [[nodiscard]] std::vector<std::size_t> materials_of(const std::vector<PartFact>& facts,
                                                      std::uint16_t group,
                                                      FactIndex Material::*fact) const {
    std::vector<std::size_t> out;
    for (std::size_t m = 0; m < a_.materials.size(); ++m) {
      const bool counts = std::any_of(facts.begin(), facts.end(), [&](const PartFact& part) {
        return part.fact == a_.materials[m].*fact && names_part(law_.parts()[group], part.part);
      });
      if (counts) {
        out.push_back(m);
      }
    }
    return out;
  }
  void add(AskedShare asked) {
    const bool known = std::any_of(out_.begin(), out_.end(), [&](const AskedShare& other) {
      return other.kind == asked.kind && other.threshold == asked.threshold &&
             other.materials == asked.materials;
    });
    if (!known && !asked.materials.empty()) {
      out_.push_back(std::move(asked));
    }
  }

  const BomAssessment& a_;
  const CodeLaw& law_;
  std::vector<AskedShare>& out_;
  RuleIndex rule_ = 0;
};

}  // namespace

std::vector<AskedShare> asked_shares(const BomAssessment& assessment) {
  std::vector<AskedShare> out;
  Collecting(assessment, out).run();
  return out;
}

}  // namespace tarex::detail
