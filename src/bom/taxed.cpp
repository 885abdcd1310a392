#include "bom/taxed.hpp"

#include <variant>

namespace tarex::detail {

std::vector<bool> taxed_on_content(PlanCache& cache, const EntryLine& entry,
                                   std::span<const Material> materials) {
  std::vector<bool> out(materials.size());
  const std::span<const Rule> rules = cache.plan_for(entry.date).rules();
  for (const CodeLaw& law : cache.law_for(entry.date, entry.code, entry.origin).laws) {
    for (const RuleIndex rule : law.candidates()) {
      const auto* content = std::get_if<ContentValue>(&rules[rule].version->basis);
      for (std::size_t m = 0; content != nullptr && m < materials.size(); ++m) {
        out[m] = out[m] || materials[m].value_fact == content->fact;
      }
    }
  }
  return out;
}

}  // namespace tarex::detail
