#include "plan/regime.hpp"

#include <limits>
#include <stdexcept>

#include "base/append_bytes.hpp"

namespace tarex::detail {
namespace {

void collect(const std::vector<Condition>& conditions, const Papers& papers, FactSet& out,
             FactSet& shown, FactSet& by_word, bool& asks_contents);

/// The facts that decide a condition or a basis, and those among them that are looked up in a list
/// of words.
struct Reader {
  const Papers& papers;
  FactSet& out;
  FactSet& shown;
  FactSet& by_word;
  bool& asks_contents;
  void inside(const std::vector<Condition>& conditions) const {
    collect(conditions, papers, out, shown, by_word, asks_contents);
  }
  void add(FactIndex fact) const {
    if (fact < kMaxFacts) {
      out.set(fact);
    }
  }
  void operator()(const FactIn& c) const {
    add(c.fact);
    if (c.fact < kMaxFacts) {
      by_word.set(c.fact);
    }
  }
  void operator()(const FactCompare& c) const { add(c.fact); }
  void operator()(const AllZero& c) const {
    for (const FactIndex fact : c.facts) {
      add(fact);
    }
  }
  void operator()(const ListedShare& c) const {
    for (const PartFact& part : c.facts) {
      add(part.fact);
    }
    add(c.whole);
  }
  void operator()(const EveryListed& c) const {
    asks_contents = asks_contents || !c.contents.empty();
    for (const auto* facts : {&c.facts, &c.contents}) {
      for (const PartFact& part : *facts) {
        add(part.fact);
      }
    }
  }
  void operator()(const PartyRow&) const {
    add(papers.certificate);
    add(papers.seller);
  }
  void operator()(const Shown& c) const {
    FactSet asked;
    collect(c.of, papers, asked, shown, by_word, asks_contents);
    out |= asked;
    shown |= asked;
  }
  void operator()(const AnyOf& c) const { inside(c.of); }
  void operator()(const AllOf& c) const { inside(c.of); }
  void operator()(const Not& c) const { inside(c.of); }
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

void collect(const std::vector<Condition>& conditions, const Papers& papers, FactSet& out,
             FactSet& shown, FactSet& by_word, bool& asks_contents) {
  for (const Condition& condition : conditions) {
    std::visit(Reader{papers, out, shown, by_word, asks_contents}, condition.is);
  }
}

}  // namespace

std::vector<RuleNumber> RegimeTable::number_rules(const Plan& plan) {
  std::vector<RuleNumber> numbers;
  numbers.reserve(plan.rules().size());
  std::string key;
  for (const Rule& rule : plan.rules()) {
    key.clear();
    append_bytes(key, rule.version);
    for (const std::uint16_t d : plan.displacements()) {
      if (plan.schedule().displacements[d].by.measures.test(rule.measure)) {
        append_bytes(key, d);
      }
    }
    key += '|';
    for (const std::uint16_t reduction : rule.reductions) {
      append_bytes(key, reduction);
    }
    if (rules_.size() > std::numeric_limits<RuleNumber>::max()) {
      throw std::length_error("more rules than can be numbered");
    }
    numbers.push_back(
        rules_.try_emplace(key, static_cast<RuleNumber>(rules_.size())).first->second);
  }
  return numbers;
}

const Regime& RegimeTable::regime_of(const Plan& plan, std::span<const RuleIndex> rules,
                                     const std::vector<std::uint32_t>& parts,
                                     const std::vector<std::uint16_t>& listed,
                                     const std::vector<RuleNumber>& numbers) {
  numbers_.clear();
  for (const RuleIndex rule : rules) {
    numbers_.push_back(numbers[rule]);
  }
  const auto known = regimes_.find(Content{numbers_, parts, listed});
  if (known != regimes_.end()) {
    return **known;
  }
  const Schedule& schedule = plan.schedule();
  auto regime = std::make_unique<Regime>();
  regime->number = static_cast<std::uint32_t>(regimes_.size() + 1);
  regime->parts = parts;
  regime->listed = listed;
  regime->rules = numbers_;
  FactSet by_word;
  for (const RuleIndex index : rules) {
    const Rule& rule = plan.rules()[index];
    collect(rule.version->when, schedule.papers, regime->reads, regime->shows, by_word,
            regime->asks_contents);
    std::visit(
        Reader{schedule.papers, regime->reads, regime->shows, by_word, regime->asks_contents},
        rule.version->basis);
    if (const auto* stated = std::get_if<StatedRate>(&rule.version->rate)) {
      regime->reads.set(stated->fact);
    }
    for (const std::uint16_t r : rule.reductions) {
      collect(schedule.reductions[r].when, schedule.papers, regime->reads, regime->shows, by_word,
              regime->asks_contents);
      std::visit(
          Reader{schedule.papers, regime->reads, regime->shows, by_word, regime->asks_contents},
          schedule.reductions[r].to_basis);
    }
  }
  regime->reads.each([&](FactIndex fact) {
    regime->asks_origin = regime->asks_origin || schedule.facts[fact].is_origin;
  });
  regime->words_are_words = schedule.papers.origin == kNoFact;
  by_word.each([&](FactIndex fact) {
    regime->words_are_words = regime->words_are_words && !is_amount(schedule.facts[fact].type);
  });
  by_number_.push_back(regime.get());
  return **regimes_.insert(std::move(regime)).first;
}

}  // namespace tarex::detail
