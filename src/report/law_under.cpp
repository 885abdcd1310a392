#include "report/law_under.hpp"

namespace tarex::detail {
namespace {

/// What a rule is called on a line under a law: as heading_of.
std::string heading_under(const CodeLaw& law, const Measure& measure) {
  return measure.heading.empty() && measure.kind == MeasureKind::base ? to_string(law.line->hs())
                                                                      : measure.name();
}

/// What a rule that stands before others is called. One without a heading says that something else
/// is charged: that is named, where it is on the line; else the rule's title.
std::string name_of(const PricedLine& priced, RuleIndex index) {
  const Schedule& schedule = priced.plan->schedule();
  const Rule& rule = priced.plan->rules()[index];
  const Measure& measure = schedule.measures[rule.measure];
  if (!measure.heading.empty()) {
    return measure.heading;
  }
  std::string out;
  const auto look_for = [&](const auto& condition) {
    for (const DutyLine& duty : priced.assessment.lines) {
      if (out.empty() && condition.by.measures.test(duty.measure)) {
        out = heading_of(priced, duty);
      }
    }
  };
  for_each_condition<Covered>(rule.version->when, look_for);
  for_each_condition<Applied>(rule.version->when, look_for);
  for_each_condition<Charged>(rule.version->when, look_for);
  return out.empty() ? measure.title : out;
}

}  // namespace

std::string heading_of(const PricedLine& priced, const DutyLine& duty) {
  return heading_under(*priced.assessment.law, priced.plan->schedule().measures[duty.measure]);
}

std::vector<const MeasureVersion*> law_under(const PricedLine& priced, const std::string& heading) {
  std::vector<const MeasureVersion*> out;
  const auto add = [&](const CodeLaw& law) {
    for (const RuleIndex candidate : law.candidates()) {
      const Rule& rule = priced.plan->rules()[candidate];
      if (heading_under(law, priced.plan->schedule().measures[rule.measure]) == heading) {
        out.push_back(rule.version);
      }
    }
  };
  add(*priced.assessment.law);
  for (const CodeOutcome& outcome : priced.assessment.variants) {
    add(outcome.law);
  }
  return out;
}

std::string in_the_way(const TimelineAnswer& answer, const std::string& heading) {
  const auto look_in = [&](const auto& entries) {
    for (const NotCharged& entry : entries) {
      const Rule& rule = answer.plan->rules()[entry.rule];
      const std::string name = entry.named_only
                                   ? rule.version->instead_of
                                   : heading_under(*answer.assessment.law,
                                                   answer.plan->schedule().measures[rule.measure]);
      const std::string because = name == heading ? name_of(answer, entry.because) : std::string();
      if (!because.empty() && because != heading) {
        return because;
      }
    }
    return std::string();
  };
  const std::string said = look_in(answer.assessment.not_charged);
  return said.empty() ? look_in(answer.behind) : said;
}

}  // namespace tarex::detail
