#include "cost/uncited.hpp"

#include <algorithm>

#include "law/scope.hpp"

namespace tarex::detail {
namespace {

class Uncited {
 public:
  Uncited(const LineAssessment& assessment, const Plan& plan)
      : assessment_(assessment), plan_(plan), schedule_(plan.schedule()) {
    laws_.push_back(&*assessment.law);
    for (const CodeOutcome& outcome : assessment.variants) {
      laws_.push_back(&outcome.law);
    }
  }

  std::vector<std::string> run() {
    for (const DutyLine& duty : assessment_.lines) {
      rule(duty.rule);
    }
    for (const NotCharged& entry : assessment_.not_charged) {
      rule(entry.because);
    }
    for (const CodeLaw* law : laws_) {
      for (const RuleIndex r : law->candidates()) {
        rule(r);
      }
      traces(*law);
      rows(law->code);
    }
    for (const std::uint16_t w : assessment_.watches) {
      const Watch& watch = schedule_.watches[w];
      if (watch.cite.source == kNoSource) {
        say("the watch " + watch.id, watch.cite);
      }
    }
    relations();
    return std::move(out_);
  }

 private:
  void say(const std::string& what, const Citation& cite) {
    add("no citation: " + what + " (" + cite.locator + ")");
  }
  void add(std::string text) {
    if (std::find(out_.begin(), out_.end(), text) == out_.end()) {
      out_.push_back(std::move(text));
    }
  }

  void rule(RuleIndex index) {
    const Rule& rule = plan_.rules()[index];
    if (rule.version->cite.source == kNoSource) {
      say(schedule_.measures[rule.measure].name(), rule.version->cite);
    }
  }

  /// What is not in force any more because of such a record.
  void traces(const CodeLaw& law) {
    for (const std::uint16_t w : law.watches()) {
      const Watch& watch = schedule_.watches[w];
      if (watch.text.empty() && watch.cite.source == kNoSource) {
        say(watch.id, watch.cite);
      }
    }
  }

  void relations() {
    for (const std::uint16_t d : plan_.displacements()) {
      const Displacement& displacement = schedule_.displacements[d];
      if (displacement.cite.source == kNoSource && meets(displacement.by) &&
          meets(displacement.drops)) {
        say("the rule " + displacement.id, displacement.cite);
      }
    }
    for (const std::uint16_t r : plan_.reductions()) {
      const Reduction& reduction = schedule_.reductions[r];
      if (reduction.cite.source == kNoSource && meets(reduction.of)) {
        say("the reduction " + reduction.id, reduction.cite);
      }
    }
    for (const Stacking& stacking : schedule_.stackings) {
      // That of a jotted measure has its citation, and where it has none it says so itself.
      if (stacking.cite.source == kNoSource && meets(stacking.a) && meets(stacking.b)) {
        say("that " + schedule_.families[stacking.a].id + " stacks with " +
                schedule_.families[stacking.b].id,
            stacking.cite);
      }
    }
  }

  [[nodiscard]] bool meets(const Selection& selection) const {
    return any_candidate([&](const Rule& r) { return selection.measures.test(r.measure); });
  }
  /// A family that an instrument stands behind.
  [[nodiscard]] bool meets(std::uint16_t family) const {
    return any_candidate(
        [&](const Rule& r) { return r.family == family && r.version->cite.source != kNoSource; });
  }
  template <class Test>
  [[nodiscard]] bool any_candidate(const Test& test) const {
    return std::any_of(laws_.begin(), laws_.end(), [&](const CodeLaw* law) {
      const auto candidates = law->candidates();
      return std::any_of(candidates.begin(), candidates.end(),
                         [&](RuleIndex r) { return test(plan_.rules()[r]); });
    });
  }

  /// Entries of lists that name the code; of lists that nothing on the line looks at, none.
  void rows(HsCode code) {
    for (int digits = 2; digits <= code.digits(); digits += 2) {
      for (const ListRow& row : schedule_.rows_of(code.prefix(digits))) {
        if (row.source == kNoSource && row.period().contains(plan_.valid().from) &&
            is_used(row.list)) {
          add("no citation: the entry of " + to_string(row.hs()) + " on the list " +
              schedule_.lists[row.list].id);
        }
      }
    }
  }
  [[nodiscard]] bool is_used(std::uint16_t list) const {
    const auto asked = plan_.asked_lists();
    return std::find(asked.begin(), asked.end(), list) != asked.end() ||
           std::any_of(plan_.rules().begin(), plan_.rules().end(), [&](const Rule& r) {
             return holds_list(r.version->codes.except_lists, list) ||
                    (holds_list(r.version->codes.lists, list) && r.version->cite.is_law());
           });
  }

  const LineAssessment& assessment_;
  const Plan& plan_;
  const Schedule& schedule_;
  std::vector<const CodeLaw*> laws_;  ///< of the code, and of those that it stands for
  std::vector<std::string> out_;
};

}  // namespace

std::vector<std::string> uncited_records(const LineAssessment& assessment, const Plan& plan) {
  if (!plan.schedule().amended || !assessment.law) {
    return {};
  }
  return Uncited(assessment, plan).run();
}

}  // namespace tarex::detail
