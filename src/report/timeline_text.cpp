#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "report/changes.hpp"
#include "report/describe.hpp"
#include "report/notes.hpp"
#include "report/percent.hpp"
#include "report/text_layout.hpp"
#include "report/timeline_changes.hpp"
#include "report/total_cells.hpp"
#include "rows/verified.hpp"
#include "tarex/report.hpp"
#include "tarex/timeline_report.hpp"

/// A timeline as a person reads it.
namespace tarex {
namespace {

using detail::TextTable;

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

/// What changed at a point, for one line of a table.
std::string change_at(const Timeline& timeline, std::size_t i) {
  const PricedLine& priced = timeline.points[i].priced;
  if (i == 0) {
    const std::string headings = detail::headings_text(priced);
    return headings.empty() ? "base duty only" : headings + (headings.ends_with('=') ? "?" : "");
  }
  std::string what;
  const detail::PointChanges changes = detail::changes_at(timeline, i);
  for (const detail::LineChange& change : changes.list) {
    what +=
        (what.empty() ? "" : "; ") +
        detail::change_text(change, timeline.points.front().priced.line.currency, changes.at_best);
  }
  if (changes.at_best || what.empty()) {
    const std::string moved = detail::range_change(timeline.points[i - 1].priced, priced);
    what = changes.at_best ? moved + ": " + what : moved;
  }
  return what;
}

std::string title(const Timeline& timeline, Drawing drawing) {
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
  return out;
}

/// A row per point, with what its marks mean below.
std::string table_of(const Timeline& timeline) {
  const Currency& currency = timeline.points.front().priced.line.currency;
  TextTable table({TextTable::Align::left, TextTable::Align::right, TextTable::Align::right,
                   TextTable::Align::right, TextTable::Align::left});
  table.row({"entry from", "duty", "of value", "landed cost", "what changed"});
  bool ranges = false;
  bool scheduled = false;
  for (std::size_t i = 0; i < timeline.points.size(); ++i) {
    const TimelinePoint& point = timeline.points[i];
    const LineTotals totals = totals_of(point.priced.line, point.priced.assessment);
    ranges = ranges || !totals.exact;
    scheduled = scheduled || point.scheduled;
    table.row({to_string(point.from) + (point.scheduled ? "*" : ""),
               detail::duty_text(detail::figures_of(totals), currency),
               detail::percent_text(totals.total_duty.max, totals.customs_value),
               detail::grouped(totals.landed_cost.max, currency), change_at(timeline, i)});
  }
  std::string out = table.text();
  if (ranges) {
    out +=
        "\n? not known exactly: the most it can be; tarex quote with --date shows the questions\n";
  }
  if (scheduled) {
    out += "\n* after the law was verified: what it provided for by then\n";
  }
  return out;
}

}  // namespace

std::string timeline_text(const Timeline& timeline, Drawing drawing) {
  const Schedule& schedule = timeline.points.front().priced.plan->schedule();
  std::vector<std::string> warnings{detail::past_verified(schedule, timeline.until, "last day")};
  for (const TimelinePoint& point : timeline.points) {
    const PricedLine& priced = point.priced;
    const std::string late = detail::past_verified(schedule, priced.line.entry.date);
    const auto own = warnings_of(priced);
    std::copy_if(own.begin(), own.end(), std::back_inserter(warnings),
                 [&](const std::string& one) { return one != late; });  // the last day is said
  }
  return title(timeline, drawing) + "\n" + table_of(timeline) + detail::mind_text(warnings) + "\n" +
         detail::law_text(schedule) + "\n";
}

}  // namespace tarex
