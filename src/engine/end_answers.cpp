#include "engine/end_answers.hpp"

#include <algorithm>

#include "engine/explanation.hpp"

namespace tarex::detail {
namespace {

/// A copy of the facts: an exploration changes them while it runs.
void explore(const Plan& plan, const EntryLine& line, const CodeLaw& law, End end,
             Workspace& workspace, Extremes& out) {
  Facts facts = line.facts;
  Context context{plan, law, line, facts, workspace.courses.get()};
  out.cheapest = end == End::least;
  Exploration(context, out).run();
}

}  // namespace

std::optional<LeastAnswer> assess_least(const Plan& plan, const EntryLine& line,
                                        Workspace& workspace) {
  if (workspace.courses) {
    workspace.courses->trim();
  }
  const CodeVariants& variants = workspace.cache.law_for(line.date, line.code, line.origin);
  Extremes ends[2];  // of the cheapest law so far, and of the law at hand
  Extremes* best = &ends[0];
  Extremes* extremes = &ends[1];
  const CodeLaw* best_law = nullptr;
  for (const CodeLaw& law : variants.laws) {
    explore(plan, line, law, End::least, workspace, *extremes);
    if (extremes->given_up) {
      return std::nullopt;
    }
    if (best_law == nullptr || costs_more(plan, best->worst, extremes->worst)) {
      std::swap(best, extremes);
      best_law = &law;
    }
  }
  if (best_law == nullptr) {
    return std::nullopt;
  }
  LeastAnswer out;
  out.facts = best->worst_facts(line);
  LineAssessment& assessed = out.assessment;
  assessed.law = *best_law;
  assessed.code = best_law->code;
  assessed.base_duty = best->worst.base;
  assessed.total_duty = {best->worst.duty, best->worst.duty};
  assessed.fees = {best->worst.fees, best->worst.fees};
  assessed.tax = {best->worst.tax, best->worst.tax};
  write_lines(plan, best->worst, assessed);
  find_not_charged(
      {plan, line, *best_law, *best, variants, workspace.courses.get(), {}, false, false},
      assessed);
  return out;
}

std::vector<NotCharged> find_behind(const Plan& plan, const EntryLine& line, const CodeLaw& law,
                                    End end, Workspace& workspace) {
  if (workspace.courses) {
    workspace.courses->trim();
  }
  Extremes extremes;
  explore(plan, line, law, end, workspace, extremes);
  const CodeVariants none;
  Standing standing({plan, line, law, extremes, none, workspace.courses.get(), {}, false, false});
  Evaluation evaluation(standing.context);
  Leaf& leaf = extremes.worst;
  evaluation.stand_on(leaf);
  std::vector<NotCharged> out;
  for (const RuleIndex index : law.candidates()) {
    const Rule& rule = plan.rules()[index];
    const bool applies = std::any_of(leaf.charges.begin(), leaf.charges.end(),
                                     [&](const Charge& charge) { return charge.rule == index; });
    if (applies || evaluation.holds(rule) != Answer::yes) {
      continue;
    }
    const Charge* because = leaf.dropped.test(rule.measure)
                                ? displacer_of(leaf, plan, rule.measure)
                                : charge_of_family(leaf, plan, rule.family);
    if (because != nullptr) {
      out.push_back({index, because->rule, false});
    }
  }
  return out;
}

}  // namespace tarex::detail
