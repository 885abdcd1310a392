#pragma once

#include "tarex/plan.hpp"

/// Which codes of the schedule a given one stands for, and which of them the law treats alike.
namespace tarex::detail {

/// Calls `use(HsCode, const TariffLine&)` for each: the code itself where it is as long as codes
/// get, else its tariff lines, and of those that a list splits the ten-digit codes.
template <class Use>
void for_each_code(const Schedule& schedule, HsCode code, Use use) {
  const auto lines =
      code.digits() > 8 ? schedule.lines_below(code.prefix(8)) : schedule.lines_below(code);
  for (const TariffLine& line : lines) {
    if (code.digits() == 10) {
      use(code, line);
      continue;
    }
    const HsCode eight = line.hs();
    const auto children = schedule.statistical_below(eight);
    if (children.empty() || schedule.rows_below(eight, 10).empty()) {
      use(eight, line);
      continue;
    }
    for (const std::uint64_t child : children) {
      use(HsCode::from_aligned(child, 10), line);
    }
  }
}

/// Tariff lines with the same rates.
[[nodiscard]] inline bool print_same(const TariffLine& a, const TariffLine& b) {
  return a.general == b.general && a.other == b.other && a.special == b.special;
}

/// True for the laws of two codes, from one cache and for one day and origin, that say the same.
[[nodiscard]] inline bool treated_alike(const CodeLaw& a, const CodeLaw& b) {
  return print_same(*a.line, *b.line) && a.regime == b.regime && a.watching == b.watching;
}

}  // namespace tarex::detail
