#pragma once

#include <vector>

#include "tarex/date.hpp"

/// Periods against one another.
namespace tarex::detail {

/// What is left of a period beside a hole in it: before it, after it, or both.
[[nodiscard]] std::vector<EffectivePeriod> beside(const EffectivePeriod& period,
                                                  const EffectivePeriod& hole);

/// Takes days out of periods.
void take_away(std::vector<EffectivePeriod>& periods, const EffectivePeriod& gone);

/// By start, those that touch put together.
[[nodiscard]] std::vector<EffectivePeriod> merged(std::vector<EffectivePeriod> periods);

}  // namespace tarex::detail
