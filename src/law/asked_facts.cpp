#include "tarex/schedule.hpp"

/// Which facts a law asks for, on any day and of any goods.
namespace tarex {
namespace {

struct Asking {
  const Papers& papers;
  std::bitset<kMaxFacts>& out;

  void add(FactIndex fact) const {
    if (fact < kMaxFacts) {
      out.set(fact);
    }
  }
  void all(const std::vector<Condition>& conditions) const {
    for (const Condition& condition : conditions) {
      std::visit(*this, condition.is);
    }
  }
  void parts(const std::vector<PartFact>& facts) const {
    for (const PartFact& part : facts) {
      add(part.fact);
    }
  }

  void operator()(const FactIn& c) const { add(c.fact); }
  void operator()(const FactCompare& c) const { add(c.fact); }
  void operator()(const AllZero& c) const {
    for (const FactIndex fact : c.facts) {
      add(fact);
    }
  }
  void operator()(const ListedShare& c) const {
    parts(c.facts);
    add(c.whole);
  }
  void operator()(const EveryListed& c) const {
    parts(c.facts);
    parts(c.contents);
  }
  void operator()(const PartyRow&) const {
    add(papers.certificate);
    add(papers.seller);
  }
  void operator()(const Shown& c) const { all(c.of); }
  void operator()(const AnyOf& c) const { all(c.of); }
  void operator()(const AllOf& c) const { all(c.of); }
  void operator()(const Not& c) const { all(c.of); }
  void operator()(const Listed&) const {}
  void operator()(const BaseRate&) const {}
  void operator()(const Applied&) const {}
  void operator()(const Charged&) const {}
  void operator()(const Covered&) const {}

  void operator()(const CustomsValue&) const {}
  void operator()(const ContentValue& b) const { add(b.fact); }
  void operator()(const RemainderOf&) const {}
  void operator()(const ValueLessShare& b) const { add(b.fact); }
  void operator()(const ValueShare& b) const { add(b.fact); }
  void operator()(const DeclaredAmount& b) const { add(b.fact); }
  void operator()(const ValueLessAmount& b) const { add(b.fact); }
  void operator()(const ValuePlusDuties&) const {}
};

}  // namespace

void Schedule::find_asked() {
  asked.reset();
  const Asking asking{papers, asked};
  for (const Measure& measure : measures) {
    for (const MeasureVersion& version : measure.versions) {
      asking.all(version.when);
      std::visit(asking, version.basis);
      if (const auto* stated = std::get_if<StatedRate>(&version.rate)) {
        asking.add(stated->fact);
      }
    }
  }
  for (const Reduction& reduction : reductions) {
    asking.all(reduction.when);
    std::visit(asking, reduction.to_basis);
  }
  for (const Watch& watch : watches) {
    asking.all(watch.when);
  }
  for (const FactIndex paper : {papers.origin, papers.certificate, papers.seller, papers.maker}) {
    asking.add(paper);
  }
  // Any line may state a specific rate of its own.
  asking.add(quantity_fact);
  asking.add(net_weight_fact);
  const std::bitset<kMaxFacts> needed = asked;
  for (std::size_t f = 0; f < facts.size(); ++f) {
    if (!needed.test(f)) {
      continue;
    }
    const FactSpec& spec = facts[f];
    for (const FactIndex other : {spec.pair, spec.part_of, spec.within, spec.proof}) {
      asking.add(other);
    }
    for (const FactIndex place : spec.made_in.facts) {
      asking.add(place);
    }
  }
}

}  // namespace tarex
