#include "report/timeline_changes.hpp"

#include <fmt/format.h>

#include "report/text_layout.hpp"

namespace tarex::detail {

PointChanges changes_at(const Timeline& timeline, std::size_t i) {
  if (i == 0) {
    return {};
  }
  const TimelinePoint& before = timeline.points[i - 1];
  const TimelinePoint& after = timeline.points[i];
  const bool open = !before.last().assessment.exact() || !after.priced.assessment.exact();
  PointChanges out{changes_between(before.last(), after.priced, open), false};
  const MoneyRange& was = before.priced.assessment.total_duty;
  const MoneyRange& is = after.priced.assessment.total_duty;
  if (out.list.empty() && was.min != is.min && before.least_at_end && after.least) {
    out = {changes_between(*before.least_at_end, *after.least, true), true};
  }
  return out;
}

std::optional<Money> step_of(const Timeline& timeline, std::size_t i) {
  if (i == 0) {
    return std::nullopt;
  }
  const Money before = timeline.points[i - 1].priced.assessment.total_duty.max;
  const Money after = timeline.points[i].priced.assessment.total_duty.max;
  return before.at_limit() || after.at_limit() ? std::nullopt : std::optional(after - before);
}

std::string range_change(const PricedLine& before, const PricedLine& after) {
  const Currency& currency = after.line.currency;
  std::string out;
  const auto compare = [&](std::string_view of, const MoneyRange& was, const MoneyRange& is) {
    const auto say = [&](std::string_view end, Money from, Money to) {
      if (from != to) {
        out += fmt::format("{}{} {} {}, was {}", out.empty() ? "" : "; ", of, end,
                           grouped(to, currency), grouped(from, currency));
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
    case LineChange::What::taken_up:
      return "taken_up";
    case LineChange::What::set_aside:
      return "set_aside";
    case LineChange::What::gives_way:
      return "gives_way";
  }
  return "";
}

}  // namespace tarex::detail
