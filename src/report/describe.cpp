#include <algorithm>

#include "engine/satisfaction.hpp"
#include "tarex/report.hpp"

/// What the parts of an assessment mean, in words.
namespace tarex {
namespace {

std::string fact_value_text(const Schedule& schedule, FactIndex fact, std::int64_t value) {
  const FactSpec& spec = schedule.facts[fact];
  std::string out;
  switch (spec.type) {
    case FactType::claim:
      return value == 1 ? "yes" : "no";
    case FactType::word:
      return value >= 0 ? spec.words[static_cast<std::size_t>(value)] : "none";
    case FactType::country:
      return value == kNoCountry
                 ? "none"
                 : to_string(Country::from_index(static_cast<std::uint16_t>(value)));
    case FactType::text:
      return value == kOtherText ? "another" : schedule.texts[static_cast<std::size_t>(value)];
    case FactType::date:
      return to_string(Date(std::chrono::days(value)));
    case FactType::percent:
      append_decimal(out, value / 10);
      return out;
    case FactType::amount:
    case FactType::decimal:
      append_decimal(out, value);
      return out;
  }
  return out;
}

}  // namespace

std::string_view version() { return TAREX_VERSION; }

LineTotals totals_of(const InputLine& line, const LineAssessment& assessment) {
  LineTotals totals;
  totals.customs_value = line.entry.value;
  totals.base_duty = assessment.base_duty;
  totals.total_duty = assessment.total_duty;
  totals.fees = assessment.fees;
  totals.tax = assessment.tax;
  totals.additional_duty = assessment.total_duty.max.at_limit()
                               ? assessment.total_duty.max
                               : assessment.total_duty.max - assessment.base_duty;
  const Money around = line.entry.value + line.other_costs +
                       (line.cost_in_value ? Money() : line.freight + line.insurance);
  totals.landed_cost.min =
      around + assessment.total_duty.min + assessment.fees.min + assessment.tax.min;
  totals.landed_cost.max =
      around + assessment.total_duty.max + assessment.fees.max + assessment.tax.max;
  totals.exact = assessment.total_duty.exact() && assessment.tax.exact();
  return totals;
}

std::string rate_text(const InputLine& line, const LineAssessment& assessment, const Plan& plan,
                      const DutyLine& duty) {
  const Schedule& schedule = plan.schedule();
  const MeasureVersion& version = *plan.rules()[duty.rule].version;
  struct Visitor {
    const Schedule& schedule;
    const InputLine& line;
    const TariffLine& tariff;
    std::string operator()(const Free&) const { return "Free"; }
    std::string operator()(const AdValorem& r) const { return to_string(r.rate); }
    std::string operator()(const Specific& r) const {
      std::string text;
      append_decimal(text, r.nano / 1000);
      return text + " " + schedule.currency + "/" + schedule.units[r.unit].name;
    }
    std::string operator()(const TopUpTo& r) const {
      return "up to " + to_string(r.total) + " in all";
    }
    std::string operator()(const ColumnRate& r) const {
      return printed(
          schedule.duty_rates[r.column == TariffColumn::general ? tariff.general : tariff.other]);
    }
    std::string operator()(const SpecialRate& r) const {
      for (const SpecialColumn::Group& group : schedule.specials[tariff.special].groups) {
        if (std::find(group.symbols.begin(), group.symbols.end(), r.symbol) !=
            group.symbols.end()) {
          return printed(schedule.duty_rates[group.rate]);
        }
      }
      return {};
    }
    std::string printed(const DutyRate& rate) const {
      return line.entry.base_rate ? line.entry.base_rate->text : rate.text;
    }
  };
  return std::visit(Visitor{schedule, line, *assessment.law->line}, version.rate);
}

std::vector<ReliefNeed> needs_of(const InputLine& line, const LineAssessment& assessment,
                                 const Plan& plan, const Relief& relief) {
  const Schedule& schedule = plan.schedule();
  const Rule& rule = plan.rules()[relief.rule];
  detail::NeededFacts needed;
  const auto& conditions =
      relief.reduction < 0 ? rule.version->when
                           : schedule.reductions[static_cast<std::size_t>(relief.reduction)].when;
  static_cast<void>(
      detail::needed_reliefs(plan, *assessment.law, conditions, line.entry.facts, needed));
  std::vector<ReliefNeed> out;
  for (const detail::NeededFact& need : needed) {
    const FactSpec& spec = schedule.facts[need.fact];
    out.push_back({spec.name,
                   (need.at_least ? ">= " : "") + fact_value_text(schedule, need.fact, need.value),
                   spec.ask});
  }
  return out;
}

QuestionText text_of(const InputLine& line, const LineAssessment& assessment, const Plan& plan,
                     const Question& question) {
  const Schedule& schedule = plan.schedule();
  if (question.fact == kCodeFact) {
    return {"hs", to_string(line.entry.code) + " covers " + std::to_string(assessment.codes_below) +
                      " codes that are not all treated alike; shown is the dearest, " +
                      to_string(assessment.code)};
  }
  if (question.fact == kBaseRateFact) {
    return {"base_rate",
            "the tariff prints a base rate that cannot be computed from these facts: " +
                schedule.duty_rates[assessment.law->line->general].text};
  }
  const FactSpec& spec = schedule.facts[question.fact];
  if (question.fact == schedule.quantity_fact) {
    return {spec.name, spec.ask + ", whose rate is " +
                           schedule.duty_rates[assessment.law->line->general].text};
  }
  return {spec.name, spec.ask};
}

std::vector<std::string> warnings_of(const InputLine& line, const LineAssessment& assessment,
                                     const Plan& plan) {
  const Schedule& schedule = plan.schedule();
  std::vector<std::string> out = line.warnings;
  const auto add = [&](std::string text) {
    if (!text.empty() && std::find(out.begin(), out.end(), text) == out.end()) {
      out.push_back(std::move(text));
    }
  };
  for (const DutyLine& duty : assessment.lines) {
    add(plan.rules()[duty.rule].version->notice);
  }
  for (std::size_t f = 0; f < schedule.facts.size(); ++f) {
    if (assessment.assumed.test(f)) {
      add(schedule.facts[f].name + " is not stated: " + schedule.facts[f].ask);
    }
  }
  for (const std::uint16_t watch : assessment.watches) {
    add(schedule.watches[watch].text);
  }
  if (assessment.given_up) {
    add("too many facts are missing to work out every combination; the maximum is not known");
  }
  return out;
}

}  // namespace tarex
