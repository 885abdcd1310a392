#include "tarex/plan.hpp"

#include <algorithm>
#include <tuple>

#include "plan/critical_values.hpp"
#include "plan/law_index.hpp"

namespace tarex {
namespace {

/// Adds the lists that conditions ask for by `listed`: sorted, each once.
void collect_asked_lists(const std::vector<Condition>& conditions,
                         std::vector<std::uint16_t>& out) {
  for_each_condition<Listed>(conditions, [&](const Listed& listed) {
    for (const std::uint16_t list : listed.lists) {
      const auto at = std::lower_bound(out.begin(), out.end(), list);
      if (at == out.end() || *at != list) {
        out.insert(at, list);
      }
    }
  });
}

void find_plain(Rule& rule) {
  const MeasureVersion& version = *rule.version;
  rule.per_entry = version.per_entry;
  if (!std::holds_alternative<CustomsValue>(version.basis)) {
    return;
  }
  if (std::holds_alternative<Free>(version.rate)) {
    rule.plain = Rule::Plain::free;
  } else if (const auto* printed = std::get_if<ColumnRate>(&version.rate)) {
    rule.plain = Rule::Plain::column;
    rule.column = printed->column;
  } else if (const auto* rate = std::get_if<AdValorem>(&version.rate)) {
    rule.plain = Rule::Plain::share;
    rule.rate = &rate->rate;
  }
}

/// The versions of measures in force on a day, by family and order.
std::vector<Rule> rules_on(const Schedule& schedule, Date day) {
  std::vector<Rule> out;
  for (std::size_t m = 0; m < schedule.measures.size(); ++m) {
    const Measure& measure = schedule.measures[m];
    for (const MeasureVersion& version : measure.versions) {
      if (version.period.contains(day)) {
        Rule rule;
        rule.measure = static_cast<MeasureIndex>(m);
        rule.family = measure.family;
        rule.order = version.order;
        rule.version = &version;
        rule.kind = measure.kind;
        rule.lowest_wins_ties = schedule.families[measure.family].lowest_wins_ties;
        find_plain(rule);
        out.push_back(rule);
      }
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const Rule& a, const Rule& b) {
    return std::tuple(a.family, a.order) < std::tuple(b.family, b.order);
  });
  out.shrink_to_fit();
  return out;
}

/// Numbers of the records in force on a day.
template <class Record>
std::vector<std::uint16_t> in_force(const std::vector<Record>& records, Date day) {
  std::vector<std::uint16_t> out;
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (records[i].period.contains(day)) {
      out.push_back(static_cast<std::uint16_t>(i));
    }
  }
  return out;
}

/// The facts that are parts, by what they are part of; those of the customs value come last.
std::vector<std::vector<FactIndex>> parts_by_whole(const Schedule& schedule) {
  std::vector<std::vector<FactIndex>> out(schedule.facts.size() + 1);
  for (std::size_t f = 0; f < schedule.facts.size(); ++f) {
    const FactIndex whole = schedule.facts[f].part_of;
    if (whole != kNoFact) {
      out[std::min<std::size_t>(whole, schedule.facts.size())].push_back(static_cast<FactIndex>(f));
    }
  }
  return out;
}

}  // namespace

Result<std::shared_ptr<const Plan>> Plan::compile(const Schedule& schedule, Date day) {
  if (day < schedule.covers_from) {
    return Error{ErrorCode::out_of_range,
                 "no law of " + schedule.name + " for " + to_string(day),
                 {},
                 "the first day covered is " + to_string(schedule.covers_from)};
  }
  std::shared_ptr<Plan> plan(new Plan);
  plan->schedule_ = &schedule;
  const std::vector<Date>& epochs = schedule.epochs;
  const auto next = std::upper_bound(epochs.begin(), epochs.end(), day);
  plan->valid_ = {*std::prev(next), next == epochs.end() ? kNoEnd : *next};
  plan->rules_ = rules_on(schedule, day);
  plan->displacements_ = in_force(schedule.displacements, day);
  plan->reductions_ = in_force(schedule.reductions, day);
  plan->watches_ = in_force(schedule.watches, day);
  plan->find_interactions();
  plan->critical_ = detail::critical_values(schedule, plan->rules_, plan->reductions_);
  plan->parts_ = parts_by_whole(schedule);
  for (const Rule& rule : plan->rules_) {
    collect_asked_lists(rule.version->when, plan->asked_lists_);
  }
  for (const std::uint16_t r : plan->reductions_) {
    collect_asked_lists(schedule.reductions[r].when, plan->asked_lists_);
  }
  for (const std::uint16_t w : plan->watches_) {
    collect_asked_lists(schedule.watches[w].when, plan->asked_lists_);
  }
  return std::shared_ptr<const Plan>(std::move(plan));
}

/// What each rule does to others and what is done to it.
void Plan::find_interactions() {
  std::vector<std::size_t> ends;  // in reductions_of_, by rule
  for (Rule& rule : rules_) {
    std::bitset<kMaxMeasures> drops;
    for (const std::uint16_t d : displacements_) {
      const Displacement& displacement = schedule_->displacements[d];
      if (displacement.by.measures.test(rule.measure)) {
        drops |= displacement.drops.measures;
      }
    }
    if (drops.any()) {
      drops_.push_back(std::make_unique<const std::bitset<kMaxMeasures>>(drops));
      rule.drops = drops_.back().get();
    }
    for (const std::uint16_t reduction : reductions_) {
      if (schedule_->reductions[reduction].of.measures.test(rule.measure)) {
        reductions_of_.push_back(reduction);
      }
    }
    ends.push_back(reductions_of_.size());
  }
  std::size_t begin = 0;
  for (std::size_t r = 0; r < rules_.size(); ++r) {
    rules_[r].reductions = std::span(reductions_of_).subspan(begin, ends[r] - begin);
    begin = ends[r];
  }
}

std::shared_ptr<const Plan> PlanShelf::plan(std::size_t span) {
  const std::lock_guard lock(mutex_);
  std::shared_ptr<const Plan>& plan = plans_[span];
  if (!plan) {
    plan = Plan::compile(schedule_, schedule_.epochs[span]).take();
  }
  return plan;
}

PlanCache::PlanCache(const Schedule& schedule) : PlanCache(std::make_shared<PlanShelf>(schedule)) {}
PlanCache::PlanCache(std::shared_ptr<PlanShelf> shelf)
    : schedule_(&shelf->schedule()), index_(std::make_unique<detail::LawIndex>(std::move(shelf))) {}
PlanCache::PlanCache(PlanCache&&) noexcept = default;
PlanCache& PlanCache::operator=(PlanCache&&) noexcept = default;
PlanCache::~PlanCache() = default;

const Plan& PlanCache::plan_for(Date day) { return index_->plan_for(day); }

const CodeVariants& PlanCache::law_for(Date day, HsCode code, Country origin) {
  return index_->law_for(day, code, origin);
}

bool PlanCache::has_code(HsCode code) { return index_->has_code(code); }
void PlanCache::expect(HsCode code) { index_->expect(code); }
void PlanCache::look_ahead(std::span<ExpectedLaw> lines) { index_->look_ahead(lines); }

}  // namespace tarex
