#include "tarex/comparison_report.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/joined.hpp"
#include "report/changes.hpp"
#include "report/csv_cells.hpp"
#include "report/describe.hpp"
#include "report/json_text.hpp"
#include "report/law_json.hpp"
#include "report/notes.hpp"
#include "report/percent.hpp"
#include "report/range_ends.hpp"
#include "report/text_layout.hpp"
#include "report/total_cells.hpp"
#include "tarex/report.hpp"

namespace tarex {
namespace {

using detail::exact_amount_text;
using detail::grouped;
using detail::if_exact;
using detail::JsonArray;
using detail::JsonObject;
using detail::least;
using detail::most;
using detail::TextTable;

constexpr std::string_view kAsItIs = "the law as it is";

std::string scenario_name(const ComparisonCell& cell) {
  return cell.scenario.empty() ? std::string(kAsItIs) : cell.scenario;
}

std::string with_sign(const std::optional<Money>& amount, const Currency& currency) {
  if (!amount) {
    return "unknown";
  }
  return (*amount > Money() ? "+" : "") + grouped(*amount, currency);
}

/// Empty for a cell that could not be priced.
std::string code_text(const ComparisonCell& cell) {
  return cell.errors.empty() ? to_string(cell.priced.line.entry.code) : std::string();
}

std::string headings_of(const PricedLine& priced) {
  std::string out;
  for (const DutyLine& duty : priced.assessment.lines) {
    if (is_additional(duty.kind)) {
      out += (out.empty() ? "" : " ") + detail::heading_of(priced, duty);
    }
  }
  return out.empty() ? "base duty only" : out;
}

/// Of a cell, and of the day that it is held against.
std::vector<std::string> all_warnings(const SideBySide& comparison, const ComparisonCell& cell) {
  std::vector<std::string> out = warnings_of(cell.priced);
  if (cell.then && comparison.axes.since) {
    const auto then =
        warnings_only_of(warnings_of(*cell.then), out, to_string(*comparison.axes.since));
    out.insert(out.end(), then.begin(), then.end());
  }
  return out;
}

void append_object(std::string& out, const SideBySide& comparison, const ComparisonCell& cell) {
  JsonObject object(out);
  object.text("scenario", cell.scenario);
  object.text("entry_date", to_string(cell.date));
  object.text("destination", cell.destination);
  object.text("origin", cell.origin);
  if (!cell.errors.empty()) {
    append_rejected_json(object.key("line"), cell.errors, {}, 0);
    object.close();
    return;
  }
  const Currency& currency = cell.priced.line.currency;
  const auto ends_of = [&](const std::string& name, const std::optional<MoneyRange>& ends) {
    object.amount(name + "_min", least(ends), currency);
    object.amount(name + "_max", most(ends), currency);
  };
  object.amount("difference", difference(comparison, cell), currency);
  if (!comparison.cells.front().priced.assessment.exact() || !cell.priced.assessment.exact()) {
    ends_of("difference", difference_range(comparison, cell));
  }
  if (comparison.axes.since) {
    object.text("since", to_string(*comparison.axes.since));
    const auto gain = gained(comparison, cell);
    const auto exactly = if_exact(gain);
    object.amount("gained", exactly, currency);
    if (!exactly) {
      ends_of("gained", gain);
    }
    if (cell.then) {
      append_line_json(object.key("then"), cell.then->line, cell.then->assessment,
                       *cell.then->plan);
    }
  }
  append_line_json(object.key("line"), cell.priced.line, cell.priced.assessment, *cell.priced.plan);
  object.close();
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
    std::vector<std::string> names;
    std::vector<TextTable::Align> columns;
    const auto column = [&](bool shown, const char* name, TextTable::Align align) {
      if (shown) {
        names.emplace_back(name);
        columns.push_back(align);
      }
    };
    const bool laws = axes().laws.size() > 1;
    const bool dates = axes().dates.size() > 1;
    const bool destinations = axes().destinations.size() > 1;
    const bool codes = !axes().hs_for.empty();
    column(laws, "scenario", TextTable::Align::left);
    column(dates, "entry", TextTable::Align::left);
    column(destinations, "to", TextTable::Align::left);
    column(codes, "code", TextTable::Align::left);
    column(true, "from", TextTable::Align::left);
    detail::add_total_names(names);
    columns.resize(names.size(), TextTable::Align::right);
    column(true, "difference", TextTable::Align::right);
    column(true, "headings", TextTable::Align::left);
    TextTable table(columns);
    table.row(names);
    for (const ComparisonCell& cell : comparison_.cells) {
      std::vector<std::string> row;
      const auto add = [&](bool shown, const std::string& text) {
        if (shown) {
          row.push_back(text);
        }
      };
      add(laws, detail::shorten(scenario_name(cell), 40));
      add(dates, to_string(cell.date));
      add(destinations, cell.destination);
      add(codes, code_text(cell));
      add(true, cell.origin);
      if (!cell.errors.empty()) {
        row.insert(row.end(), {"-", "-", "-", "-", "-", "not priced, see below"});
        table.row(row);
        continue;
      }
      const InputLine& line = cell.priced.line;
      const LineTotals totals = totals_of(line, cell.priced.assessment);
      open_ = open_ || !totals.exact;
      detail::add_total_texts(row, detail::figures_of(totals), line.currency);
      add(true,
          &cell == &comparison_.cells.front()
              ? std::string()
              : with_sign(difference(comparison_, cell), line.currency) +
                    (totals.exact && comparison_.cells.front().priced.assessment.exact() ? ""
                                                                                         : "?"));
      add(true, headings_of(cell.priced));
      table.row(row);
    }
    out_ += table.text();
    if (open_) {
      out_ += detail::kOpenNote;
    }
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
      if (&rival == &cell || !cell.errors.empty()) {
        continue;
      }
      std::string where = axes().destinations.size() > 1 ? " to " + cell.destination : "";
      where += axes().dates.size() > 1 ? " on " + to_string(cell.date) : "";
      where += axes().laws.size() > 1 ? ", " + scenario_name(cell) : "";
      const auto gain = gained(comparison_, cell);
      const Currency& currency = cell.priced.line.currency;
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
                            won ? "gained" : "lost", grouped(size, currency), rival.origin,
                            detail::percent_text(size, cell.priced.line.entry.value));
      }
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
    std::string prices;
    const auto price = [&](const ComparisonCell& of, const PricedLine& priced, Date day) {
      if (!priced.assessment.exact()) {
        prices += fmt::format("{}{} on {} {}", prices.empty() ? "" : "; ", of.origin,
                              to_string(day), grouped(*landed_cost(priced), currency));
      }
    };
    for (const ComparisonCell* of : {&rival, &cell}) {
      price(*of, *of->then, *axes().since);
      price(*of, of->priced, of->date);
    }
    return "  " +
           detail::wrap(
               fmt::format("{}{} against {}: not known exactly, between {} and {}; landed cost "
                           "of {}",
                           cell.origin, where, rival.origin, side(gain.min), side(gain.max),
                           prices),
               detail::kWidth, 4) +
           "\n";
  }

  void law() {
    std::vector<std::string> warnings;
    for (const ComparisonCell& cell : comparison_.cells) {
      if (cell.errors.empty()) {
        const auto own = all_warnings(comparison_, cell);
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

std::string comparison_json(const SideBySide& comparison) {
  std::string out;
  JsonObject object(out);
  JsonArray lines(object.key("lines"));
  std::vector<const Schedule*> laws;
  for (const ComparisonCell& cell : comparison.cells) {
    append_object(lines.next(), comparison, cell);
    if (cell.errors.empty()) {
      laws.push_back(&cell.priced.plan->schedule());
    }
  }
  lines.close();
  detail::append_laws(object, laws);
  object.close();
  return out + "\n";
}

std::string comparison_jsonl(const SideBySide& comparison) {
  std::string out;
  for (const ComparisonCell& cell : comparison.cells) {
    append_object(out, comparison, cell);
    out += '\n';
  }
  return out;
}

std::string comparison_csv(const SideBySide& comparison) {
  std::string out = fmt::format(
      "scenario,entry_date,destination,origin,hs,{},difference,gained,gained_min,gained_max,"
      "headings,errors,difference_min,difference_max,warnings,customs_value\n",
      detail::kLineColumns);
  for (const ComparisonCell& cell : comparison.cells) {
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
      continue;
    }
    const InputLine& line = cell.priced.line;
    const LineTotals totals = totals_of(line, cell.priced.assessment);
    const auto amount = [&](const std::optional<Money>& money) {
      text(money ? exact_amount_text(*money, line.currency) : std::string());
    };
    text(to_string(line.entry.code));
    detail::append_line_cells(out, line, totals);
    out += ',';
    amount(difference(comparison, cell));
    const auto gain = comparison.axes.since ? gained(comparison, cell) : std::nullopt;
    amount(if_exact(gain));
    amount(least(gain));
    amount(most(gain));
    text(detail::headings_text(cell.priced));
    text("");
    const auto ends = difference_range(comparison, cell);
    amount(least(ends));
    amount(most(ends));
    text(detail::joined(all_warnings(comparison, cell), ";"));
    detail::append_cell_amount(out, totals.customs_value, line.currency);
    out += '\n';
  }
  return out;
}

}  // namespace tarex
