#include <algorithm>

#include "cost/uncited.hpp"
#include "report/charged_quantity.hpp"
#include "report/describe.hpp"
#include "report/rate_words.hpp"
#include "tarex/report.hpp"

/// What is to be minded of a line.
namespace tarex {

void find_warnings(const InputLine& line, const LineAssessment& assessment, const Plan& plan,
                   WarningTexts& out) {
  const Schedule& schedule = plan.schedule();
  out.clear();
  const auto add = [&](std::string_view text) {
    if (!text.empty() && std::none_of(out.begin(), out.end(), [&](const WarningText& other) {
          return other.b.empty() && other.a.size() == text.size() &&
                 (other.a.data() == text.data() || other.a == text);
        })) {
      out.push_back({text, {}, {}});
    }
  };
  for (const std::string& warning : line.warnings) {
    out.push_back({warning, {}, {}});
  }
  if (!assessment.papers.empty()) {
    for (const std::string& note : line.party_notes) {
      add(note);
    }
  }
  for (const DutyLine& duty : assessment.lines) {
    add(plan.rules()[duty.rule].version->notice);
  }
  assessment.assumed.each([&](FactIndex f) {
    out.push_back({schedule.facts[f].name, detail::kNotStated, schedule.facts[f].ask});
  });
  for (const std::uint16_t watch : assessment.watches) {
    add(schedule.watches[watch].text);
  }
  out.made = detail::uncited_records(assessment, plan);
  for (const DutyLine& duty : assessment.lines) {
    out.made.push_back(
        detail::outside_limits(line, schedule, plan.rules()[duty.rule].version->rate));
  }
  out.made.push_back(detail::passed_over_quantity(line, assessment, plan));
  for (const std::string& text : out.made) {
    add(text);
  }
  if (assessment.given_up) {
    add("too many facts are missing to work out every combination; what it can come to is not "
        "known");
  }
  if (assessment.reliefs.overflowed() || assessment.watches.overflowed()) {
    add("more reliefs or warnings than are shown");
  }
}

std::vector<std::string> warnings_of(const InputLine& line, const LineAssessment& assessment,
                                     const Plan& plan) {
  WarningTexts texts;
  find_warnings(line, assessment, plan, texts);
  std::vector<std::string> out;
  for (const WarningText& text : texts) {
    out.push_back(std::string(text.a) + std::string(text.b) + std::string(text.c));
  }
  return out;
}

std::vector<std::string> warnings_of(const PricedLine& priced) {
  return warnings_of(priced.line, priced.assessment, *priced.plan);
}

std::vector<std::string> warnings_only_of(const std::vector<std::string>& there,
                                          const std::vector<std::string>& here,
                                          std::string_view name) {
  std::vector<std::string> out;
  for (const std::string& warning : there) {
    if (std::find(here.begin(), here.end(), warning) == here.end()) {
      out.push_back(std::string(name) + ": " + warning);
    }
  }
  return out;
}

}  // namespace tarex
