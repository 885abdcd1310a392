#include "report/duty_under_deal.hpp"

#include <algorithm>

namespace tarex::detail {

std::optional<MoneySumRange> duty_under(const Basket& basket, const Basket* deal,
                                        const SectorSum& sum) {
  if (deal == nullptr) {
    return std::nullopt;
  }
  MoneySumRange duty;
  for (const SectorLine& line : basket.lines) {
    const bool counts = &sum == &basket.inside ? line.inside
                        : &sum == &basket.outside
                            ? !line.inside
                            : line.sector == sum.name && line.inside == sum.inside;
    if (!counts) {
      continue;
    }
    const auto same = std::find_if(deal->lines.begin(), deal->lines.end(),
                                   [&](const SectorLine& other) { return other.row == line.row; });
    if (same == deal->lines.end()) {
      return std::nullopt;
    }
    duty.min += same->duty.min;
    duty.max += same->duty.max;
  }
  return duty;
}

}  // namespace tarex::detail
