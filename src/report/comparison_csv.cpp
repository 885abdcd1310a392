#include <fmt/format.h>

#include "base/joined.hpp"
#include "report/changes.hpp"
#include "report/comparison_warnings.hpp"
#include "report/csv_cells.hpp"
#include "report/range_ends.hpp"
#include "report/total_cells.hpp"
#include "tarex/comparison_report.hpp"
#include "tarex/report.hpp"

/// A comparison in CSV: a row per cell.
namespace tarex {
namespace {

using detail::exact_amount_text;
using detail::if_exact;
using detail::least;
using detail::most;

void append_row(std::string& out, const SideBySide& comparison, const ComparisonCell& cell) {
  const auto text = [&](std::string_view value) {
    append_csv_cell(out, value);
    out += ',';
  };
  text(cell.scenario);
  text(to_string(cell.date));
  text(cell.destination);
  text(cell.origin);
  if (!cell.errors.empty()) {
    out += ",,,rejected,,,,,,,,,,,,,,";
    append_csv_cell(out, detail::errors_text(cell.errors));
    out += ",,,,\n";
    return;
  }
  const InputLine& line = cell.priced.line;
  const LineTotals totals = totals_of(line, cell.priced.assessment);
  const auto amount = [&](const std::optional<Money>& money) {
    text(money ? exact_amount_text(*money, line.currency) : std::string());
  };
  text(to_string(line.entry.code));
  detail::append_line_cells(out, line, totals);
  out += ',';
  amount(difference_at_most(comparison, cell));
  amount(if_exact(cell.gained));
  amount(least(cell.gained));
  amount(most(cell.gained));
  text(detail::headings_text(cell.priced));
  text("");
  amount(least(cell.difference));
  amount(most(cell.difference));
  text(detail::joined_in_cell(detail::warnings_of_cell(comparison, cell)));
  detail::append_cell_amount(out, totals.customs_value, line.currency);
  out += '\n';
}

}  // namespace

std::string comparison_csv(const SideBySide& comparison) {
  std::string out = fmt::format(
      "scenario,entry_date,destination,origin,hs,{},difference,gained,gained_min,gained_max,"
      "headings,errors,difference_min,difference_max,warnings,customs_value\n",
      detail::kLineColumns);
  for (const ComparisonCell& cell : comparison.cells) {
    append_row(out, comparison, cell);
  }
  return out;
}

}  // namespace tarex
