#include "tarex/timeline.hpp"

#include <algorithm>

#include "cost/idle_facts.hpp"
#include "cost/least_answer.hpp"
#include "engine/end_answers.hpp"

namespace tarex {

bool same_answer(const PricedLine& a, const PricedLine& b) {
  const auto same_range = [](const MoneyRange& x, const MoneyRange& y) {
    return x.min == y.min && x.max == y.max;
  };
  // One heading may stand for several records, of different times.
  const std::vector<Measure>& measures = a.line.schedule->measures;
  const auto same_line = [&](const DutyLine& x, const DutyLine& y) {
    const std::string& heading = measures[x.measure].heading;
    const bool same_heading =
        x.measure == y.measure || (x.kind == y.kind && heading == measures[y.measure].heading &&
                                   (x.kind == MeasureKind::base || !heading.empty()));
    return same_heading && x.basis == y.basis && x.amount == y.amount;
  };
  const LineAssessment& x = a.assessment;
  const LineAssessment& y = b.assessment;
  return same_range(x.total_duty, y.total_duty) && same_range(x.fees, y.fees) &&
         same_range(x.tax, y.tax) &&
         std::equal(x.lines.begin(), x.lines.end(), y.lines.begin(), y.lines.end(), same_line);
}

namespace {

/// What stands behind what is charged, where a point is held against another.
void find_standing_behind(Timeline& timeline, Workspace& workspace) {
  const auto find = [&](TimelineAnswer& answer) {
    answer.behind = detail::find_behind(*answer.plan, answer.line.entry, *answer.assessment.law,
                                        detail::End::most, workspace);
  };
  for (std::size_t i = 0; i < timeline.points.size() && timeline.points.size() > 1; ++i) {
    TimelinePoint& point = timeline.points[i];
    find(point.priced);
    if (point.at_end) {
      find(*point.at_end);
    }
  }
}

/// Where the most stays as it was and the least does not, what is charged at best says why.
void find_least(Timeline& timeline, Workspace& workspace) {
  for (std::size_t i = 1; i < timeline.points.size(); ++i) {
    TimelinePoint& before = timeline.points[i - 1];
    TimelinePoint& after = timeline.points[i];
    const MoneyRange& was = before.priced.assessment.total_duty;
    const MoneyRange& is = after.priced.assessment.total_duty;
    if (was.max != is.max || was.min == is.min) {
      continue;
    }
    before.least_at_end = detail::least_answer(before.last(), workspace);
    after.least = detail::least_answer(after.priced, workspace);
  }
}

/// Until when the answer of the last point holds: the first later day on which the law gives
/// another one; the law says of no day that it does: no end.
Date end_of_last(const Timeline& timeline, std::span<const RawField> fields, LawBook& book,
                 const EntryReader& reader) {
  const PricedLine& last = timeline.points.back().priced;
  for (const Date epoch : last.line.schedule->epochs) {
    if (epoch <= timeline.until) {
      continue;
    }
    PricedLine later;
    const std::string text = to_string(epoch);
    if (!price_line(with_column(fields, "entry_date", text), book, reader, later).empty()) {
      break;  // beyond the law inside
    }
    if (!same_answer(last, later)) {
      return epoch;
    }
  }
  return kNoEnd;
}

/// Says at every point which facts none of the days looks at.
void say_idle(Timeline& timeline, const FactSet& idle, LawBook& book) {
  const InputLine& last = timeline.points.back().priced.line;
  const std::string when = "on any day from " + to_string(timeline.points.front().from) + " to " +
                           to_string(timeline.until);
  std::vector<std::string> warnings;
  idle.each(
      [&](FactIndex fact) { warnings.push_back(detail::idle_warning(last, fact, book, when)); });
  for (TimelinePoint& point : timeline.points) {
    std::vector<std::string>& said = point.priced.line.warnings;
    said.insert(said.end(), warnings.begin(), warnings.end());
  }
}

}  // namespace

Timeline timeline_of(std::span<const RawField> fields, LawBook& book, const EntryReader& reader,
                     Date since, Date until) {
  Timeline out;
  out.until = until;
  InputLine first;
  // Which law it is does not hang on the date; a line that is wrong is wrong on every day.
  const std::string until_text = to_string(until);
  out.errors = reader.read(with_column(fields, "entry_date", until_text), first);
  if (!out.errors.empty()) {
    return out;
  }
  const Schedule& schedule = *first.schedule;
  std::vector<Date> days{std::max(since, schedule.covers_from)};
  for (const Date epoch : schedule.epochs) {
    if (epoch > days.front() && epoch <= until) {
      days.push_back(epoch);
    }
  }
  FactSet idle = first.entry.facts.all_known();
  for (const Date day : days) {
    TimelinePoint point;
    point.from = day;
    point.scheduled = day > schedule.verified_through;
    const std::string text = to_string(day);
    out.errors = price_line(with_column(fields, "entry_date", text), book, reader, point.priced);
    if (!out.errors.empty()) {
      out.points.clear();
      return out;
    }
    const InputLine& line = point.priced.line;
    idle = idle & detail::idle_facts(line, line.entry.facts, book);
    if (out.points.empty() || !same_answer(out.points.back().priced, point.priced)) {
      if (!out.points.empty()) {
        out.points.back().to = day;
      }
      out.points.push_back(std::move(point));
    } else {
      out.points.back().at_end = std::move(point.priced);
    }
  }
  out.points.back().to = end_of_last(out, fields, book, reader);
  find_standing_behind(out, book.workspace(schedule));
  find_least(out, book.workspace(schedule));
  say_idle(out, idle, book);
  return out;
}

}  // namespace tarex
