#include "cost/watched.hpp"

#include <algorithm>

#include "law/scope.hpp"

namespace tarex::detail {

std::vector<const Watch*> watches_of(const Schedule& schedule, const std::vector<HsCode>& codes,
                                     Country origin, Date day) {
  std::vector<const Watch*> out;
  for (const Watch& watch : schedule.watches) {
    if (!watch.when.empty() || !watch.period.contains(day) || !watch.origins.test(origin.index())) {
      continue;
    }
    if (std::any_of(codes.begin(), codes.end(), [&](HsCode code) {
          return covers(watch.codes, lists_naming(schedule, code, day), code);
        })) {
      out.push_back(&watch);
    }
  }
  return out;
}

}  // namespace tarex::detail
