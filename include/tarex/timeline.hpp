#pragma once

#include <deque>
#include <optional>
#include <vector>

#include "tarex/priced_line.hpp"

/// How the bill for one product changed, change of law by change of law.
namespace tarex {

/// A line under one set of answers to its questions: those that cost most, or least.
struct TimelineAnswer : PricedLine {
  /// The measures that apply under these answers and are not charged, each with the one that stands
  /// before it: also those that nobody would expect on the line.
  std::vector<NotCharged> behind = {};
};

/// From one day on the answer is this, until the next point.
struct TimelinePoint {
  Date from;
  Date to = kNoEnd;        ///< the next point; of the last one, where its answer changes after that
  bool scheduled = false;  ///< after the day through which the law was verified
  TimelineAnswer priced;
  /// The same answer on the last day before `to` on which the law changed, which may owe its least
  /// under another heading; nothing if no law changed within the point.
  std::optional<TimelineAnswer> at_end = std::nullopt;
  /// The line as it is at best; only where it is a range, and its least changed at the start of the
  /// point and its most did not.
  std::optional<TimelineAnswer> least = std::nullopt;
  /// The same of its last day, where the least changed at the end of the point.
  std::optional<TimelineAnswer> least_at_end = std::nullopt;

  /// The answer from which the next point departs.
  [[nodiscard]] const TimelineAnswer& last() const { return at_end ? *at_end : priced; }
};

struct Timeline {
  std::deque<TimelinePoint> points;
  Date until;     ///< last day on which a point may begin
  Errors errors;  ///< if any, there are no points
};

/// Prices a line on every day on which its law changes and keeps the days on which the answer does.
/// Every point equals a quote with that entry date.
/// @param since  before the law begins: its first day
/// @param until  last day on which a point may begin; how long the last one lasts is looked up in
///               the law of later days
[[nodiscard]] Timeline timeline_of(std::span<const RawField> fields, LawBook& book,
                                   const EntryReader& reader, Date since, Date until);

/// True if two assessments of a line charge the same, line by line and in their ranges.
[[nodiscard]] bool same_answer(const PricedLine& a, const PricedLine& b);

}  // namespace tarex
