#include "tarex/plan.hpp"

#include <algorithm>
#include <bitset>
#include <tuple>

#include "law/scope.hpp"
#include "plan/critical_values.hpp"

namespace tarex {
namespace {

/// The lists that conditions ask for by `listed`, sorted, each once.
void collect_asked_lists(const std::vector<Condition>& conditions,
                         std::vector<std::uint16_t>& out) {
  for (const Condition& condition : conditions) {
    if (const auto* listed = std::get_if<Listed>(&condition.is)) {
      for (const std::uint16_t list : listed->lists) {
        const auto at = std::lower_bound(out.begin(), out.end(), list);
        if (at == out.end() || *at != list) {
          out.insert(at, list);
        }
      }
    } else if (const auto* any = std::get_if<AnyOf>(&condition.is)) {
      collect_asked_lists(any->of, out);
    } else if (const auto* all = std::get_if<AllOf>(&condition.is)) {
      collect_asked_lists(all->of, out);
    } else if (const auto* negated = std::get_if<Not>(&condition.is)) {
      collect_asked_lists(negated->of, out);
    }
  }
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
  for (std::size_t m = 0; m < schedule.measures.size(); ++m) {
    const Measure& measure = schedule.measures[m];
    for (const MeasureVersion& version : measure.versions) {
      if (version.period.contains(day)) {
        plan->rules_.push_back(
            {static_cast<MeasureIndex>(m), measure.family, version.order, &version});
      }
    }
  }
  std::stable_sort(plan->rules_.begin(), plan->rules_.end(), [](const Rule& a, const Rule& b) {
    return std::tuple(a.family, a.order) < std::tuple(b.family, b.order);
  });
  for (std::size_t d = 0; d < schedule.displacements.size(); ++d) {
    if (schedule.displacements[d].period.contains(day)) {
      plan->displacements_.push_back(static_cast<std::uint16_t>(d));
    }
  }
  for (std::size_t r = 0; r < schedule.reductions.size(); ++r) {
    if (schedule.reductions[r].period.contains(day)) {
      plan->reductions_.push_back(static_cast<std::uint16_t>(r));
    }
  }
  for (std::size_t w = 0; w < schedule.watches.size(); ++w) {
    if (schedule.watches[w].period.contains(day)) {
      plan->watches_.push_back(static_cast<std::uint16_t>(w));
    }
  }
  plan->critical_ = detail::critical_values(schedule, plan->rules_);
  for (const Rule& rule : plan->rules_) {
    collect_asked_lists(rule.version->when, plan->asked_lists_);
  }
  for (const std::uint16_t w : plan->watches_) {
    collect_asked_lists(schedule.watches[w].when, plan->asked_lists_);
  }
  return std::shared_ptr<const Plan>(std::move(plan));
}

CodeLaw Plan::law_of(HsCode code, const TariffLine& line, Country origin) const {
  CodeLaw law;
  law.code = code;
  law.line = &line;
  const detail::ListSet lists = detail::lists_naming(*schedule_, code, valid_.from);
  for (std::size_t r = 0; r < rules_.size(); ++r) {
    const MeasureVersion& version = *rules_[r].version;
    if (version.origins.test(origin.index()) && detail::covers(version.codes, lists, code) &&
        detail::prints_rate(*schedule_, line, version.rate)) {
      law.candidates.push_back(static_cast<RuleIndex>(r));
    }
  }
  law.parts.assign(schedule_->groups.size(), 0);
  for (std::size_t l = 0; l < schedule_->lists.size(); ++l) {
    const CodeList& list = schedule_->lists[l];
    if (lists.test(l) && list.group >= 0 && list.part >= 0) {
      law.parts[static_cast<std::size_t>(list.group)] |= 1U << static_cast<unsigned>(list.part);
    }
  }
  for (const std::uint16_t list : asked_lists_) {
    if (lists.test(list)) {
      law.listed.push_back(list);
    }
  }
  for (const std::uint16_t w : watches_) {
    const Watch& watch = schedule_->watches[w];
    if (watch.origins.test(origin.index()) && detail::covers(watch.codes, lists, code)) {
      law.watches.push_back(w);
    }
  }
  return law;
}

CodeVariants Plan::resolve(HsCode code, Country origin) const {
  CodeVariants out;
  const auto add = [&](HsCode example, const TariffLine& line) {
    CodeLaw law = law_of(example, line, origin);
    const auto same = [&](const CodeLaw& other) {
      return other.candidates == law.candidates && other.parts == law.parts &&
             other.watches == law.watches && other.listed == law.listed &&
             std::tuple(other.line->general, other.line->other, other.line->special) ==
                 std::tuple(line.general, line.other, line.special);
    };
    if (std::none_of(out.laws.begin(), out.laws.end(), same)) {
      out.examples.push_back(example);
      out.laws.push_back(std::move(law));
    }
    ++out.codes;
  };
  const auto lines =
      code.digits() > 8 ? schedule_->lines_below(code.prefix(8)) : schedule_->lines_below(code);
  for (const TariffLine& line : lines) {
    if (code.digits() == 10) {
      add(code, line);
      continue;
    }
    const HsCode eight = line.hs();
    const auto children = schedule_->statistical_below(eight);
    if (children.empty() || schedule_->rows_below(eight, 10).empty()) {
      add(eight, line);
      continue;
    }
    for (const std::uint64_t child : children) {
      add(HsCode::from_aligned(child, 10), line);
    }
  }
  return out;
}

PlanCache::PlanCache(const Schedule& schedule)
    : schedule_(&schedule), spans_(schedule.epochs.size()) {}

std::size_t PlanCache::span_of(Date day) const {
  const auto next = std::upper_bound(schedule_->epochs.begin(), schedule_->epochs.end(), day);
  return next == schedule_->epochs.begin()
             ? 0
             : static_cast<std::size_t>(next - schedule_->epochs.begin()) - 1;
}

const Plan& PlanCache::plan_for(Date day) {
  const std::size_t span = span_of(day);
  if (!spans_[span].plan) {
    spans_[span].plan = Plan::compile(*schedule_, schedule_->epochs[span]).take();
  }
  return *spans_[span].plan;
}

const CodeVariants& PlanCache::law_for(Date day, HsCode code, Country origin) {
  const Plan& plan = plan_for(day);
  auto& laws = spans_[span_of(day)].laws;
  const std::uint64_t key =
      (code.first() * 16 + static_cast<std::uint64_t>(code.digits())) * 1024 + origin.index();
  std::unique_ptr<CodeVariants>& slot = laws[key];
  if (!slot) {
    slot = std::make_unique<CodeVariants>(plan.resolve(code, origin));
  }
  return *slot;
}

}  // namespace tarex
