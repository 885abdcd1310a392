#include <fmt/format.h>

#include <algorithm>

#include "report/changes.hpp"
#include "report/comparison_warnings.hpp"
#include "report/describe.hpp"
#include "report/law_under.hpp"
#include "report/notes.hpp"
#include "report/percent.hpp"
#include "report/text_layout.hpp"
#include "report/total_cells.hpp"
#include "tarex/comparison_report.hpp"
#include "tarex/report.hpp"

/// A comparison as a person reads it: a table, then who gained.
namespace tarex {
namespace {

using detail::grouped;
using detail::TextTable;

constexpr std::string_view kAsItIs = "the law as it is";

std::string scenario_name(const ComparisonCell& cell) {
  return cell.scenario.empty() ? std::string(kAsItIs) : cell.scenario;
}

std::string with_sign(Money amount, const Currency& currency) {
  return (amount > Money() ? "+" : "") + grouped(amount, currency);
}

/// "+200.00", "-1,000.00 to +200.00", "-1,000.00 or more", "+200.00 or less", "unknown".
std::string with_sign(const std::optional<MoneyRange>& range, const Currency& currency) {
  if (!range) {
    return "unknown";
  }
  if (range->max.at_limit()) {
    return with_sign(range->min, currency) + " or more";
  }
  if (range->min.at_limit()) {
    return with_sign(range->max, currency) + " or less";
  }
  return (range->exact() ? "" : with_sign(range->min, currency) + " to ") +
         with_sign(range->max, currency);
}

/// Empty for a cell that could not be priced.
std::string code_text(const ComparisonCell& cell) {
  return cell.errors.empty() ? to_string(cell.priced.line.entry.code) : std::string();
}

std::string headings_of(const PricedLine& priced) {
  std::string out;
  for (const DutyLine& duty : priced.assessment.lines) {
    if (priced.plan->schedule().measures[duty.measure].beside_the_line()) {
      out += (out.empty() ? "" : " ") + detail::heading_of(priced, duty);
    }
  }
  return out.empty() ? "base duty only" : out;
}

class ComparisonText {
 public:
  explicit ComparisonText(const SideBySide& comparison) : comparison_(comparison) {}

  std::string run() {
    head();
    table();
    faults();
    winners();
    law();
    return std::move(out_);
  }

 private:
  [[nodiscard]] const ComparisonAxes& axes() const { return comparison_.axes; }

  void head() {
    const ComparisonCell* shown = nullptr;
    for (const ComparisonCell& cell : comparison_.cells) {
      shown = shown == nullptr && cell.errors.empty() ? &cell : shown;
    }
    if (shown == nullptr) {
      return;
    }
    const InputLine& line = shown->priced.line;
    out_ += fmt::format("{}, customs value {} {}", to_string(line.entry.code),
                        detail::value_text(line), line.currency.code());
    const auto fixed = [&](std::size_t count, std::string_view what, const std::string& text) {
      out_ += count == 1 ? fmt::format(", {} {}", what, text) : "";
    };
    fixed(axes().origins.size(), "from", shown->origin);
    fixed(axes().destinations.size(), "to", shown->destination);
    fixed(axes().dates.size(), "entry", to_string(axes().dates.front()));
    if (axes().laws.size() == 1 && !axes().laws.front().name.empty()) {
      out_ += "\nScenario: " + axes().laws.front().name;
    }
    out_ += "\n\n";
  }

  void table() {
    const ComparisonAxes& by = axes();
    std::vector<std::string> names;
    std::vector<TextTable::Align> columns;
    const auto column = [&](bool shown, const char* name, TextTable::Align align) {
      if (shown) {
        names.emplace_back(name);
        columns.push_back(align);
      }
    };
    column(by.laws.size() > 1, "scenario", TextTable::Align::left);
    column(by.dates.size() > 1, "entry", TextTable::Align::left);
    column(by.destinations.size() > 1, "to", TextTable::Align::left);
    column(!by.hs_for.empty(), "code", TextTable::Align::left);
    column(true, "from", TextTable::Align::left);
    detail::add_total_names(names);
    columns.resize(names.size(), TextTable::Align::right);
    column(true, "difference", TextTable::Align::right);
    column(true, "headings", TextTable::Align::left);
    TextTable table(columns);
    table.row(names);
    for (const ComparisonCell& cell : comparison_.cells) {
      std::vector<std::string> row = place_of(cell);
      add_figures(row, cell);
      table.row(row);
    }
    out_ += table.text();
    if (open_) {
      out_ += detail::kOpenNote;
    }
  }

  /// Where a cell is on the axes that vary.
  [[nodiscard]] std::vector<std::string> place_of(const ComparisonCell& cell) const {
    const ComparisonAxes& by = axes();
    std::vector<std::string> row;
    const auto add = [&](bool shown, const std::string& text) {
      if (shown) {
        row.push_back(text);
      }
    };
    add(by.laws.size() > 1, detail::shorten(scenario_name(cell), 40));
    add(by.dates.size() > 1, to_string(cell.date));
    add(by.destinations.size() > 1, cell.destination);
    add(!by.hs_for.empty(), code_text(cell));
    add(true, cell.origin);
    return row;
  }

