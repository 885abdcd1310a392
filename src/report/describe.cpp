#include "report/describe.hpp"

#include <algorithm>

#include "report/rate_words.hpp"
#include "report/text_layout.hpp"
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
    case FactType::party:
      return value == kNoParty     ? "none"
             : value == kOtherText ? "another"
                                   : schedule.parties[static_cast<std::size_t>(value)].name;
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

/// "A or B or C".
std::string any_of_text(const Schedule& schedule, const NeededFact& need) {
  std::string out;
  for (std::size_t i = 0; i < need.any_of->size(); ++i) {
    if (need.names(i)) {
      out += (out.empty() ? "" : " or ") + fact_value_text(schedule, need.fact, (*need.any_of)[i]);
    }
  }
  return out;
}

/// A fact as the line states it; empty if it does not.
std::string stated_text(const InputLine& line, const FactSpec& spec) {
  for (const EchoField& field : line.echo) {
    if (field.name == spec.name) {
      return field.text;
    }
  }
  return {};
}

const PartyRow* row_of(const MeasureVersion& version) {
  for (const Condition& condition : version.when) {
    if (const auto* row = std::get_if<PartyRow>(&condition.is)) {
      return row;
    }
  }
  return nullptr;
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
      text += fact_value_text(schedule, need.fact, need.value);
    } else {
      text += any_of_text(schedule, need);
    }
    out.push_back({spec.name, std::move(text), spec.ask});
  }
  return out;
}

namespace {

/// The rate of a trade remedy. @param line  may state it; null: whatever it says
std::string remedy_rate_text(const RateRule& rate, const InputLine* line) {
  if (const auto* stated = std::get_if<StatedRate>(&rate)) {
    return line == nullptr ? detail::limits_text(*stated)
                           : detail::stated_rate_text(*line, *stated);
  }
  const auto* ad_valorem = std::get_if<AdValorem>(&rate);
  return to_string(ad_valorem != nullptr ? ad_valorem->rate : Rate());
}

}  // namespace

std::string row_rate_text(const MeasureVersion& version) {
  if (row_of(version) == nullptr) {
    return {};
  }
  return remedy_rate_text(version.rate, nullptr);
}

std::vector<PaperText> papers_of(const InputLine& line, const LineAssessment& assessment,
                                 const Plan& plan) {
  const Schedule& schedule = plan.schedule();
  std::vector<PaperText> out;
  int number = 0;
  for (const PaperStep& step : assessment.papers) {
    const FactSpec& spec = schedule.facts[step.fact];
    number = step.fact == schedule.papers.origin ? 1 : number + 1;
    PaperText text;
    text.step = number;
    text.fact = spec.name;
    text.given = stated_text(line, spec);
    const Rule* rule = step.applies ? &plan.rules()[step.rule] : nullptr;
    text.heading = schedule.measures[plan.rules()[step.rule].measure].heading;
    const bool missing = text.given.empty() || text.given == "none";
    std::string& said = text.says;
    if (step.fact == schedule.papers.origin) {
      const std::string origin = to_string(line.entry.origin);
      said = text.given.empty()     ? "not stated, taken as " + origin
             : text.given == "none" ? "there is none"
                                    : text.given;
      if (!step.applies) {
        said += ": the measure does not name it, no duty";
      } else if (step.decides) {
        said += ": decides";
      } else {
        said += ": named by the measure, go on";
      }
    } else if (step.fact == schedule.papers.certificate) {
      said = missing ? "none shown" : text.given;
      said += step.decides ? missing ? ": the rate for all others, decides"
                                     : ": not a producer of the measure, decides"
                           : ": a producer of the measure, go on";
    } else {
      const PartyRow* row = row_of(*plan.rules()[step.row].version);
      const bool fits = rule != nullptr && row_of(*rule->version) != nullptr;
      said = missing ? "none shown" : text.given;
      said += fits ? ": in the row of the producer, decides"
                   : ": not in the row of the producer, decides; the row has " +
                         any_of_text(schedule, {step.fact, 0, false, &row->sellers});
    }
    text.decides = step.decides;
    if (step.decides && rule != nullptr) {
      text.rate = remedy_rate_text(rule->version->rate, &line);
      text.title = schedule.measures[rule->measure].title;
    }
    text.if_missing = step.if_missing;
    text.if_filed = step.if_filed;
    out.push_back(std::move(text));
  }
  return out;
}

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

}  // namespace

QuestionText text_of(const InputLine& line, const LineAssessment& assessment, const Plan& plan,
                     const Question& question) {
  const Schedule& schedule = plan.schedule();
  if (question.fact == kCodeFact) {
    return {"hs", to_string(line.entry.code) + " covers " + std::to_string(assessment.codes_below) +
                      " codes that are not all treated alike; shown is the dearest, " +
                      to_string(assessment.code)};
  }
  if (question.fact == kValueFact) {
    switch (line.entry.value_is) {
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
  }
  if (question.fact == kBaseRateFact) {
    return {"base_rate",
            "the tariff prints a base rate that cannot be computed from these facts: " +
                base_rate_text(line, assessment, plan)};
  }
  const FactSpec& spec = schedule.facts[question.fact];
  if (question.fact == schedule.quantity_fact) {
    const std::string rate = base_rate_text(line, assessment, plan);
    return {spec.name, line.entry.facts.known(question.fact)
                           ? "quantity in the unit of the rate, " + rate +
                                 ", stated with its unit: the one given counts something else"
                           : spec.ask + ", whose rate is " + rate};
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
