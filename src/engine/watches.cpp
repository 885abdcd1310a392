#include <algorithm>

#include "engine/explanation.hpp"

namespace tarex::detail {
namespace {

/// Whether a look at the outcome tells that the conditions do not all hold: a fact that must be
/// shown is not, or a measure that they ask for is not among the charges.
bool ruled_out(const std::vector<Condition>& when, const Explained& what) {
  const Extremes& extremes = what.extremes;
  const auto charges_none = [&](const Selection& by) {
    return std::none_of(extremes.worst.charges.begin(), extremes.worst.charges.end(),
                        [&](const Charge& charge) {
                          return by.measures.test(what.plan.rules()[charge.rule].measure);
                        });
  };
  for (const Condition& condition : when) {
    if (const auto* shown = std::get_if<Shown>(&condition.is)) {
      if (!what.line.facts.known(fact_of(*shown))) {
        return true;
      }
    } else if (const auto* applied = std::get_if<Applied>(&condition.is)) {
      if (charges_none(applied->by)) {
        return true;
      }
    } else if (const auto* charged = std::get_if<Charged>(&condition.is)) {
      if (charges_none(charged->by)) {
        return true;
      }
    }
  }
  return false;
}

/// Of another code that is meant, too: what is said of it whatever the line states.
void add_of_other_codes(const Explained& what, LineAssessment& out) {
  const std::span<const std::uint16_t> own = what.law.watches();
  for (const CodeLaw& law : what.variants.laws) {
    for (const std::uint16_t w : law.watches()) {
      if (what.plan.schedule().watches[w].when.empty() &&
          std::find(own.begin(), own.end(), w) == own.end() &&
          std::find(out.watches.begin(), out.watches.end(), w) == out.watches.end()) {
        out.watches.push_back(w);
      }
    }
  }
}

}  // namespace

void find_watches(const Explained& what, LineAssessment& out) {
  FixedList<std::uint16_t, kMaxLines> open;
  const auto look_at = [&](std::uint16_t w) {
    const std::vector<Condition>& when = what.plan.schedule().watches[w].when;
    if (when.empty()) {
      out.watches.push_back(w);
    } else if (!ruled_out(when, what)) {
      open.push_back(w);
    }
  };
  const std::span<const std::uint16_t> own = what.law.watches();
  std::for_each(own.begin(), own.end(), look_at);
  if (what.variants.laws.size() > 1) {
    add_of_other_codes(what, out);
  }
  if (open.empty()) {
    std::sort(out.watches.begin(), out.watches.end());
    return;
  }
  Standing standing(what);
  Evaluation evaluation(standing.context);
  Leaf leaf = what.extremes.worst;
  evaluation.stand_on(leaf);
  for (const std::uint16_t w : open) {
    if (evaluation.all_hold(what.plan.schedule().watches[w].when) == Answer::yes) {
      out.watches.push_back(w);
    }
  }
  std::sort(out.watches.begin(), out.watches.end());
}

}  // namespace tarex::detail
