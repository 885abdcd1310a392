#include "law/asked_facts.hpp"

namespace tarex {
namespace detail {
namespace {

struct Reader {
  AskedFacts& out;
  const Papers& papers;

  void operator()(const FactIn& c) const {
    out.add(c.fact);
    if (c.fact < kMaxFacts) {
      out.by_word.set(c.fact);
    }
  }
  void operator()(const FactCompare& c) const { out.add(c.fact); }
  void operator()(const AllZero& c) const {
    for (const FactIndex fact : c.facts) {
      out.add(fact);
    }
  }
  void operator()(const ListedShare& c) const {
    for (const PartFact& part : c.facts) {
      out.add(part.fact);
    }
    out.add(c.whole);
  }
  /// Of parts whose lists do not name the code, nothing is looked at.
  void operator()(const EveryListed& c) const {
    out.contents = out.contents || !c.contents.empty();
    for (const std::vector<PartFact>* facts : {&c.facts, &c.contents}) {
      for (const PartFact& part : *facts) {
        if (out.listed == nullptr || names_part((*out.listed)[c.group], part.part)) {
          out.add(part.fact);
        }
      }
    }
  }
  void operator()(const PartyRow&) const {
    out.add(papers.certificate);
    out.add(papers.seller);
  }
  void operator()(const Shown& c) const {
    AskedFacts inside;
    inside.listed = out.listed;
    inside.add(c.of, papers);
    out.all |= inside.all;
    out.shown |= inside.all;
    out.by_word |= inside.by_word;
    out.contents = out.contents || inside.contents;
  }
  void operator()(const AnyOf& c) const { out.add(c.of, papers); }
  void operator()(const AllOf& c) const { out.add(c.of, papers); }
  void operator()(const Not& c) const { out.add(c.of, papers); }
  void operator()(const Listed&) const {}
  void operator()(const BaseRate&) const {}
  void operator()(const Applied&) const {}
  void operator()(const Charged&) const {}
  void operator()(const Covered&) const {}
};

/// The fact that a basis goes by.
struct FactOfBasis {
  FactIndex operator()(const CustomsValue&) const { return kNoFact; }
  FactIndex operator()(const ContentValue& b) const { return b.fact; }
  FactIndex operator()(const RemainderOf&) const { return kNoFact; }
  FactIndex operator()(const ValueLessShare& b) const { return b.fact; }
  FactIndex operator()(const ValueShare& b) const { return b.fact; }
  FactIndex operator()(const DeclaredAmount& b) const { return b.fact; }
  FactIndex operator()(const ValueLessAmount& b) const { return b.fact; }
  FactIndex operator()(const ValuePlusDuties&) const { return kNoFact; }
};

}  // namespace

void AskedFacts::add(const std::vector<Condition>& conditions, const Papers& papers) {
  for (const Condition& condition : conditions) {
    std::visit(Reader{*this, papers}, condition.is);
  }
}

void AskedFacts::add(const DutyBasis& basis) { add(std::visit(FactOfBasis(), basis)); }

void AskedFacts::add(const RateRule& rate) {
  if (const auto* stated = std::get_if<StatedRate>(&rate)) {
    add(stated->fact);
  }
}

}  // namespace detail

void Schedule::find_asked() {
  detail::AskedFacts found;
  for (const Measure& measure : measures) {
    for (const MeasureVersion& version : measure.versions) {
      found.add(version.when, papers);
      found.add(version.basis);
      found.add(version.rate);
    }
  }
  for (const Reduction& reduction : reductions) {
    found.add(reduction.when, papers);
    found.add(reduction.to_basis);
    found.add(reduction.overlap);
  }
  for (const Watch& watch : watches) {
    found.add(watch.when, papers);
  }
  for (const FactIndex paper : {papers.origin, papers.certificate, papers.seller, papers.maker}) {
    found.add(paper);
  }
  // Any line may state a specific rate of its own.
  found.add(quantity_fact);
  found.add(net_weight_fact);
  // What these are held against.
  const FactSet needed = found.all;
  needed.each([&](FactIndex fact) {
    const FactSpec& spec = facts[fact];
    for (const FactIndex other : {spec.pair, spec.part_of, spec.within, spec.proof}) {
      found.add(other);
    }
    for (const FactIndex place : spec.made_in.facts) {
      found.add(place);
    }
  });
  asked = found.all;
}

}  // namespace tarex
