#include <algorithm>
#include <set>

#include "law/amender.hpp"
#include "law/archive.hpp"
#include "law/scope.hpp"
#include "law/version_edits.hpp"

/// What records without a citation take away. What they put in place says so itself on the lines it
/// stands on; what is gone is on no line any more, so a trace of it stays on the days, codes and
/// origins that it was in force for. A trace is a watch that has no words and never holds.
namespace tarex::detail {
namespace {

/// A part of what a measure is for.
struct Box {
  CountrySet origins;
  CodeScope codes;
};

bool same_scope(const CodeScope& a, const CodeScope& b) {
  return a.all == b.all && a.lists == b.lists && a.except_lists == b.except_lists &&
         a.chapters == b.chapters;
}

/// The items of `a` that are not in `b`.
std::vector<std::uint16_t> without(const std::vector<std::uint16_t>& a,
                                   const std::vector<std::uint16_t>& b) {
  std::vector<std::uint16_t> out;
  std::copy_if(a.begin(), a.end(), std::back_inserter(out),
               [&](std::uint16_t item) { return std::find(b.begin(), b.end(), item) == b.end(); });
  return out;
}

/// The codes of one scope that another has not; where scopes cannot say it exactly, more of them.
std::vector<CodeScope> codes_lost(const CodeScope& was, const CodeScope& is) {
  if (same_scope(was, is)) {
    return {};
  }
  if (was.chapters != is.chapters) {
    return {was};
  }
  std::vector<CodeScope> out;
  const bool unlisted = is.all || is.lists.empty();
  const bool all_lists = !was.all && !was.lists.empty() && without(was.lists, is.lists).empty();
  if (!unlisted && !all_lists) {
    out.push_back(was);
    out.back().except_lists.insert(out.back().except_lists.end(), is.lists.begin(), is.lists.end());
  }
  const std::vector<std::uint16_t> excepted = without(is.except_lists, was.except_lists);
  if (!excepted.empty()) {
    out.push_back(was);
    out.back().all = false;
    out.back().lists = excepted;
  }
  return out;
}

/// What is left of `boxes` beside a version that is in force now.
std::vector<Box> beside(const std::vector<Box>& boxes, const MeasureVersion& now) {
  std::vector<Box> out;
  for (const Box& box : boxes) {
    if ((box.origins & ~now.origins).any()) {
      out.push_back({box.origins & ~now.origins, box.codes});
    }
    const CountrySet both = box.origins & now.origins;
    for (CodeScope& lost :
         both.any() ? codes_lost(box.codes, now.codes) : std::vector<CodeScope>()) {
      out.push_back({both, std::move(lost)});
    }
  }
  return out;
}

/// True if a record of the same id that `by` stands behind says something else now.
template <class Record>
bool is_replaced(const Record& was, const std::vector<Record>& now, const Citation& by) {
  return std::any_of(now.begin(), now.end(), [&](const Record& is) {
    return is.id == was.id && is.cite.source == by.source && is.cite.locator == by.locator &&
           bytes_of(is) != bytes_of(was);
  });
}

}  // namespace

void Amender::apply(const JsonValue& records, std::string_view what,
                    void (Amender::*run_one)(const JsonValue&)) {
  for (const JsonValue& record : records.items) {
    JsonValue& alone = singles_.emplace_back();
    alone.kind = JsonValue::Kind::array;
    alone.items.push_back(record);
    if (kind_ != AmendmentKind::overlay || record.find("cite") != nullptr) {
      (this->*run_one)(alone);
      continue;
    }
    const std::vector<Measure> before = schedule_.measures;
    const std::size_t lists = schedule_.lists.size();
    (this->*run_one)(alone);
    for (std::size_t m = 0; m < before.size(); ++m) {
      trace_versions(before[m], m, what, [&](const CodeScope& codes, Date) {
        // Codes that the record itself names are entries without a citation, and say so.
        return codes.lists.empty() || std::any_of(codes.lists.begin(), codes.lists.end(),
                                                  [&](std::uint16_t list) { return list < lists; });
      });
    }
  }
}

void Amender::apply_versions(const JsonValue& measures) {
  const std::vector<Measure> before = schedule_.measures;
  add_versions(measures);
  for (std::size_t m = 0; m < base_measures_; ++m) {
    std::vector<MeasureVersion>& now = schedule_.measures[m].versions;
    std::vector<MeasureVersion> joined = before[m].versions;
    tidy(joined);
    if (bytes_of(joined) == bytes_of(now)) {
      now = before[m].versions;  // a restatement, which joined versions that say the same
    }
    if (kind_ != AmendmentKind::overlay) {
      continue;
    }
    trace_versions(before[m], m, "a change of", [&](const CodeScope&, Date day) {
      return std::any_of(now.begin(), now.end(), [&](const MeasureVersion& version) {
        return version.period.contains(day) && version.cite.source == kNoSource;
      });
    });
  }
}

void Amender::trace_versions(const Measure& was, std::size_t measure, std::string_view what,
                             const Traced& traced) {
  if (bytes_of(was.versions) == bytes_of(schedule_.measures[measure].versions)) {
    return;
  }
  std::vector<const MeasureVersion*> now;  // of the measure, and of the parts it was cut into
  for (std::size_t m = 0; m < schedule_.measures.size(); ++m) {
    const Measure& other = schedule_.measures[m];
    const bool is_part = m >= base_measures_ && other.heading == was.heading &&
                         other.programme == was.programme && other.kind == was.kind;
    for (const MeasureVersion& version : other.versions) {
      if (m == measure || is_part) {
        now.push_back(&version);
      }
    }
  }
  for (const MeasureVersion& version : was.versions) {
    std::set<Date> days{version.period.from, version.period.to};
    for (const MeasureVersion* other : now) {
      for (const Date day : {other->period.from, other->period.to}) {
        if (version.period.contains(day)) {
          days.insert(day);
        }
      }
    }
    for (auto from = days.begin(), to = std::next(from); to != days.end(); from = to++) {
      std::vector<Box> lost{{version.origins, version.codes}};
      for (const MeasureVersion* other : now) {
        lost = other->period.contains(*from) ? beside(lost, *other) : lost;
      }
      for (const Box& box : lost) {
        if (traced(box.codes, *from)) {
          trace(std::string(what) + " " + was.name(), {*from, *to}, box.origins, box.codes);
        }
      }
    }
  }
}

void Amender::trace(std::string what, EffectivePeriod period, const CountrySet& origins,
                    const CodeScope& codes) {
  const auto joins = std::find_if(traces_.begin(), traces_.end(), [&](const Watch& other) {
    return other.id == what && other.period.to == period.from && other.origins == origins &&
           same_scope(other.codes, codes);
  });
  if (joins != traces_.end()) {
    joins->period.to = period.to;
    return;
  }
  Watch out;
  out.id = std::move(what);
  out.period = period;
  out.origins = origins;
  out.codes = codes;
  out.when.push_back(Condition{Charged{}});
  out.cite = supposed_by_;
  traces_.push_back(std::move(out));
}

void Amender::trace_of(const std::string& what, const Selection& measures, EffectivePeriod period) {
  for (std::size_t m = 0; m < schedule_.measures.size(); ++m) {
    for (const MeasureVersion& version : schedule_.measures[m].versions) {
      if (measures.measures.test(m) && version.period.overlaps(period)) {
        trace(what, version.period.overlap_with(period), version.origins, version.codes);
      }
    }
  }
}

void Amender::apply_relations(const JsonValue& root) {
  const std::vector<Displacement> displacements = schedule_.displacements;
  const std::vector<Reduction> reductions = schedule_.reductions;
  const std::vector<Watch> watches = schedule_.watches;
  add_relations(root);
  if (kind_ != AmendmentKind::overlay) {
    return;
  }
  for (const Displacement& was : displacements) {
    if (is_replaced(was, schedule_.displacements, supposed_by_)) {
      trace_of("the rule " + was.id, was.by, was.period);
    }
  }
  for (const Reduction& was : reductions) {
    if (is_replaced(was, schedule_.reductions, supposed_by_)) {
      trace_of("the reduction " + was.id, was.of, was.period);
    }
  }
  for (const Watch& was : watches) {
    if (is_replaced(was, schedule_.watches, supposed_by_)) {
      trace("the watch " + was.id, was.period, was.origins, was.codes);
    }
  }
}

/// Of codes that are taken off a list, for the origins of the measures that go by it.
void Amender::trace_move(std::uint16_t list, const std::vector<HsCode>& codes,
                         EffectivePeriod period) {
  CountrySet origins;
  const auto asks = [&](const std::vector<Condition>& when) {
    bool found = false;
    for_each_condition<Listed>(
        when, [&](const Listed& c) { found = found || holds_list(c.lists, list); });
    return found;
  };
  for (const Measure& measure : schedule_.measures) {
    for (const MeasureVersion& version : measure.versions) {
      if (version.period.overlaps(period) &&
          (holds_list(version.codes.lists, list) || holds_list(version.codes.except_lists, list) ||
           asks(version.when))) {
        origins |= version.origins;
      }
    }
  }
  if (std::any_of(schedule_.reductions.begin(), schedule_.reductions.end(),
                  [&](const Reduction& r) { return asks(r.when); })) {
    origins.set();
  }
  if (origins.none() || codes.empty()) {
    return;
  }
  CodeScope scope;
  scope.lists.push_back(new_list(name_.id + "-moved", {}));
  for (const HsCode code : codes) {
    add_row(scope.lists.front(), code, period, kNoSource);
  }
  trace("a move off the list " + schedule_.lists[list].id, period, origins, scope);
}

}  // namespace tarex::detail
