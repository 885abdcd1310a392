#include "base/periods.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace tarex::detail {

std::vector<EffectivePeriod> beside(const EffectivePeriod& period, const EffectivePeriod& hole) {
  if (!period.overlaps(hole)) {
    return {period};
  }
  std::vector<EffectivePeriod> out;
  if (period.from < hole.from) {
    out.push_back({period.from, hole.from});
  }
  if (hole.to < period.to) {
    out.push_back({hole.to, period.to});
  }
  return out;
}

void take_away(std::vector<EffectivePeriod>& periods, const EffectivePeriod& gone) {
  std::vector<EffectivePeriod> left;
  for (const EffectivePeriod& period : periods) {
    const std::vector<EffectivePeriod> parts = beside(period, gone);
    left.insert(left.end(), parts.begin(), parts.end());
  }
  periods = std::move(left);
}

std::vector<EffectivePeriod> merged(std::vector<EffectivePeriod> periods) {
  std::sort(periods.begin(), periods.end(), [](const EffectivePeriod& a, const EffectivePeriod& b) {
    return std::tuple(a.from, a.to) < std::tuple(b.from, b.to);
  });
  std::vector<EffectivePeriod> out;
  for (const EffectivePeriod& one : periods) {
    if (!out.empty() && one.from <= out.back().to) {
      out.back().to = std::max(out.back().to, one.to);
    } else {
      out.push_back(one);
    }
  }
  return out;
}

}  // namespace tarex::detail
