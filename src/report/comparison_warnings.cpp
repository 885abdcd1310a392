#include "report/comparison_warnings.hpp"

#include "tarex/report.hpp"

namespace tarex::detail {

std::vector<std::string> warnings_of_cell(const SideBySide& comparison,
                                          const ComparisonCell& cell) {
  std::vector<std::string> out = warnings_of(cell.priced);
  if (cell.then && comparison.axes.since) {
    const auto then =
        warnings_only_of(warnings_of(*cell.then), out, to_string(*comparison.axes.since));
    out.insert(out.end(), then.begin(), then.end());
  }
  return out;
}

}  // namespace tarex::detail