  void add_figures(std::vector<std::string>& row, const ComparisonCell& cell) {
    if (!cell.errors.empty()) {
      row.insert(row.end(), {"-", "-", "-", "-", "-", "not priced, see below"});
      return;
    }
    const ComparisonCell& first = comparison_.cells.front();
    const InputLine& line = cell.priced.line;
    const LineTotals totals = totals_of(line, cell.priced.assessment);
    open_ = open_ || !totals.exact;
    detail::add_total_texts(row, detail::figures_of(totals), line.currency);
    row.push_back(&cell == &first ? std::string() : with_sign(cell.difference, line.currency));
    row.push_back(headings_of(cell.priced));
  }

  void faults() {
    for (const ComparisonCell& cell : comparison_.cells) {
      for (const Error& error : cell.errors) {
        out_ += fmt::format("\n{} to {} on {}: {}\n", cell.origin, cell.destination,
                            to_string(cell.date), error.message);
        if (!error.hint.empty()) {
          out_ += "  " + error.hint + "\n";
        }
      }
    }
  }

  void winners() {
    if (!axes().since) {
      return;
    }
    out_ += fmt::format("\nSince {}, in landed cost of this lot\n", to_string(*axes().since));
    for (const ComparisonCell& cell : comparison_.cells) {
      const ComparisonCell& rival = rival_of(comparison_, cell);
      if (&rival != &cell && cell.errors.empty()) {
        gain_of(cell, rival);
      }
    }
  }

  /// What a cell gained or lost on its rival.
  void gain_of(const ComparisonCell& cell, const ComparisonCell& rival) {
    std::string where = axes().destinations.size() > 1 ? " to " + cell.destination : "";
    where += axes().dates.size() > 1 ? " on " + to_string(cell.date) : "";
    where += axes().laws.size() > 1 ? ", " + scenario_name(cell) : "";
    const std::optional<MoneyRange>& gain = cell.gained;
    if (!gain) {
      out_ += fmt::format("  {}{}: not known\n", cell.origin, where);
    } else if (!gain->exact()) {
      out_ += between(cell, rival, where, *gain);
    } else if (gain->max.is_zero()) {
      out_ += fmt::format("  {}{} stands to {} as before\n", cell.origin, where, rival.origin);
    } else {
      const bool won = gain->max > Money();
      const Money size = won ? gain->max : Money() - gain->max;
      out_ += fmt::format("  {}{} {} {} on {}: {} of the value\n", cell.origin, where,
                          won ? "gained" : "lost", grouped(size, cell.priced.line.currency),
                          rival.origin, detail::percent_text(size, cell.priced.line.entry.value));
    }
  }

  /// What a cell gained where that is not known exactly, and the prices because of which it is not.
  [[nodiscard]] std::string between(const ComparisonCell& cell, const ComparisonCell& rival,
                                    const std::string& where, const MoneyRange& gain) const {
    const Currency& currency = cell.priced.line.currency;
    const auto side = [&](Money amount) {
      return amount < Money() ? grouped(Money() - amount, currency) + " lost"
                              : grouped(amount, currency) + " gained";
    };
    const std::string ends = gain.max.at_limit() ? "at the least " + side(gain.min)
                             : gain.min.at_limit()
                                 ? "at the most " + side(gain.max)
                                 : fmt::format("between {} and {}", side(gain.min), side(gain.max));
    std::string prices;
    const auto price = [&](const ComparisonCell& of, const PricedLine& priced, Date day) {
      const auto cost = landed_cost(priced);
      if (!priced.assessment.exact()) {
        prices += fmt::format("{}{} on {} {}", prices.empty() ? "" : "; ", of.origin,
                              to_string(day), cost ? grouped(*cost, currency) : "no upper bound");
      }
    };
    for (const ComparisonCell* of : {&rival, &cell}) {
      price(*of, *of->then, *axes().since);
      price(*of, of->priced, of->date);
    }
    return "  " +
           detail::wrap(fmt::format("{}{} against {}: not known exactly, {}; landed cost of {}",
                                    cell.origin, where, rival.origin, ends, prices),
                        detail::kWidth, 4) +
           "\n";
  }

  void law() {
    std::vector<std::string> warnings;
    for (const ComparisonCell& cell : comparison_.cells) {
      if (cell.errors.empty()) {
        const auto own = detail::warnings_of_cell(comparison_, cell);
        warnings.insert(warnings.end(), own.begin(), own.end());
      }
    }
    out_ += detail::mind_text(warnings);
    std::vector<std::string> said;
    for (const ComparisonCell& cell : comparison_.cells) {
      if (!cell.errors.empty()) {
        continue;
      }
      const Schedule& schedule = cell.priced.plan->schedule();
      if (std::find(said.begin(), said.end(), schedule.name) == said.end()) {
        said.push_back(schedule.name);
        out_ += (said.size() == 1 ? "\n" : "") + detail::law_text(schedule) + "\n";
      }
    }
  }

  const SideBySide& comparison_;
  std::string out_;
  bool open_ = false;
};

}  // namespace

std::string comparison_text(const SideBySide& comparison) {
  return ComparisonText(comparison).run();
}

}  // namespace tarex
