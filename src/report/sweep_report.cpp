#include "tarex/sweep_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "report/csv_cells.hpp"
#include "report/json_text.hpp"
#include "report/notes.hpp"
#include "report/text_layout.hpp"
#include "report/total_cells.hpp"
#include "rows/verified.hpp"
#include "tarex/report.hpp"

namespace tarex {
namespace {

using detail::append_cell_amount;
using detail::grouped;
using detail::JsonArray;
using detail::JsonObject;
using detail::TextTable;

std::string number(const SweepRange& range, std::int64_t x) {
  return decimal_text(x) + (range.in_percent ? "%" : "");
}

detail::TotalFigures figures_of(const SweepPoint& point) {
  return {point.value, point.duty, point.fees, point.tax, point.landed, point.exact};
}

Currency figure_currency(const SweepResult& result, SweepFigure figure) {
  const bool dollars = figure == SweepFigure::duty_usd || figure == SweepFigure::landed_usd;
  return dollars ? Currency() : result.currency;
}

/// "7318.15.20 from KR to US, entry 2026-10-09, customs value 10,000.00 USD": what the figures are
/// for; what is run through from its first number to its last.
std::string head_text(const SweepResult& result) {
  const auto of = [&](std::string_view column, const std::string& text) {
    const SweepRange& range = result.range;
    return range.column == column ? number(range, range.from) + " to " + number(range, range.to)
                                  : text;
  };
  const Money value = result.points.front().value;
  const bool same = std::all_of(result.points.begin(), result.points.end(),
                                [&](const SweepPoint& point) { return point.value == value; });
  return fmt::format("{} from {} to {}, entry {}, {} {}\n", of("hs", to_string(result.code)),
                     to_string(result.origin), result.schedule->jurisdiction,
                     of("entry_date", to_string(result.date)),
                     same ? "customs value " + grouped(value, result.currency) : "amounts in",
                     result.currency.code());
}

/// The columns that say what the figures are for, but for the one that is run through.
std::vector<std::pair<std::string_view, std::string>> what_for(const SweepResult& result) {
  std::vector<std::pair<std::string_view, std::string>> out{
      {"hs", to_string(result.code)},
      {"origin", to_string(result.origin)},
      {"destination", result.schedule->jurisdiction},
      {"entry_date", to_string(result.date)},
      {"currency", result.currency.code()}};
  std::erase_if(out, [&](const auto& member) { return member.first == result.range.column; });
  return out;
}

/// @param alone  the object says what it is for
void append_point(std::string& out, const SweepResult& result, const SweepPoint& point,
                  bool alone) {
  JsonObject object(out);
  if (!result.scenario.empty()) {
    object.text("scenario", result.scenario);
  }
  object.raw(result.range.column, decimal_text(point.x));
  object.text("status", detail::status_word(point.exact));
  object.amount("customs_value", point.value, result.currency);
  object.amount("total_duty", point.duty.max, result.currency);
  object.amount("total_duty_min", point.duty.min, result.currency);
  object.amount("total_duty_max", point.duty.max, result.currency);
  object.amount("total_fees", point.fees, result.currency);
  object.amount("total_tax", point.tax, result.currency);
  object.amount("landed_cost", point.landed, result.currency);
  if (result.dollars) {
    object.amount("total_duty_usd", point.duty_usd, Currency());
    object.amount("landed_cost_usd", point.landed_usd, Currency());
  }
  if (alone) {
    for (const auto& [name, text] : what_for(result)) {
      object.text(name, text);
    }
  }
  object.close();
}

void append_answer(std::string& out, const SweepResult& result, const BreakEvenAnswer& answer) {
  const Currency currency = figure_currency(result, answer.figure);
  JsonObject object(out);
  object.text("wanted", answer.wanted);
  object.amount("target", answer.target, currency);
  object.text("target_status", detail::status_word(!answer.target_open));
  JsonArray items(object.key("found"));
  for (const BreakEven& at : answer.found) {
    JsonObject item(items.next());
    const bool open = at.open || answer.target_open;
    item.text("kind", at.exact ? (open ? "at_most" : "exact") : at.jump ? "jump" : "between");
    item.text("status", detail::status_word(!open));
    item.raw(result.range.column, decimal_text(at.x));
    item.amount("figure", at.figure, currency);
    if (at.exact) {
      item.raw("from", decimal_text(at.first));
      item.raw("to", decimal_text(at.after));
      if (!at.off.is_zero()) {
        item.amount("off_between", at.off, currency);
      }
    } else {
      item.raw(result.range.column + "_after", decimal_text(at.after));
      item.amount("figure_after", at.figure_after, currency);
    }
    item.close();
  }
  items.close();
  object.close();
}

void append_answers(JsonObject& object, const SweepResult& result) {
  JsonArray answers(object.key("break_even"));
  for (const BreakEvenAnswer& answer : result.answers) {
    append_answer(answers.next(), result, answer);
  }
  answers.close();
}

/// How a target that was met nowhere stands to the points, which are all on one side of it. Between
/// them it may be met all the same, by a coin of rounding or where figures turn twice.
std::string not_reached(const SweepResult& result, const BreakEvenAnswer& answer, bool open) {
  const bool more = figure_of(result.points.front(), answer.figure) > answer.target;
  return fmt::format("  no point of the range reaches it{}: it is {} at every one{}\n",
                     open ? " by the most it can be" : "", more ? "more" : "less",
                     open && more ? "; by less it may be" : "");
}

/// The span of numbers at whose ends the target is met.
std::string span_text(const SweepResult& result, const BreakEven& at, Currency currency) {
  if (at.first == at.after) {
    return {};
  }
  const std::string first = number(result.range, at.first);
  const std::string last = number(result.range, at.after);
  return at.off.is_zero() ? fmt::format(" (to the coin from {} to {})", first, last)
                          : fmt::format(" (met at {} and {}, in between off by up to {})", first,
                                        last, grouped(at.off, currency));
}

/// @param open  a point of the range is not known exactly
void append_answer_text(std::string& out, const SweepResult& result, const BreakEvenAnswer& answer,
                        bool open) {
  const Currency currency = figure_currency(result, answer.figure);
  out +=
      fmt::format("\nBreak-even: {} of {} {}{}\n", answer.wanted, grouped(answer.target, currency),
                  currency.code(), answer.target_open ? " at most, not known exactly" : "");
  if (answer.found.empty()) {
    out += not_reached(result, answer, open);
  }
  const std::string& column = result.range.column;
  for (const BreakEven& at : answer.found) {
    const std::string_view most = at.open ? "at most " : "";
    if (at.exact) {
      out += fmt::format("  at {} {}, {}", column, number(result.range, at.x),
                         at.open ? "not exact: it is at most that there, and may be less"
                         : answer.target_open ? "not exact: the target may be less"
                                              : "exactly");
      out += span_text(result, at, currency) + "\n";
    } else {
      out += fmt::format("  between {} {} ({}{}) and {} ({}{}){}\n", column,
                         number(result.range, at.x), most, grouped(at.figure, currency),
                         number(result.range, at.after), most, grouped(at.figure_after, currency),
                         at.jump ? ": a threshold lies here, and it jumps" : "");
    }
  }
}

}  // namespace

std::string break_even_text(const SweepResult& result) {
  const bool open = std::any_of(result.points.begin(), result.points.end(),
                                [](const SweepPoint& point) { return !point.exact; });
  std::string out;
  for (const BreakEvenAnswer& answer : result.answers) {
    append_answer_text(out, result, answer, open);
  }
  return out.substr(std::min<std::size_t>(1, out.size()));  // an empty line stands before each
}

std::string sweep_text(const SweepResult& result) {
  std::string out = head_text(result);
  out += result.scenario.empty() ? "\n" : "Scenario: " + result.scenario + "\n\n";
  std::vector<TextTable::Align> columns(result.dollars ? 7 : 5, TextTable::Align::right);
  TextTable table(columns);
  std::vector<std::string> names{result.range.column};
  detail::add_total_names(names);
  if (result.dollars) {
    names.insert(names.end(), {"duty, USD", "landed, USD"});
  }
  table.row(names);
  bool open = false;
  for (const SweepPoint& point : result.points) {
    open = open || !point.exact;
    std::vector<std::string> row{number(result.range, point.x)};
    row.reserve(columns.size());
    detail::add_total_texts(row, figures_of(point), result.currency);
    if (result.dollars) {
      row.push_back(grouped(point.duty_usd, Currency()));
      row.push_back(grouped(point.landed_usd, Currency()));
    }
    table.row(std::move(row));
  }
  out += table.text();
  if (open) {
    out += detail::kOpenNote;
  }
  if (!result.answers.empty()) {
    out += "\n" + break_even_text(result);
  }
  std::vector<std::string> warnings{detail::past_verified(*result.schedule, result.date)};
  warnings.insert(warnings.end(), result.warnings.begin(), result.warnings.end());
  return out + detail::mind_text(warnings) + "\n" + detail::law_text(*result.schedule) + "\n";
}

std::string sweep_json(const SweepResult& result) {
  std::string out;
  JsonObject object(out);
  object.text("column", result.range.column);
  for (const auto& [name, text] : what_for(result)) {
    object.text(name, text);
  }
  JsonArray points(object.key("points"));
  for (const SweepPoint& point : result.points) {
    append_point(points.next(), result, point, false);
  }
  points.close();
  append_answers(object, result);
  object.texts("warnings", result.warnings);
  append_law_json(object.key("law"), *result.schedule);
  object.close();
  return out + "\n";
}

std::string sweep_jsonl(const SweepResult& result) {
  std::string out;
  for (const SweepPoint& point : result.points) {
    append_point(out, result, point, true);
    out += '\n';
  }
  if (!result.answers.empty()) {
    JsonObject object(out);
    append_answers(object, result);
    object.close();
    out += '\n';
  }
  return out;
}

std::string sweep_csv(const SweepResult& result) {
  std::string out =
      fmt::format("{},status,customs_value,{}", result.range.column, detail::kTotalColumns);
  out += result.dollars ? ",total_duty_usd,landed_cost_usd" : "";
  out += result.scenario.empty() ? "" : ",scenario";
  std::string last;
  for (const auto& [name, text] : what_for(result)) {
    out += ',';
    out += name;
    last += ',';
    append_csv_cell(last, text);
  }
  out += '\n';
  for (const SweepPoint& point : result.points) {
    append_decimal(out, point.x);
    out += ',';
    out += detail::status_word(point.exact);
    out += ',';
    append_cell_amount(out, point.value, result.currency);
    out += ',';
    detail::append_total_cells(out, figures_of(point), result.currency);
    if (result.dollars) {
      out += ',';
      append_cell_amount(out, point.duty_usd, Currency());
      out += ',';
      append_cell_amount(out, point.landed_usd, Currency());
    }
    if (!result.scenario.empty()) {
      out += ',';
      append_csv_cell(out, result.scenario);
    }
    out += last + '\n';
  }
  return out;
}

}  // namespace tarex
