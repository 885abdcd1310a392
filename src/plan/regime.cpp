#include "plan/regime.hpp"

#include <limits>
#include <stdexcept>

#include "base/append_bytes.hpp"
#include "law/asked_facts.hpp"

namespace tarex::detail {
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
  AskedFacts asked;
  asked.listed = &parts;
  for (const RuleIndex index : rules) {
    const Rule& rule = plan.rules()[index];
    asked.add(rule.version->when, schedule.papers);
    asked.add(rule.version->basis);
    asked.add(rule.version->rate);
    for (const std::uint16_t r : rule.reductions) {
      asked.add(schedule.reductions[r].when, schedule.papers);
      asked.add(schedule.reductions[r].to_basis);
      asked.add(schedule.reductions[r].overlap);
    }
  }
  regime->reads = asked.all;
  regime->shows = asked.shown;
  regime->asks_contents = asked.contents;
  regime->reads.each([&](FactIndex fact) {
    regime->asks_origin = regime->asks_origin || schedule.facts[fact].is_origin;
  });
  regime->words_are_words = schedule.papers.origin == kNoFact;
  asked.by_word.each([&](FactIndex fact) {
    regime->words_are_words = regime->words_are_words && !is_amount(schedule.facts[fact].type);
  });
  by_number_.push_back(regime.get());
  return **regimes_.insert(std::move(regime)).first;
}

}  // namespace tarex::detail
