#include "report/changes.hpp"

#include <algorithm>

#include "report/csv_cells.hpp"
#include "report/text_layout.hpp"
#include "tarex/report.hpp"

namespace tarex::detail {
namespace {

/// A heading as charged on one line, its measures together.
struct Charged {
  std::string heading;
  std::string title;
  std::string rate;
  Money basis;
  Money amount;
  std::vector<const MeasureVersion*> versions;  ///< never empty
};

std::vector<Charged> charged_on(const PricedLine& priced) {
  std::vector<Charged> out;
  for (const DutyLine& duty : priced.assessment.lines) {
    const Measure& measure = priced.plan->schedule().measures[duty.measure];
    const std::string heading = heading_of(priced, duty);
    auto at = std::find_if(out.begin(), out.end(),
                           [&](const Charged& c) { return c.heading == heading; });
    if (at == out.end()) {
      const std::string rate = rate_text(priced.line, priced.assessment, *priced.plan, duty);
      out.push_back({heading, measure.title, rate, {}, {}, {}});
      at = std::prev(out.end());
    }
    at->versions.push_back(priced.plan->rules()[duty.rule].version);
    at->basis += duty.basis;
    at->amount += duty.amount;
  }
  return out;
}

void cite(LineChange& change, const Schedule& schedule, const Citation& citation) {
  change.citation = schedule.cite_text(citation);
  change.instrument =
      citation.is_law() ? schedule.sources[citation.source].instrument : change.citation;
}

/// True if the same law is charged at the same rate: no version of the later answer is another one
/// that began after the day of the earlier answer. Then only what it is charged on has changed. A
/// version that took over between two days told apart for other reasons has changed nothing.
bool same_law(const Charged& was, const Charged& now, Date day) {
  return was.rate == now.rate &&
         std::all_of(now.versions.begin(), now.versions.end(), [&](const MeasureVersion* version) {
           return version->period.from < day || std::find(was.versions.begin(), was.versions.end(),
                                                          version) != was.versions.end();
         });
}

/// The heading that stands in the way of another after the change; empty if none does.
std::string in_the_way(const PricedLine& after, const std::string& heading) {
  const Schedule& schedule = after.plan->schedule();
  for (const NotCharged& entry : after.assessment.not_charged) {
    const Rule& rule = after.plan->rules()[entry.rule];
    const std::string& name =
        entry.named_only ? rule.version->instead_of : schedule.measures[rule.measure].heading;
    if (name == heading) {
      return schedule.measures[after.plan->rules()[entry.because].measure].heading;
    }
  }
  return {};
}

/// Whether a version charged on one day is law of the code on the other, too, and the line leaves
/// open there whether it applies.
bool stands(const Charged& was, const PricedLine& other) {
  const auto candidates = other.assessment.law->candidates();
  const auto rules = other.plan->rules();
  return !other.assessment.exact() &&
         std::any_of(candidates.begin(), candidates.end(), [&](RuleIndex candidate) {
           return std::find(was.versions.begin(), was.versions.end(), rules[candidate].version) !=
                  was.versions.end();
         });
}

}  // namespace

std::string heading_of(const PricedLine& priced, const DutyLine& duty) {
  const Measure& measure = priced.plan->schedule().measures[duty.measure];
  return measure.heading.empty() && measure.kind == MeasureKind::base
             ? to_string(priced.assessment.law->line->hs())
             : measure.name();
}

std::string headings_text(const LineAssessment& assessment, const Schedule& schedule,
                          const Currency& currency) {
  std::string out;
  for (const DutyLine& duty : assessment.lines) {
    const Measure& measure = schedule.measures[duty.measure];
    if (measure.beside_the_line()) {
      out += (out.empty() ? "" : ";") + measure.name() + "=" +
             exact_amount_text(duty.amount, currency);
    }
  }
  return out;
}

std::string headings_text(const PricedLine& priced) {
  return headings_text(priced.assessment, priced.plan->schedule(), priced.line.currency);
}

std::vector<LineChange> changes_between(const PricedLine& before, const PricedLine& after) {
  const std::vector<Charged> old_ones = charged_on(before);
  const std::vector<Charged> new_ones = charged_on(after);
  const auto find = [](const std::vector<Charged>& all, const std::string& heading) {
    return std::find_if(all.begin(), all.end(),
                        [&](const Charged& c) { return c.heading == heading; });
  };
  std::vector<LineChange> out;
  for (const Charged& now : new_ones) {
    const auto was = find(old_ones, now.heading);
    LineChange change;
    change.heading = now.heading;
    change.title = now.title;
    change.rate_after = now.rate;
    change.after = now.amount;
    if (was != old_ones.end()) {
      if (was->amount == now.amount && was->rate == now.rate && was->basis == now.basis) {
        continue;
      }
      const bool follows = same_law(*was, now, after.line.entry.date);
      change.what = follows ? LineChange::What::follows : LineChange::What::changed;
      change.rate_before = was->rate;
      change.before = was->amount;
    } else if (now.amount.is_zero()) {
      continue;
    } else if (stands(now, before)) {
      change.what = LineChange::What::taken_up;
    }
    if (change.what != LineChange::What::follows) {
      cite(change, after.plan->schedule(), now.versions.front()->cite);
    }
    out.push_back(std::move(change));
  }
  for (const Charged& was : old_ones) {
    if (find(new_ones, was.heading) != new_ones.end() || was.amount.is_zero()) {
      continue;
    }
    LineChange change;
    change.heading = was.heading;
    change.title = was.title;
    change.rate_before = was.rate;
    change.before = was.amount;
    change.because = in_the_way(after, was.heading);
    change.what = change.because.empty() && stands(was, after) ? LineChange::What::set_aside
                                                               : LineChange::What::ended;
    cite(change, before.plan->schedule(), was.versions.front()->cite);
    out.push_back(std::move(change));
  }
  return out;
}

std::string change_text(const LineChange& change, const Currency& currency) {
  const std::string amounts = change.heading + " " + grouped(change.before, currency) + " to " +
                              grouped(change.after, currency);
  switch (change.what) {
    case LineChange::What::started:
      return "+" + change.heading + " " + change.rate_after + " (" + change.instrument + ")";
    case LineChange::What::ended:
      return "-" + change.heading +
             (change.because.empty() ? " ended" : " gives way to " + change.because);
    case LineChange::What::taken_up:
      return "+" + change.heading + " " + change.rate_after + " in the dearest answer";
    case LineChange::What::set_aside:
      return "-" + change.heading + " not in the dearest answer";
    case LineChange::What::changed:
      if (change.rate_before != change.rate_after) {
        const bool limits =
            (change.rate_before + change.rate_after).find(" to ") != std::string::npos;
        return change.heading + (limits ? " from (" : " ") + change.rate_before +
               (limits ? ") to (" : " to ") + change.rate_after + (limits ? ") (" : " (") +
               change.instrument + ")";
      }
      return amounts + " (" + change.instrument + ")";
    case LineChange::What::follows:
      return amounts;
  }
  return {};
}

}  // namespace tarex::detail
