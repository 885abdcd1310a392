#include "report/changes.hpp"

#include <algorithm>

#include "report/csv_cells.hpp"
#include "report/law_under.hpp"
#include "report/rate_words.hpp"
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

/// True if no version asks for the same, at the same rate and rank, as one of the others.
bool other_terms(const std::vector<const MeasureVersion*>& some,
                 const std::vector<const MeasureVersion*>& others) {
  return std::none_of(some.begin(), some.end(), [&](const MeasureVersion* a) {
    return std::any_of(others.begin(), others.end(), [&](const MeasureVersion* b) {
      return a->when == b->when && a->rate == b->rate && a->order == b->order;
    });
  });
}

/// Of a heading that is charged and was not before, what became of it.
void find_beginning(const TimelineAnswer& before, const Charged& now, bool open,
                    LineChange& change) {
  const auto then = law_under(before, now.heading);
  if (then.empty()) {
    return;  // started
  }
  change.what = LineChange::What::taken_up;
  change.because = in_the_way(before, now.heading);
  change.another_answer = open;
  change.new_terms = other_terms(now.versions, then);
}

/// Of a heading that was charged and is no longer, what became of it.
void find_end(const TimelineAnswer& after, const Charged& was, bool open, LineChange& change) {
  const auto now = law_under(after, was.heading);
  change.because = in_the_way(after, was.heading);
  const MeasureVersion* cited = was.versions.front();
  if (!change.because.empty()) {
    change.what = LineChange::What::gives_way;
  } else if (now.empty()) {
    change.what = LineChange::What::ended;
  } else {
    change.what = LineChange::What::set_aside;
    change.another_answer = open;
    change.new_terms = other_terms(was.versions, now);
    cited = change.new_terms ? now.front() : cited;
  }
  cite(change, after.plan->schedule(), cited->cite);
}

/// What charges nothing and is new: other amounts follow from what it stands for.
void add_free_ones(const TimelineAnswer& before, const TimelineAnswer& after,
                   std::vector<LineChange>& out) {
  const Schedule& schedule = after.plan->schedule();
  for (const NotCharged& entry : after.behind) {
    const Rule& rule = after.plan->rules()[entry.because];
    const Measure& measure = schedule.measures[rule.measure];
    const bool said = std::any_of(out.begin(), out.end(), [&](const LineChange& change) {
      return change.heading == measure.heading;
    });
    if (!said && !measure.heading.empty() && std::holds_alternative<Free>(rule.version->rate) &&
        law_under(before, measure.heading).empty()) {
      LineChange change;
      change.heading = measure.heading;
      change.title = measure.title;
      change.rate_after = version_rate_text(*rule.version, schedule);
      cite(change, schedule, rule.version->cite);
      out.push_back(std::move(change));
    }
  }
}

}  // namespace

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

std::vector<LineChange> changes_between(const TimelineAnswer& before, const TimelineAnswer& after,
                                        bool open) {
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
    } else {
      find_beginning(before, now, open, change);
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
    find_end(after, was, open, change);
    out.push_back(std::move(change));
  }
  const bool all_follow = std::all_of(out.begin(), out.end(), [](const LineChange& change) {
    return change.what == LineChange::What::follows;
  });
  if (!out.empty() && all_follow) {
    add_free_ones(before, after, out);
  }
  return out;
}

std::string change_text(const LineChange& change, const Currency& currency, bool at_best) {
  const std::string answer = at_best ? "in the cheapest answer" : "in the dearest answer";
  const std::string instrument = " (" + change.instrument + ")";
  const std::string amounts = change.heading + " " + grouped(change.before, currency) + " to " +
                              grouped(change.after, currency);
  switch (change.what) {
    case LineChange::What::started:
      return "+" + change.heading + " " + change.rate_after + instrument;
    case LineChange::What::ended:
      return "-" + change.heading + " ended";
    case LineChange::What::gives_way:
      return "-" + change.heading + " gives way to " + change.because;
    case LineChange::What::taken_up:
      return "+" + change.heading + " " + change.rate_after + instrument +
             (!change.because.empty() ? " in place of " + change.because
              : change.another_answer ? " " + answer
              : change.new_terms      ? " under new terms"
                                      : "");
    case LineChange::What::set_aside:
      return "-" + change.heading +
             (change.another_answer ? " not " + answer
              : change.new_terms    ? " not under its new terms" + instrument
                                    : " does not apply");
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
