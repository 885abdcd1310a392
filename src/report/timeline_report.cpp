#include "tarex/timeline_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "report/changes.hpp"
#include "report/csv_cells.hpp"
#include "report/describe.hpp"
#include "report/json_text.hpp"
#include "report/notes.hpp"
#include "report/percent.hpp"
#include "report/text_layout.hpp"
#include "report/total_cells.hpp"
#include "rows/verified.hpp"
#include "tarex/report.hpp"

namespace tarex {
namespace {

using detail::change_text;
using detail::changes_between;
using detail::exact_amount_text;
using detail::JsonArray;
using detail::JsonObject;
using detail::LineChange;
using detail::TextTable;

/// What is charged differently from a point on: at most or, where that stays as it was, at best.
struct PointChanges {
  std::vector<LineChange> list;
  bool at_best = false;
};

PointChanges changes_at(const Timeline& timeline, std::size_t i) {
  if (i == 0) {
    return {};
  }
  const TimelinePoint& before = timeline.points[i - 1];
  const TimelinePoint& after = timeline.points[i];
  PointChanges out{changes_between(before.last(), after.priced), false};
  const MoneyRange& was = before.priced.assessment.total_duty;
  const MoneyRange& is = after.priced.assessment.total_duty;
  if (out.list.empty() && was.min != is.min && before.least_at_end && after.least) {
    out = {changes_between(*before.least_at_end, *after.least), true};
  }
  return out;
}

/// Eight heights of bars over the highest duty of the points.
std::string sparkline(const Timeline& timeline) {
  static constexpr std::string_view kBars[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  Money highest;
  for (const TimelinePoint& point : timeline.points) {
    const Money duty = point.priced.assessment.total_duty.max;
    highest = duty.at_limit() ? highest : std::max(highest, duty);
  }
  std::string out;
  for (const TimelinePoint& point : timeline.points) {
    const Money duty = point.priced.assessment.total_duty.max;
    if (duty.at_limit()) {
      out += "?";
    } else if (highest.is_zero()) {
      out += kBars[0];
    } else {
      const i128 step = divide_half_up(static_cast<i128>(duty.micro()) * 7, highest.micro());
      out += kBars[static_cast<std::size_t>(step)];
    }
  }
  return out;
}

std::string_view what_name(LineChange::What what) {
  switch (what) {
    case LineChange::What::started:
      return "started";
    case LineChange::What::ended:
      return "ended";
    case LineChange::What::changed:
      return "changed";
    case LineChange::What::follows:
      return "follows";
  }
  return "";
}

/// Total less the one before; nothing at the first point or without bounds.
std::optional<Money> step_of(const Timeline& timeline, std::size_t i) {
  if (i == 0) {
    return std::nullopt;
  }
  const Money before = timeline.points[i - 1].priced.assessment.total_duty.max;
  const Money after = timeline.points[i].priced.assessment.total_duty.max;
  return before.at_limit() || after.at_limit() ? std::nullopt : std::optional(after - before);
}

/// What moved where every heading charges what it did: an end of a range.
std::string range_change(const PricedLine& before, const PricedLine& after) {
  const Currency& currency = after.line.currency;
  std::string out;
  const auto compare = [&](std::string_view of, const MoneyRange& was, const MoneyRange& is) {
    const auto say = [&](std::string_view end, Money from, Money to) {
      if (from != to) {
        out += fmt::format("{}{} {} {}, was {}", out.empty() ? "" : "; ", of, end,
                           detail::grouped(to, currency), detail::grouped(from, currency));
      }
    };
    say("at best", was.min, is.min);
    say("at worst", was.max, is.max);
  };
  compare("duty", before.assessment.total_duty, after.assessment.total_duty);
  compare("fees", before.assessment.fees, after.assessment.fees);
  compare("tax", before.assessment.tax, after.assessment.tax);
  return out.empty() ? "a heading charged at nothing" : out;
}

void append_changes(std::string& out, const Timeline& timeline, std::size_t i) {
  const Currency& currency = timeline.points[i].priced.line.currency;
  JsonArray items(out);
  const PointChanges changes = changes_at(timeline, i);
  for (const LineChange& change : changes.list) {
    JsonObject item(items.next());
    item.text("what", what_name(change.what));
    if (changes.at_best) {
      item.raw("at_best", "true");
    }
    item.text("heading", change.heading);
    item.text("title", change.title);
    item.text("rate_before", change.rate_before);
    item.text("rate_after", change.rate_after);
    item.amount("amount_before", change.before, currency);
    item.amount("amount_after", change.after, currency);
    if (!change.because.empty()) {
      item.text("because", change.because);
    }
    item.text("citation", change.citation);
    item.close();
  }
  items.close();
}

void append_point(std::string& out, const Timeline& timeline, std::size_t i) {
  const TimelinePoint& point = timeline.points[i];
  JsonObject object(out);
  object.day("from", point.from);
  object.day("to", point.to);
  object.flag("scheduled", point.scheduled);
  object.amount("change", step_of(timeline, i), point.priced.line.currency);
  append_changes(object.key("changes"), timeline, i);
  append_line_json(object.key("line"), point.priced.line, point.priced.assessment,
                   *point.priced.plan);
  object.close();
}

}  // namespace

std::string timeline_text(const Timeline& timeline, Drawing drawing) {
  const PricedLine& first = timeline.points.front().priced;
  const Schedule& schedule = first.plan->schedule();
  const Currency& currency = first.line.currency;
  std::string out =
      fmt::format("{} from {} to {}, customs value {} {}: what each change of law made of it\n",
                  to_string(first.line.entry.code), to_string(first.line.entry.origin),
                  schedule.jurisdiction, detail::value_text(first.line), currency.code());
  if (!first.line.scenario.empty()) {
    out += "Scenario: " + first.line.scenario + "\n";
  }
  if (drawing == Drawing::sparkline) {
    out += "\n  " + sparkline(timeline) + "  duty, change by change\n";
  }
  TextTable table({TextTable::Align::left, TextTable::Align::right, TextTable::Align::right,
                   TextTable::Align::right, TextTable::Align::left});
  table.row({"entry from", "duty", "of value", "landed cost", "what changed"});
  bool ranges = false;
  bool scheduled = false;
  for (std::size_t i = 0; i < timeline.points.size(); ++i) {
    const TimelinePoint& point = timeline.points[i];
    const LineTotals totals = totals_of(point.priced.line, point.priced.assessment);
    std::string what;
    const PointChanges changes = changes_at(timeline, i);
    for (const LineChange& change : changes.list) {
      what += (what.empty() ? "" : "; ") + change_text(change, currency);
    }
    if (changes.at_best) {
      what = range_change(timeline.points[i - 1].priced, point.priced) + ": " + what;
    }
    if (i == 0) {
      const std::string headings = detail::headings_text(point.priced);
      what = headings.empty() ? "base duty only" : headings;
      if (what.ends_with('=')) {
        what += '?';
      }
    } else if (what.empty()) {
      what = range_change(timeline.points[i - 1].priced, point.priced);
    }
    ranges = ranges || !totals.exact;
    scheduled = scheduled || point.scheduled;
    table.row({to_string(point.from) + (point.scheduled ? "*" : ""),
               detail::duty_text(detail::figures_of(totals), currency),
               detail::percent_text(totals.total_duty.max, totals.customs_value),
               detail::grouped(totals.landed_cost.max, currency), what});
  }
  out += "\n" + table.text();
  if (ranges) {
    out +=
        "\n? not known exactly: the most it can be; tarex quote with --date shows the questions\n";
  }
  if (scheduled) {
    out += "\n* after the law was verified: what it provided for by then\n";
  }
  std::vector<std::string> warnings{detail::past_verified(schedule, timeline.until, "last day")};
  for (const TimelinePoint& point : timeline.points) {
    const PricedLine& priced = point.priced;
    const std::string late = detail::past_verified(schedule, priced.line.entry.date);
    const auto own = warnings_of(priced);
    std::copy_if(own.begin(), own.end(), std::back_inserter(warnings),
                 [&](const std::string& one) { return one != late; });  // the last day is said
  }
  return out + detail::mind_text(warnings) + "\n" + detail::law_text(schedule) + "\n";
}

std::string timeline_json(const Timeline& timeline) {
  std::string out;
  JsonObject object(out);
  JsonArray points(object.key("points"));
  for (std::size_t i = 0; i < timeline.points.size(); ++i) {
    append_point(points.next(), timeline, i);
  }
  points.close();
  append_law_json(object.key("law"), timeline.points.front().priced.plan->schedule());
  object.close();
  return out + "\n";
}

std::string timeline_jsonl(const Timeline& timeline) {
  std::string out;
  for (std::size_t i = 0; i < timeline.points.size(); ++i) {
    append_point(out, timeline, i);
    out += '\n';
  }
  return out;
}

std::string timeline_csv(const Timeline& timeline) {
  const std::string& scenario = timeline.points.front().priced.line.scenario;
  std::string out = fmt::format(
      "from,to,scheduled,hs,origin,destination,{},change,headings,what,citations,warnings",
      detail::kLineColumns);
  out += scenario.empty() ? ",customs_value\n" : ",scenario,customs_value\n";
  for (std::size_t i = 0; i < timeline.points.size(); ++i) {
    const TimelinePoint& point = timeline.points[i];
    const InputLine& line = point.priced.line;
    const LineTotals totals = totals_of(line, point.priced.assessment);
    const auto cell = [&](std::string_view text) {
      append_csv_cell(out, text);
      out += ',';
    };
    cell(to_string(point.from));
    cell(point.to == kNoEnd ? std::string() : to_string(point.to));
    cell(point.scheduled ? "yes" : "no");
    cell(to_string(line.entry.code));
    cell(to_string(line.entry.origin));
    cell(line.schedule->jurisdiction);
    detail::append_line_cells(out, line, totals);
    out += ',';
    const auto step = step_of(timeline, i);
    cell(step ? exact_amount_text(*step, line.currency) : std::string());
    cell(detail::headings_text(point.priced));
    std::string what;
    std::string citations;
    const PointChanges changes = changes_at(timeline, i);
    for (const LineChange& change : changes.list) {
      what += (what.empty() ? "" : ";") + std::string(changes.at_best ? "at best " : "") +
              std::string(what_name(change.what)) + " " + change.heading;
      if (!change.citation.empty()) {
        citations += (citations.empty() ? "" : ";") + change.citation;
      }
    }
    if (what.empty() && i > 0) {
      what = range_change(timeline.points[i - 1].priced, point.priced);
    }
    cell(what);
    cell(citations);
    append_csv_cell(out, detail::warnings_text(line, point.priced.assessment, *point.priced.plan));
    if (!scenario.empty()) {
      out += ',';
      append_csv_cell(out, scenario);
    }
    out += ',';
    detail::append_cell_amount(out, totals.customs_value, line.currency);
    out += '\n';
  }
  return out;
}

}  // namespace tarex
