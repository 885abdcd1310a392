#include "tarex/lookup.hpp"

#include <algorithm>
#include <tuple>

#include "base/periods.hpp"
#include "cost/overshadowed.hpp"
#include "cost/unstated.hpp"
#include "cost/watched.hpp"
#include "law/scope.hpp"
#include "plan/code_classes.hpp"

namespace tarex {
namespace {

/// Rows of all lists that cover the code or lie below it.
std::vector<const ListRow*> rows_touching(const Schedule& schedule, HsCode code) {
  std::vector<const ListRow*> out;
  for (int digits = 2; digits <= 10; digits += 2) {
    const auto rows = digits <= code.digits() ? schedule.rows_of(code.prefix(digits))
                                              : schedule.rows_below(code, digits);
    for (const ListRow& row : rows) {
      out.push_back(&row);
    }
  }
  return out;
}

/// Whether the answer of a condition hangs on what a line states.
struct HangsOnFacts {
  bool operator()(const FactIn&) const { return true; }
  bool operator()(const FactCompare&) const { return true; }
  bool operator()(const AllZero&) const { return true; }
  bool operator()(const ListedShare&) const { return true; }
  bool operator()(const EveryListed&) const { return true; }
  bool operator()(const PartyRow&) const { return true; }
  bool operator()(const Shown&) const { return true; }
  bool operator()(const AnyOf&) const { return true; }
  bool operator()(const AllOf&) const { return true; }
  bool operator()(const Not&) const { return true; }
  bool operator()(const Listed&) const { return false; }
  bool operator()(const BaseRate&) const { return false; }
  bool operator()(const Applied&) const { return false; }
  bool operator()(const Charged&) const { return false; }
  bool operator()(const Covered&) const { return false; }
};

bool depends_on_facts(const std::vector<Condition>& conditions) {
  return std::any_of(conditions.begin(), conditions.end(), [](const Condition& condition) {
    return std::visit(HangsOnFacts(), condition.is);
  });
}

/// The countries that a proof of origin must name for the conditions to hold; nullptr if they do
/// not ask for it.
const FactIn* proof_condition(const Schedule& schedule, const std::vector<Condition>& conditions) {
  for (const Condition& condition : conditions) {
    const auto* in = std::get_if<FactIn>(&condition.is);
    if (in != nullptr && in->fact == schedule.papers.origin) {
      return in;
    }
  }
  return nullptr;
}

/// Finds the measures that name a code.
class Finder {
 public:
  Finder(const Schedule& schedule, Lookup& out)
      : schedule_(schedule), out_(out), shadows_(schedule, out.origin) {}

  void find_listed() {
    for (const ListRow* row : rows_touching(schedule_, out_.code)) {
      bool used = false;
      for (const Measure& measure : schedule_.measures) {
        for (const MeasureVersion& version : measure.versions) {
          if (detail::holds_list(version.codes.lists, row->list) &&
              version.codes.in_chapters(row->hs().chapter()) &&
              version.origins.test(out_.origin.index()) && version.period.overlaps(row->period())) {
            used = add(measure, version, &schedule_.lists[row->list], row->hs(),
                       version.period.overlap_with(row->period()), out_.coverage) ||
                   used;
          }
        }
      }
      if (!used && !schedule_.lists[row->list].title.empty()) {
        out_.listings.push_back({&schedule_.lists[row->list], row->hs(), row->period()});
      }
    }
    find_by_chapter();
    const auto order = [](const Coverage& c) {
      return std::tuple(c.exempts, c.period.from, c.measure->family, c.version->order, c.measure,
                        c.code);
    };
    std::sort(out_.coverage.begin(), out_.coverage.end(),
              [&](const Coverage& a, const Coverage& b) { return order(a) < order(b); });
  }

  void find_on_all() {
    for (const Measure& measure : schedule_.measures) {
      for (const MeasureVersion& version : measure.versions) {
        if (version.codes.all && measure.kind != MeasureKind::base &&
            version.period.contains(out_.day) && version.origins.test(out_.origin.index())) {
          add(measure, version, nullptr, out_.code, version.period, out_.on_all);
        }
      }
    }
    std::erase_if(out_.on_all, [&](const Coverage& c) {
      return !is_covered_by(c) || !c.period.contains(out_.day);
    });
  }

  /// The periods in which goods of a code are covered. Of one below the code that was looked up,
  /// lists may say more than of that as a whole.
  std::vector<EffectivePeriod> covered(HsCode code) {
    std::vector<EffectivePeriod> out;
    for (const Coverage& c : out_.coverage) {
      if (!is_covered_by(c) || !c.code.covers(code)) {
        continue;
      }
      const std::vector<Condition>& when = c.version->when;
      if (code == goods_of(c.code)) {
        out.push_back(c.period);
      } else if (!detail::ruled_out_by_code(schedule_, when, code, c.period) &&
                 detail::if_nothing_stated(schedule_, when, code, c.period) ==
                     detail::Unstated::open) {
        const auto left = shadows_.left_of(*c.measure, *c.version, code, c.period);
        out.insert(out.end(), left.begin(), left.end());
      }
    }
    return out;
  }

 private:
  /// What is meant where a list names a code: that, or the narrower one that was looked up.
  [[nodiscard]] HsCode goods_of(HsCode listed) const {
    return listed.digits() > out_.code.digits() ? listed : out_.code;
  }

