#include "plan/in_force.hpp"

#include <algorithm>

#include "law/scope.hpp"

namespace tarex::detail {
namespace {

using std::chrono::days;

bool charges_same(const MeasureVersion& a, const MeasureVersion& b) {
  return a.rate == b.rate && a.per_entry == b.per_entry && a.entry_min == b.entry_min &&
         a.entry_max == b.entry_max && a.when == b.when && a.notice == b.notice;
}

/// True if some row begins or ends the cover of a code within the period.
bool rows_cut(const Schedule& schedule, const MeasureVersion& version,
              const EffectivePeriod& period) {
  std::vector<bool> asked(schedule.lists.size(), false);
  for (const auto* lists : {&version.codes.lists, &version.codes.except_lists}) {
    for (const std::uint16_t list : *lists) {
      asked[list] = true;
    }
  }
  const auto rows = schedule.list_rows.rows();
  return std::any_of(rows.begin(), rows.end(), [&](const ListRow& row) {
    return asked[row.list] && row.period().overlaps(period) &&
           (row.period().from > period.from || row.period().to < period.to);
  });
}

}  // namespace

SameRate::SameRate(const Schedule& schedule, const Measure& measure, const MeasureVersion& version)
    : schedule_(&schedule) {
  for (const Measure& other : schedule.measures) {
    if (&other != &measure && (other.heading.empty() || other.heading != measure.heading)) {
      continue;
    }
    for (const MeasureVersion& one : other.versions) {
      if (charges_same(one, version)) {
        versions_.push_back({&one, other.family});
      }
    }
  }
  for (const Measure& other : schedule.measures) {
    for (const MeasureVersion& one : other.versions) {
      const bool stands_before =
          one.when.empty() &&
          std::any_of(versions_.begin(), versions_.end(), [&](const Version& same) {
            return other.family == same.family && one.order < same.version->order;
          });
      if (stands_before) {
        before_.push_back({&one, other.family});
      }
    }
  }
  // One that stands before it all the time does not cover what it is charged on.
  const bool always = std::all_of(before_.begin(), before_.end(), [&](const Version& one) {
    const EffectivePeriod& period = one.version->period;
    return !period.overlaps(version.period) ||
           (period.from <= version.period.from && period.to >= version.period.to &&
            !rows_cut(schedule, *one.version, version.period));
  });
  own_ = versions_.size() == 1 && always && !rows_cut(schedule, version, version.period);
}

std::optional<EffectivePeriod> SameRate::around(Date day, HsCode code, Country origin) const {
  std::vector<ListRow> rows;  // that name the code
  for (int digits = 2; digits <= code.digits(); digits += 2) {
    const auto found = schedule_->rows_of(code.prefix(digits));
    rows.insert(rows.end(), found.begin(), found.end());
  }
  std::vector<Date> turns;  // days on which something starts or ends
  const auto add = [&](const EffectivePeriod& period) {
    turns.push_back(period.from);
    turns.push_back(period.to);
  };
  for (const auto* all : {&versions_, &before_}) {
    for (const Version& one : *all) {
      add(one.version->period);
    }
  }
  for (const ListRow& row : rows) {
    add(row.period());
  }
  std::sort(turns.begin(), turns.end());
  const auto charged_on = [&](Date date) {
    ListSet lists;
    for (const ListRow& row : rows) {
      lists.set(row.list, lists.test(row.list) || row.period().contains(date));
    }
    const auto in_force = [&](const Version& one) {
      return one.version->period.contains(date) && one.version->origins.test(origin.index()) &&
             covers(one.version->codes, lists, code);
    };
    const auto same = std::find_if(versions_.begin(), versions_.end(), in_force);
    return same != versions_.end() &&
           std::none_of(before_.begin(), before_.end(), [&](const Version& one) {
             return one.family == same->family && one.version->order < same->version->order &&
                    in_force(one);
           });
  };
  if (!charged_on(day)) {
    return std::nullopt;
  }
  auto end = std::upper_bound(turns.begin(), turns.end(), day);
  auto begin = std::prev(end);  // every version begins somewhere
  while (begin != turns.begin() && charged_on(*begin - days(1))) {
    begin = std::prev(std::lower_bound(turns.begin(), begin, *begin));
  }
  while (end != turns.end() && *end != kNoEnd && charged_on(*end)) {
    end = std::upper_bound(end, turns.end(), *end);
  }
  return EffectivePeriod{*begin, end == turns.end() ? kNoEnd : *end};
}

}  // namespace tarex::detail
