#include "report/code_members.hpp"

#include "plan/code_classes.hpp"

namespace tarex::detail {

Workspace& CodeMembers::desk_of(const InputLine& line) {
  std::unique_ptr<Workspace>& desk = desks_[line.schedule];
  if (desk == nullptr) {
    desk = std::make_unique<Workspace>(*line.schedule);
  }
  return *desk;
}

std::vector<std::vector<std::string>> CodeMembers::headings(const InputLine& line,
                                                            const LineAssessment& assessment) {
  Workspace& desk = desk_of(line);
  const Plan& plan = desk.cache.plan_for(line.entry.date);
  std::vector<std::vector<std::string>> out;
  LineAssessment alone;
  for (const CodeOutcome& outcome : assessment.variants) {
    EntryLine entry = line.entry;
    entry.code = outcome.law.code;
    assess_line(plan, entry, desk, Detail::totals, alone);
    std::vector<std::string>& names = out.emplace_back();
    for (const DutyLine& duty : alone.lines) {
      const Measure& measure = line.schedule->measures[duty.measure];
      if (measure.beside_the_line()) {
        names.push_back(measure.heading);
      }
    }
  }
  return out;
}

std::vector<std::vector<HsCode>> CodeMembers::of(const InputLine& line,
                                                 const LineAssessment& assessment) {
  const EntryLine& entry = line.entry;
  PlanCache& cache = desk_of(line).cache;
  // What one cache says of two codes can be compared; what the engine's says is another's.
  const auto law_of = [&](HsCode code) -> CodeLaw {
    return cache.law_for(entry.date, code, entry.origin).laws.front();
  };
  std::vector<CodeLaw> laws;
  for (const CodeOutcome& outcome : assessment.variants) {
    laws.push_back(law_of(outcome.law.code));
  }
  std::vector<std::vector<HsCode>> out(laws.size());
  for_each_code(*line.schedule, entry.code, [&](HsCode code, const TariffLine&) {
    const CodeLaw law = law_of(code);
    for (std::size_t i = 0; i < laws.size(); ++i) {
      if (treated_alike(laws[i], law)) {
        out[i].push_back(code);
        return;
      }
    }
  });
  return out;
}

}  // namespace tarex::detail
