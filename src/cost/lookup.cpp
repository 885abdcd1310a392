#include "tarex/lookup.hpp"

#include <algorithm>
#include <tuple>

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

EffectivePeriod both(const EffectivePeriod& a, const EffectivePeriod& b) {
  return {std::max(a.from, b.from), std::min(a.to, b.to)};
}

bool depends_on_facts(const std::vector<Condition>& conditions) {
  return std::any_of(conditions.begin(), conditions.end(), [](const Condition& condition) {
    return std::holds_alternative<FactIn>(condition.is) ||
           std::holds_alternative<FactCompare>(condition.is) ||
           std::holds_alternative<AllZero>(condition.is) ||
           std::holds_alternative<ListedShare>(condition.is) ||
           std::holds_alternative<EveryListed>(condition.is) ||
           std::holds_alternative<PartyRow>(condition.is) ||
           std::holds_alternative<Shown>(condition.is) ||
           std::holds_alternative<AnyOf>(condition.is) ||
           std::holds_alternative<AllOf>(condition.is) || std::holds_alternative<Not>(condition.is);
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

/// True for a measure by which a code counts as covered: no tax or fee that everything pays, no
/// exemption, nothing that must be claimed, nothing that only a missing paper brings.
bool counts(const Schedule& schedule, const Coverage& c) {
  const MeasureKind kind = c.measure->kind;
  return kind != MeasureKind::vat && kind != MeasureKind::fee && !c.exempts && !c.without_proof &&
         !hangs_on_claim(schedule, *c.version);
}

bool is_lists(const CodeScope& scope, std::uint16_t list) {
  return std::find(scope.lists.begin(), scope.lists.end(), list) != scope.lists.end();
}

bool in_chapters(const CodeScope& scope, HsCode code) {
  return scope.chapters.empty() || std::find(scope.chapters.begin(), scope.chapters.end(),
                                             code.chapter()) != scope.chapters.end();
}

void find_answer(const Schedule& schedule, Lookup& out) {
  std::optional<Date> since;
  std::optional<Date> until;
  std::optional<Date> from;
  for (const Coverage& c : out.coverage) {
    if (!counts(schedule, c)) {
      continue;
    }
    if (c.period.contains(out.day)) {
      since = since ? std::min(*since, c.period.from) : c.period.from;
    } else if (c.period.to <= out.day) {
      until = until ? std::max(*until, c.period.to) : c.period.to;
    } else {
      from = from ? std::min(*from, c.period.from) : c.period.from;
    }
  }
  // Consecutive periods of one coverage count as one: go back while something ends where it begins.
  for (bool moved = true; since && moved;) {
    moved = false;
    for (const Coverage& c : out.coverage) {
      if (counts(schedule, c) && c.period.from < *since && c.period.to >= *since) {
        since = c.period.from;
        moved = true;
      }
    }
  }
  if (since) {
    out.answer = CoverageAnswer::covered;
    out.since = since;
  } else if (until) {
    out.answer = CoverageAnswer::covered_until;
    out.since = *until - std::chrono::days(1);
  } else if (from) {
    out.answer = CoverageAnswer::covered_from;
    out.since = from;
  }
}

}  // namespace

bool hangs_on_claim(const Schedule& schedule, const MeasureVersion& version) {
  return std::any_of(version.when.begin(), version.when.end(), [&](const Condition& condition) {
    const auto* in = std::get_if<FactIn>(&condition.is);
    const auto* compare = std::get_if<FactCompare>(&condition.is);
    const FactIndex fact = in != nullptr ? in->fact : compare != nullptr ? compare->fact : kNoFact;
    return (fact != kNoFact && schedule.facts[fact].role == FactRole::relief) ||
           std::holds_alternative<EveryListed>(condition.is) ||
           std::holds_alternative<PartyRow>(condition.is);
  });
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
  for (const ListRow* row : rows_touching(schedule, code)) {
    bool used = false;
    for (const Measure& measure : schedule.measures) {
      for (const MeasureVersion& version : measure.versions) {
        if (!is_lists(version.codes, row->list) || !in_chapters(version.codes, row->hs()) ||
            !version.origins.test(origin.index()) || !version.period.overlaps(row->period())) {
          continue;
        }
        used = true;
        const FactIn* proof = proof_condition(schedule, version.when);
        const auto proved = [&](std::int64_t country) {
          return proof == nullptr || std::find(proof->values.begin(), proof->values.end(),
                                               country) != proof->values.end();
        };
        if (!proved(origin.index()) && !proved(kNoCountry)) {
          continue;
        }
        Coverage coverage;
        coverage.without_proof = !proved(origin.index());
        coverage.measure = &measure;
        coverage.version = &version;
        coverage.list = &schedule.lists[row->list];
        coverage.code = row->hs();
        coverage.period = both(version.period, row->period());
        coverage.exempts = std::holds_alternative<Free>(version.rate);
        coverage.conditional = depends_on_facts(version.when);
        out.coverage.push_back(coverage);
      }
    }
    if (!used) {
      out.listings.push_back({&schedule.lists[row->list], row->hs(), row->period()});
    }
  }
  const auto order = [](const Coverage& c) {
    return std::tuple(c.exempts, c.period.from, c.measure->family, c.version->order, c.measure,
                      c.code);
  };
  std::sort(out.coverage.begin(), out.coverage.end(),
            [&](const Coverage& a, const Coverage& b) { return order(a) < order(b); });
  find_answer(schedule, out);
  return out;
}

}  // namespace tarex