  /// Measures that name chapters, and no list; not those of nearly all goods, which tell nothing of
  /// this code.
  void find_by_chapter() {
    constexpr std::size_t kMostChapters = 48;
    for (const Measure& measure : schedule_.measures) {
      for (const MeasureVersion& version : measure.versions) {
        const CodeScope& scope = version.codes;
        if (!scope.all && scope.lists.empty() && !scope.chapters.empty() &&
            scope.chapters.size() <= kMostChapters && scope.in_chapters(out_.code.chapter()) &&
            version.origins.test(out_.origin.index())) {
          add(measure, version, nullptr, out_.code.prefix(2), version.period, out_.coverage);
        }
      }
    }
  }

  /// @return false if other lists on which the code stands rule the measure out
  bool add(const Measure& measure, const MeasureVersion& version, const CodeList* list, HsCode code,
           EffectivePeriod period, std::vector<Coverage>& into) {
    const HsCode goods = goods_of(code);
    if (detail::ruled_out_by_code(schedule_, version.when, goods, period)) {
      return false;
    }
    const FactIn* proof = proof_condition(schedule_, version.when);
    const auto proved = [&](std::int64_t country) {
      return proof == nullptr ||
             std::find(proof->values.begin(), proof->values.end(), country) != proof->values.end();
    };
    if (!proved(out_.origin.index()) && !proved(kNoCountry)) {
      return true;
    }
    Coverage coverage;
    coverage.without_proof = !proved(out_.origin.index());
    coverage.measure = &measure;
    coverage.version = &version;
    coverage.list = list;
    coverage.code = code;
    coverage.exempts = std::holds_alternative<Free>(version.rate);
    coverage.conditional = depends_on_facts(version.when);
    switch (detail::if_nothing_stated(schedule_, version.when, goods, period)) {
      case detail::Unstated::open:
        break;
      case detail::Unstated::claimed:
        coverage.claimed = true;
        break;
      case detail::Unstated::assumed:
        coverage.only_if = detail::assumed_facts(schedule_, version.when);
        break;
    }
    for (const EffectivePeriod& left : shadows_.left_of(measure, version, goods, period)) {
      coverage.period = left;
      into.push_back(coverage);
    }
    return true;
  }

  const Schedule& schedule_;
  Lookup& out_;
  detail::Overshadowed shadows_;
};

/// The codes that a looked-up one stands for, those included that only a list names on that day.
void find_codes(const Schedule& schedule, Lookup& out) {
  detail::for_each_code(schedule, out.code,
                        [&](HsCode code, const TariffLine&) { out.codes.push_back(code); });
  if (out.codes.empty()) {
    out.codes.push_back(out.code);
  }
  for (const Coverage& c : out.coverage) {
    if (is_covered_by(c) && c.period.contains(out.day) && c.code.digits() == 10 &&
        std::find(out.codes.begin(), out.codes.end(), c.code) == out.codes.end()) {
      out.codes.push_back(c.code);
    }
  }
  std::sort(out.codes.begin(), out.codes.end());
}

void find_answer(Lookup& out, Finder& finder) {
  std::optional<Date> since;
  std::optional<Date> until;
  std::optional<Date> from;
  const auto look_at = [&](HsCode code) {
    for (const EffectivePeriod& period : detail::merged(finder.covered(code))) {
      if (period.contains(out.day)) {
        out.covered.push_back(code);
        since = since ? std::max(*since, period.from) : period.from;
      } else if (period.to <= out.day) {
        until = until ? std::max(*until, period.to) : period.to;
      } else {
        from = from ? std::min(*from, period.from) : period.from;
      }
    }
  };
  for (const HsCode code : out.codes) {
    look_at(code);
  }
  // Codes that the tariff had once.
  for (std::size_t i = 0; out.covered.empty() && i < out.coverage.size(); ++i) {
    if (is_covered_by(out.coverage[i])) {
      look_at(out.coverage[i].code);
    }
  }
  if (since) {
    out.answer = out.covered.size() < out.codes.size() ? CoverageAnswer::covered_in_part
                                                       : CoverageAnswer::covered;
    out.since = since;
  } else if (until) {
    out.answer = CoverageAnswer::covered_until;
    out.since = until;
  } else if (from) {
    out.answer = CoverageAnswer::covered_from;
    out.since = from;
  }
  if (!out.covered.empty() || !out.since) {
    return;
  }
  const Date then = until ? *until - std::chrono::days(1) : *from;
  for (const HsCode code : out.codes) {
    const auto periods = detail::merged(finder.covered(code));
    if (std::any_of(periods.begin(), periods.end(),
                    [&](const EffectivePeriod& one) { return one.contains(then); })) {
      out.then.push_back(code);
    }
  }
}

}  // namespace

bool is_covered_by(const Coverage& c) {
  return is_duty(c.measure->kind) && !c.exempts && !c.without_proof && !c.claimed &&
         c.only_if.empty();
}

Lookup look_up(const Schedule& schedule, HsCode code, Country origin, Date day) {
  Lookup out;
  out.code = code;
  out.origin = origin;
  out.day = day;
  const auto lines =
      code.digits() > 8 ? schedule.lines_below(code.prefix(8)) : schedule.lines_below(code);
  for (const TariffLine& line : lines) {
    out.lines.push_back(&line);
  }
  Finder finder(schedule, out);
  finder.find_listed();
  finder.find_on_all();
  find_codes(schedule, out);
  find_answer(out, finder);
  out.watches = detail::watches_of(schedule, out.codes, origin, day);
  return out;
}

}  // namespace tarex
