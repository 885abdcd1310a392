#include "report/describe.hpp"

#include "report/charged_quantity.hpp"
#include "report/fact_words.hpp"
#include "report/rate_words.hpp"
#include "report/text_layout.hpp"
#include "tarex/report.hpp"

/// What the parts of an assessment mean, in words.
namespace tarex {
namespace {

/// The rate of the base duty as it is printed, of whichever column applies.
std::string base_rate_text(const InputLine& line, const LineAssessment& assessment,
                           const Plan& plan) {
  for (const DutyLine& duty : assessment.lines) {
    if (duty.kind == MeasureKind::base) {
      return rate_text(line, assessment, plan, duty);
    }
  }
  return plan.schedule().duty_rates[assessment.law->line->general].text;
}

/// What is asked of a customs value that is open.
QuestionText value_question(ValueIs value) {
  switch (value) {
    case ValueIs::whole:
    case ValueIs::at_least:
      return {"freight",
              "what it costs to bring the goods to the border, part of the customs value"};
    case ValueIs::holds_freight:
    case ValueIs::holds_both:
      return {"freight", "the freight that is inside the price, no part of the customs value"};
    case ValueIs::holds_duties:
      return {"value",
              "customs value: the price without the duties and taxes in it, if the invoice shows "
              "them apart (then that is the value to state, as FOB); with them at worst"};
  }
  return {};
}

}  // namespace

namespace detail {

std::string value_text(const InputLine& line) {
  const ValueIs value = line.entry.value_is;
  const std::string_view bound = is_upper_bound(value)        ? "at most "
                                 : value == ValueIs::at_least ? "at least "
                                                              : "";
  return std::string(bound) + grouped(shown_amount(line.entry.value, line), line.currency);
}

std::string moved_by(const Question& question, const LineAssessment& assessment,
                     const Currency& currency) {
  switch (question.moves) {
    case Question::Moves::duty:
      return grouped({question.min, question.max}, currency);
    case Question::Moves::tax:
      return "tax " + grouped(assessment.tax, currency);
    case Question::Moves::fees:
      return "fees " + grouped(assessment.fees, currency);
    case Question::Moves::programme:
      return "the same, under another heading";
  }
  return {};
}

}  // namespace detail

std::string rate_text(const InputLine& line, const LineAssessment& assessment, const Plan& plan,
                      const DutyLine& duty) {
  const Schedule& schedule = plan.schedule();
  const RateRule& rate = plan.rules()[duty.rule].version->rate;
  std::string scratch;
  return detail::is_printed(rate) ? std::string(detail::printed_rate(line, *assessment.law->line,
                                                                     schedule, rate, scratch))
                                  : detail::own_rate(rate, schedule);
}

std::vector<ReliefNeed> needs_of(const Schedule& schedule, const Relief& relief) {
  std::vector<ReliefNeed> out;
  for (const NeededFact& need : relief.needs) {
    const FactSpec& spec = schedule.facts[need.fact];
    std::string text = need.at_least ? ">= " : "";
    if (need.any_of == nullptr) {
      text += detail::fact_value_text(schedule, need.fact, need.value);
    } else {
      text += detail::any_of_text(schedule, need);
    }
    out.push_back({spec.name, std::move(text), spec.ask});
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
  if (question.fact == kValueFact) {
    return value_question(line.entry.value_is);
  }
  if (question.fact == kBaseRateFact) {
    return {"base_rate",
            "the tariff prints a base rate that cannot be computed from these facts: " +
                base_rate_text(line, assessment, plan)};
  }
  const FactSpec& spec = schedule.facts[question.fact];
  if (question.fact == schedule.quantity_fact) {
    const std::string rate = base_rate_text(line, assessment, plan);
    const bool given = line.entry.facts.known(question.fact);
    if (!given && detail::counts_without_unit(line, assessment, plan)) {
      return {spec.name, spec.ask + ", whose rate is " + rate};
    }
    return {spec.name, "quantity in the unit of the rate, " + rate + ", stated with its unit" +
                           (given ? ": the one given counts something else" : "")};
  }
  // What is asked here is not taken as anything: the end of its wording is for where it is.
  const bool taken = spec.role == FactRole::assumed;
  return {spec.name, taken ? spec.ask.substr(0, spec.ask.rfind(": ")) : spec.ask};
}

std::string_view question_name(const InputLine& line, const Plan& plan, const Question& question) {
  if (question.fact == kCodeFact) {
    return "hs";
  }
  if (question.fact == kValueFact) {
    return line.entry.value_is == ValueIs::holds_duties ? "value" : "freight";
  }
  return question.fact == kBaseRateFact ? std::string_view("base_rate")
                                        : plan.schedule().facts[question.fact].name;
}

}  // namespace tarex
