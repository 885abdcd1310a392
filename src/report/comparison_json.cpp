#include "report/json_text.hpp"
#include "report/law_json.hpp"
#include "report/range_ends.hpp"
#include "tarex/comparison_report.hpp"
#include "tarex/report.hpp"

/// A comparison in JSON: an object per cell.
namespace tarex {
namespace {

using detail::if_exact;
using detail::JsonArray;
using detail::JsonObject;
using detail::least;
using detail::most;

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
  object.amount("difference", difference_at_most(comparison, cell), currency);
  if (!comparison.cells.front().priced.assessment.exact() || !cell.priced.assessment.exact()) {
    ends_of("difference", cell.difference);
  }
  if (comparison.axes.since) {
    object.text("since", to_string(*comparison.axes.since));
    const auto exactly = if_exact(cell.gained);
    object.amount("gained", exactly, currency);
    if (!exactly) {
      ends_of("gained", cell.gained);
    }
    if (cell.then) {
      append_line_json(object.key("then"), cell.then->line, cell.then->assessment,
                       *cell.then->plan);
    }
  }
  append_line_json(object.key("line"), cell.priced.line, cell.priced.assessment, *cell.priced.plan);
  object.close();
}

}  // namespace

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

}  // namespace tarex
