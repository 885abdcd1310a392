#include "report/json_text.hpp"
#include "report/timeline_changes.hpp"
#include "tarex/report.hpp"
#include "tarex/timeline_report.hpp"

/// A timeline in JSON: an object per point.
namespace tarex {
namespace {

using detail::changes_at;
using detail::JsonArray;
using detail::JsonObject;
using detail::LineChange;
using detail::PointChanges;

void append_changes(std::string& out, const Timeline& timeline, std::size_t i) {
  const Currency& currency = timeline.points[i].priced.line.currency;
  JsonArray items(out);
  const PointChanges changes = changes_at(timeline, i);
  for (const LineChange& change : changes.list) {
    JsonObject item(items.next());
    item.text("what", detail::what_name(change.what));
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
  object.amount("change", detail::step_of(timeline, i), point.priced.line.currency);
  append_changes(object.key("changes"), timeline, i);
  append_line_json(object.key("line"), point.priced.line, point.priced.assessment,
                   *point.priced.plan);
  object.close();
}

}  // namespace

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

}  // namespace tarex
