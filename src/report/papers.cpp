#include "report/fact_words.hpp"
#include "report/rate_words.hpp"
#include "rows/echoed.hpp"
#include "tarex/report.hpp"

/// The papers that a trade remedy asks for, in words: what each says and what follows.
namespace tarex {
namespace {

/// A fact as the line states it, "none" in whatever word; empty if it does not.
std::string stated_text(const InputLine& line, FactIndex fact, const FactSpec& spec) {
  const Facts& facts = line.entry.facts;
  if (spec.type == FactType::party && facts.known(fact) && facts.value(fact) == kNoParty) {
    return "none";
  }
  return std::string(detail::echoed(line, spec.name));
}

const PartyRow* row_of(const MeasureVersion& version) {
  for (const Condition& condition : version.when) {
    if (const auto* row = std::get_if<PartyRow>(&condition.is)) {
      return row;
    }
  }
  return nullptr;
}

/// The rate of a trade remedy. @param line  may state it; null: whatever it says
std::string remedy_rate_text(const RateRule& rate, const InputLine* line) {
  if (const auto* stated = std::get_if<StatedRate>(&rate)) {
    return line == nullptr ? detail::limits_text(*stated)
                           : detail::stated_rate_text(*line, *stated);
  }
  const auto* ad_valorem = std::get_if<AdValorem>(&rate);
  return to_string(ad_valorem != nullptr ? ad_valorem->rate : Rate());
}

bool is_missing(const PaperText& text) { return text.given.empty() || text.given == "none"; }

/// Of the proof of origin.
std::string origin_says(const InputLine& line, const PaperStep& step, const PaperText& text) {
  const std::string origin = to_string(line.entry.origin);
  const std::string said = text.given.empty()     ? "not stated, taken as " + origin
                           : text.given == "none" ? "there is none"
                                                  : text.given;
  if (!step.applies) {
    return said + ": the measure does not name it, no duty";
  }
  return said + (step.decides ? ": decides" : ": named by the measure, go on");
}

/// Of the mill certificate.
std::string certificate_says(const PaperStep& step, const PaperText& text) {
  const std::string said = is_missing(text) ? "none shown" : text.given;
  if (!step.decides) {
    return said + ": a producer of the measure, go on";
  }
  return said + (is_missing(text) ? ": the rate for all others, decides"
                                  : ": not a producer of the measure, decides");
}

/// Of the seller's invoice. @param rule  that the steps end at; null: none
std::string seller_says(const Plan& plan, const PaperStep& step, const Rule* rule,
                        const PaperText& text) {
  const std::string said = is_missing(text) ? "none shown" : text.given;
  if (rule != nullptr && row_of(*rule->version) != nullptr) {
    return said + ": in the row of the producer, decides";
  }
  const PartyRow* row = row_of(*plan.rules()[step.row].version);
  return said + ": not in the row of the producer, decides; the row has " +
         detail::any_of_text(plan.schedule(), {step.fact, 0, false, &row->sellers});
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
    text.given = stated_text(line, step.fact, spec);
    const Rule* rule = step.applies ? &plan.rules()[step.rule] : nullptr;
    text.heading = schedule.measures[plan.rules()[step.rule].measure].heading;
    if (step.fact == schedule.papers.origin) {
      text.says = origin_says(line, step, text);
    } else if (step.fact == schedule.papers.certificate) {
      text.says = certificate_says(step, text);
    } else {
      text.says = seller_says(plan, step, rule, text);
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

}  // namespace tarex
