#include "report/code_members.hpp"

#include "plan/code_classes.hpp"

namespace tarex::detail {

std::vector<std::vector<HsCode>> CodeMembers::of(const InputLine& line,
                                                 const LineAssessment& assessment) {
  const EntryLine& entry = line.entry;
  std::unique_ptr<PlanCache>& cache = caches_[line.schedule];
  if (cache == nullptr) {
    cache = std::make_unique<PlanCache>(*line.schedule);
  }
  // What one cache says of two codes can be compared; what the engine's says is another's.
  const auto law_of = [&](HsCode code) -> CodeLaw {
    return cache->law_for(entry.date, code, entry.origin).laws.front();
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
