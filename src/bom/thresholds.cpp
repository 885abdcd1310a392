#include "bom/asked.hpp"
#include "bom/crossing.hpp"

/// The thresholds of the law on shares of a bill, and the exact way to the other side of each.
namespace tarex {

std::vector<BomThreshold> BomWhatIfs::thresholds(std::int64_t step_kg) const {
  std::vector<BomThreshold> out;
  if (!a_.today.assessment.law) {
    return out;
  }
  const detail::Crossing crossing(*this, step_kg);
  for (const detail::AskedShare& asked : detail::asked_shares(a_)) {
    BomThreshold& test = out.emplace_back();
    test.kind = asked.kind;
    test.rule = asked.rule;
    test.threshold = asked.threshold;
    test.materials = asked.materials;
    if (asked.kind == BomThreshold::Kind::listed_weight) {
      detail::cross_listed_weight(crossing, test);
    } else {
      detail::cross_domestic_share(crossing, test);
    }
  }
  return out;
}

}  // namespace tarex
