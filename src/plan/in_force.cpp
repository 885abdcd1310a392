#include "plan/in_force.hpp"

#include <algorithm>
#include <array>

#include "base/hash_words.hpp"

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

std::uint64_t word_of(Date day) {
  return static_cast<std::uint64_t>(day.time_since_epoch().count());
}

}  // namespace

SameRate::SameRate(const Schedule& schedule, const Measure& measure,
                   const MeasureVersion& version) {
  for (const Measure& other : schedule.measures) {
    if (&other != &measure && (other.heading.empty() || other.heading != measure.heading)) {
      continue;
    }
    for (const MeasureVersion& one : other.versions) {
      if (charges_same(one, version)) {
        versions_.push_back(&one);
        find_before(schedule, other, one);
      }
    }
  }
  const auto look_at = [this](const MeasureVersion& one, const EffectivePeriod& period) {
    turns_.push_back(period.from);
    turns_.push_back(period.to);
    asks_chapter_ = asks_chapter_ || !one.codes.chapters.empty();
    for (const auto* lists : {&one.codes.lists, &one.codes.except_lists}) {
      for (const std::uint16_t list : *lists) {
        lists_.set(list);
      }
    }
  };
  for (const MeasureVersion* one : versions_) {
    look_at(*one, one->period);
  }
  for (const Before& one : before_) {
    look_at(*one.version, one.period);
  }
  std::sort(turns_.begin(), turns_.end());
  turns_.erase(std::unique(turns_.begin(), turns_.end()), turns_.end());
  versions_.shrink_to_fit();
  before_.shrink_to_fit();
  turns_.shrink_to_fit();
  // One that stands before it all the time does not cover what it is charged on.
  const bool always = std::all_of(before_.begin(), before_.end(), [&](const Before& one) {
    const EffectivePeriod& period = one.period;
    return !period.overlaps(version.period) ||
           (period.from <= version.period.from && period.to >= version.period.to &&
            !rows_cut(schedule, *one.version, version.period));
  });
  own_ = versions_.size() == 1 && always && !rows_cut(schedule, version, version.period);
}

/// What stands before a version of a measure without conditions.
void SameRate::find_before(const Schedule& schedule, const Measure& measure,
                           const MeasureVersion& version) {
  const auto place = [&](const Measure& one) {
    return static_cast<std::size_t>(&one - schedule.measures.data());
  };
  const auto add = [&](const Measure& other, const EffectivePeriod& within, auto counts) {
    for (const MeasureVersion& one : other.versions) {
      if (one.when.empty() && one.period.overlaps(within) && counts(one)) {
        before_.push_back(
            {&one, one.period.overlap_with(within), &version, other.family == measure.family});
      }
    }
  };
  const auto whole_value = [](const MeasureVersion& one) {
    return std::holds_alternative<CustomsValue>(one.basis) &&
           !std::holds_alternative<Free>(one.rate);
  };
  const auto* rest = std::get_if<RemainderOf>(&version.basis);
  for (const Measure& other : schedule.measures) {
    if (other.family == measure.family) {
      add(other, {Date::min(), kNoEnd},
          [&](const MeasureVersion& one) { return one.order < version.order; });
    } else if (rest != nullptr && rest->by.measures.test(place(other))) {
      add(other, version.period, whole_value);
    }
  }
  for (const Displacement& displacement : schedule.displacements) {
    if (!displacement.drops.measures.test(place(measure)) ||
        !displacement.period.overlaps(version.period)) {
      continue;
    }
    for (const Measure& other : schedule.measures) {
      if (displacement.by.measures.test(place(other))) {
        add(other, displacement.period.overlap_with(version.period), [](const MeasureVersion& one) {
          return !std::holds_alternative<SpecialRate>(one.rate);
        });
      }
    }
  }
}

std::uint64_t SameRate::key_of(const CodeLaw& law, Country origin) const {
  // Mixed before an origin is: small numbers side by side would meet.
  auto key =
      hash_words(std::array{static_cast<std::uint64_t>(asks_chapter_ ? law.code.chapter() : 0)});
  for (const OnList& one : law.on_lists) {
    if (lists_.test(one.list)) {
      key = hash_words(
          std::array{std::uint64_t{one.list}, word_of(one.period.from), word_of(one.period.to)},
          key);
    }
  }
  std::uint64_t origins = 0;
  if (versions_.size() + before_.size() > 64) {
    origins = origin.index();
  } else {
    const auto add = [&](const MeasureVersion& one) {
      origins = origins << 1U | (one.origins.test(origin.index()) ? 1U : 0U);
    };
    for (const MeasureVersion* one : versions_) {
      add(*one);
    }
    for (const Before& one : before_) {
      add(*one.version);
    }
  }
  return hash_words(std::array{origins}, key);
}

std::optional<InForce> SameRate::around(Date day, const CodeLaw& law, Country origin) const {
  bool family_only = false;
  const auto charged_on = [&](Date date) {
    ListSet lists;
    for (const OnList& row : law.on_lists) {
      lists.set(row.list, lists.test(row.list) || row.period.contains(date));
    }
    const auto in_force = [&](const MeasureVersion& one, const EffectivePeriod& period) {
      return period.contains(date) && one.origins.test(origin.index()) &&
             covers(one.codes, lists, law.code);
    };
    const auto same =
        std::find_if(versions_.begin(), versions_.end(),
                     [&](const MeasureVersion* one) { return in_force(*one, one->period); });
    return same != versions_.end() &&
           std::none_of(before_.begin(), before_.end(), [&](const Before& one) {
             return one.of == *same && (one.is_family || !family_only) &&
                    in_force(*one.version, one.period);
           });
  };
  family_only = !charged_on(day);
  if (family_only && !charged_on(day)) {
    return std::nullopt;
  }
  // The days on which something starts or ends, next to one: of the versions, and of the rows.
  const auto turn_after = [&](Date date) {
    const auto of_versions = std::upper_bound(turns_.begin(), turns_.end(), date);
    Date next = of_versions == turns_.end() ? kNoEnd : *of_versions;
    for (const OnList& row : law.on_lists) {
      for (const Date turn : {row.period.from, row.period.to}) {
        next = lists_.test(row.list) && turn > date ? std::min(next, turn) : next;
      }
    }
    return next;
  };
  const auto turn_until = [&](Date date) {
    const auto of_versions = std::upper_bound(turns_.begin(), turns_.end(), date);
    Date last = of_versions == turns_.begin() ? turns_.front() : *std::prev(of_versions);
    for (const OnList& row : law.on_lists) {
      for (const Date turn : {row.period.from, row.period.to}) {
        last = lists_.test(row.list) && turn <= date ? std::max(last, turn) : last;
      }
    }
    return last;
  };
  const EffectivePeriod same{turn_until(day), turn_after(day)};  // nothing starts or ends within
  EffectivePeriod out = same;
  while (charged_on(out.from - days(1))) {
    out.from = turn_until(out.from - days(1));
  }
  while (out.to != kNoEnd && charged_on(out.to)) {
    out.to = turn_after(out.to);
  }
  return InForce{out, family_only ? same : out};
}

}  // namespace tarex::detail
