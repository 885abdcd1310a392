#include "report/relief_json.hpp"

#include <algorithm>

#include "report/json_text.hpp"

namespace tarex::detail {
/// Where the facts stand, or would.
std::size_t ReliefJson::place_of(const Schedule& schedule, const NeededFacts& facts) const {
  constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15U;
  std::uint64_t hash = 0;
  for (const NeededFact& need : facts) {
    hash = (hash ^ need.fact ^ static_cast<std::uint64_t>(need.value) * 8) * kFactor;
    hash ^= hash >> 32U;
  }
  std::size_t at = hash & (slots_.size() - 1);
  while (slots_[at] != nullptr &&
         (slots_[at]->schedule != &schedule ||
          !std::equal(facts.begin(), facts.end(), slots_[at]->facts.begin(),
                      slots_[at]->facts.end()))) {
    at = (at + 1) & (slots_.size() - 1);
  }
  return at;
}

ReliefJson::Asked& ReliefJson::asked_for(const Schedule& schedule, const NeededFacts& facts) {
  if (2 * taken_ >= slots_.size()) {
    std::vector<std::unique_ptr<Asked>> old(std::max<std::size_t>(32, 2 * slots_.size()));
    old.swap(slots_);
    for (auto& asked : old) {
      if (asked != nullptr) {
        const std::size_t place = place_of(*asked->schedule, asked->facts);
        slots_[place] = std::move(asked);
      }
    }
  }
  std::unique_ptr<Asked>& slot = slots_[place_of(schedule, facts)];
  if (slot == nullptr) {
    slot = std::make_unique<Asked>(Asked{&schedule, facts, {}});
    ++taken_;
  }
  return *slot;
}

void ReliefJson::put(TextPen& out, const InputLine& line, const LineAssessment& assessment,
                     const Plan& plan, const Relief& relief, MeasureJson& measures) {
  const Schedule& schedule = plan.schedule();
  Asked& asked = asked_for(schedule, relief.needs);
  if (asked.text.empty()) {
    std::string facts;
    std::string needs;
    for (const ReliefNeed& need : needs_of(schedule, relief)) {
      facts += (facts.empty() ? "" : ";") + need.fact;
      needs += (needs.empty() ? "" : ";") + need.needs;
    }
    asked.text = "{\"fact\":";
    append_json_string(asked.text, facts);
    asked.text += ",\"needs\":";
    append_json_string(asked.text, needs);
    asked.text += ",\"heading\":";
  }
  out.put(asked.text);
  measures.put_heading(out, assessment, plan, relief.rule);
  char* at = out.room(kMostDigits + 16);
  at = put_piece(at, ",\"saves\":");
  out.reach(put_json_amount(at, relief.saves, line.currency));
  if (relief.lifts) {
    out.put(",\"lifts\":true");
  }
  measures.put_relief_tail(out, plan, relief.rule);
}

}  // namespace tarex::detail
