#include "cost/uncited.hpp"

#include <algorithm>

namespace tarex::detail {
namespace {

class Uncited {
 public:
  Uncited(const LineAssessment& assessment, const Plan& plan)
      : assessment_(assessment), plan_(plan), schedule_(plan.schedule()) {}

  std::vector<std::string> run() {
    for (const DutyLine& duty : assessment_.lines) {
      rule(duty.rule);
    }
    for (const NotCharged& entry : assessment_.not_charged) {
      rule(entry.because);
    }
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
    rows();
    return std::move(out_);
  }

 private:
  void say(const std::string& what, const Citation& cite) {
    out_.push_back("no citation: " + what + " (" + cite.locator + ")");
  }

  void rule(RuleIndex index) {
    const Rule& rule = plan_.rules()[index];
    if (rule.version->cite.source == kNoSource) {
      say(schedule_.measures[rule.measure].name(), rule.version->cite);
    }
  }

  [[nodiscard]] bool meets(const Selection& selection) const {
    const auto candidates = assessment_.law->candidates();
    return std::any_of(candidates.begin(), candidates.end(), [&](RuleIndex r) {
      return selection.measures.test(plan_.rules()[r].measure);
    });
  }

  /// Entries of lists that name the code; of lists that nothing on the line looks at, none.
  void rows() {
    const HsCode code = assessment_.law->code;
    for (int digits = 2; digits <= code.digits(); digits += 2) {
      for (const ListRow& row : schedule_.rows_of(code.prefix(digits))) {
        if (row.source == kNoSource && row.period().contains(plan_.valid().from) &&
            is_used(row.list)) {
          out_.push_back("no citation: the entry of " + to_string(row.hs()) + " on the list " +
                         schedule_.lists[row.list].id);
        }
      }
    }
  }
  [[nodiscard]] bool is_used(std::uint16_t list) const {
    const auto names = [list](const std::vector<std::uint16_t>& lists) {
      return std::find(lists.begin(), lists.end(), list) != lists.end();
    };
    return std::any_of(plan_.rules().begin(), plan_.rules().end(), [&](const Rule& r) {
      return names(r.version->codes.except_lists) ||
             (names(r.version->codes.lists) && r.version->cite.is_law());
    });
  }

  const LineAssessment& assessment_;
  const Plan& plan_;
  const Schedule& schedule_;
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
