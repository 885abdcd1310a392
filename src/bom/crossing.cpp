#include "bom/crossing.hpp"

#include <algorithm>

namespace tarex::detail {

std::int64_t ceiling(i128 value, i128 divisor) {
  return static_cast<std::int64_t>(value <= 0 ? -((-value) / divisor)
                                              : (value + divisor - 1) / divisor);
}

Crossing::Crossing(const BomWhatIfs& what_ifs, std::int64_t step_kg)
    : what_ifs_(what_ifs), a_(what_ifs.assessment()) {
  // A step of mass per piece, for the lot.
  step_ = std::max<std::int64_t>(1, scale(step_kg, a_.quantity, kMicro, 1).micro());
  if (const auto now = what_ifs_.with({}, PriceRule::stays)) {
    now_ = now->charged;
  }
}

/// Whether the bill with the changes is at or above the threshold.
bool Crossing::reaches(const BomThreshold& test, std::span<const BomChange> changes) const {
  const BomSums sums =
      sums_of(a_.rollup.rows, a_.materials.size(), a_.today.line.schedule->jurisdiction, changes);
  const i128 limit = test.threshold.ppb();
  if (test.kind == BomThreshold::Kind::listed_weight) {
    i128 listed = 0;
    for (const std::size_t m : test.materials) {
      listed += sums.materials[m].kg.known;
    }
    return listed * kRateOne >= limit * sums.net_kg.known;
  }
  return std::all_of(test.materials.begin(), test.materials.end(), [&](std::size_t m) {
    return static_cast<i128>(sums.materials[m].domestic_kg) * kRateOne >=
           limit * sums.materials[m].kg.known;
  });
}

void Crossing::settle(BomThreshold& out, std::vector<BomChange> changes) const {
  const std::int64_t sign = changes.front().mass_kg < 0 ? -1 : 1;
  std::vector<BomChange> before = changes;
  before.front().mass_kg -= sign * step_;
  auto outcome = what_ifs_.with(changes, PriceRule::stays);
  const auto less = what_ifs_.with(before, PriceRule::stays);
  if (!outcome || !less || outcome->charged == less->charged || outcome->charged == now_) {
    return;
  }
  out.crossing = what_ifs_.what_if(changes.front(), std::move(*outcome));
  out.changes = std::move(changes);
}

}  // namespace tarex::detail
