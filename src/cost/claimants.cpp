#include "cost/claimants.hpp"

namespace tarex::detail {

std::vector<CountrySet> claimants_of(const Schedule& schedule, FactIndex fact) {
  std::vector<CountrySet> out(schedule.facts[fact].words.size());
  for (const Measure& measure : schedule.measures) {
    for (const MeasureVersion& version : measure.versions) {
      for (const Condition& condition : version.when) {
        const auto* asks = std::get_if<FactIn>(&condition.is);
        if (asks == nullptr || asks->fact != fact) {
          continue;
        }
        for (const std::int64_t word : asks->values) {
          out[static_cast<std::size_t>(word)] |= version.origins;
        }
      }
    }
  }
  for (CountrySet& origins : out) {
    if (origins.none()) {
      origins.set();
    }
  }
  return out;
}

}  // namespace tarex::detail
