#include "cost/least_answer.hpp"

#include "engine/end_answers.hpp"
#include "engine/least_value.hpp"

namespace tarex::detail {
namespace {

/// Nothing unless the duty is that least on this value.
std::optional<TimelineAnswer> answer_on(const PricedLine& of, const EntryLine& entry,
                                        Workspace& workspace) {
  std::optional<LeastAnswer> least = assess_least(*of.plan, entry, workspace);
  if (!least || least->assessment.total_duty.min != of.assessment.total_duty.min) {
    return std::nullopt;
  }
  TimelineAnswer out{of,
                     find_behind(*of.plan, entry, *least->assessment.law, End::least, workspace)};
  out.line.entry = entry;
  out.line.entry.facts = least->facts;
  out.assessment = least->assessment;
  return out;
}

}  // namespace

std::optional<TimelineAnswer> least_answer(const PricedLine& of, Workspace& workspace) {
  EntryLine entry = of.line.entry;
  // A price that is more than the customs value: the value at which the duty is least.
  if (const auto least = least_of(*of.plan, entry, workspace)) {
    entry.value = least->value;
    entry.value_is = ValueIs::whole;
    if (auto out = answer_on(of, entry, workspace)) {
      return out;
    }
  }
  return answer_on(of, of.line.entry, workspace);
}

}  // namespace tarex::detail
