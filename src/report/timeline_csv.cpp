#include <fmt/format.h>

#include "report/changes.hpp"
#include "report/csv_cells.hpp"
#include "report/timeline_changes.hpp"
#include "report/total_cells.hpp"
#include "tarex/report.hpp"
#include "tarex/timeline_report.hpp"

/// A timeline in CSV: a row per point.
namespace tarex {
namespace {

/// What changed at a point, and the instruments.
struct Said {
  std::string what;
  std::string citations;
};

Said what_changed(const Timeline& timeline, std::size_t i) {
  Said out;
  const detail::PointChanges changes = detail::changes_at(timeline, i);
  for (const detail::LineChange& change : changes.list) {
    out.what += (out.what.empty() ? "" : ";") + std::string(changes.at_best ? "at best " : "") +
                std::string(detail::what_name(change.what)) + " " + change.heading;
    if (!change.because.empty()) {
      const bool ends = change.what == detail::LineChange::What::gives_way;
      out.what += (ends ? " to " : " in place of ") + change.because;
    }
    if (!change.citation.empty()) {
      out.citations += (out.citations.empty() ? "" : ";") + change.citation;
    }
  }
  if (out.what.empty() && i > 0) {
    out.what = detail::range_change(timeline.points[i - 1].priced, timeline.points[i].priced);
  }
  return out;
}

/// @param scenario  of the timeline; empty: there is no column for it
void append_row(std::string& out, const Timeline& timeline, std::size_t i,
                const std::string& scenario) {
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
  const auto step = detail::step_of(timeline, i);
  cell(step ? detail::exact_amount_text(*step, line.currency) : std::string());
  cell(detail::headings_text(point.priced));
  const Said said = what_changed(timeline, i);
  cell(said.what);
  cell(said.citations);
  append_csv_cell(out, detail::warnings_text(line, point.priced.assessment, *point.priced.plan));
  if (!scenario.empty()) {
    out += ',';
    append_csv_cell(out, scenario);
  }
  out += ',';
  detail::append_cell_amount(out, totals.customs_value, line.currency);
  out += '\n';
}

}  // namespace

std::string timeline_csv(const Timeline& timeline) {
  const std::string& scenario = timeline.points.front().priced.line.scenario;
  std::string out = fmt::format(
      "from,to,scheduled,hs,origin,destination,{},change,headings,what,citations,warnings",
      detail::kLineColumns);
  out += scenario.empty() ? ",customs_value\n" : ",scenario,customs_value\n";
  for (std::size_t i = 0; i < timeline.points.size(); ++i) {
    append_row(out, timeline, i, scenario);
  }
  return out;
}

}  // namespace tarex
