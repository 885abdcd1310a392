#include "cost/least_answer.hpp"

#include <vector>

#include "engine/least_value.hpp"

namespace tarex::detail {
namespace {

/// Questions that are answered one after the other, at most.
constexpr int kMostAnswers = 24;

/// Values that a fact may cost least at: the ends of an amount, next to nothing, every word.
std::vector<std::int64_t> values_to_try(const FactSpec& spec, const EntryLine& entry) {
  std::vector<std::int64_t> out;
  switch (spec.type) {
    case FactType::amount:
      return {0, kLittle, entry.value.micro()};
    case FactType::decimal:
      out = {0, kLittle, kMicro};
      if (spec.part_of < kMaxFacts && entry.facts.known(spec.part_of)) {
        out.push_back(entry.facts.value(spec.part_of));
      }
      return out;
    case FactType::percent:
      return {0, kRateOne};
    case FactType::claim:
      return {0, 1};
    case FactType::word:
      for (std::size_t word = 0; word < spec.words.size(); ++word) {
        out.push_back(static_cast<std::int64_t>(word));
      }
      return out;
    case FactType::country:
      return {entry.origin.index(), kNoCountry};
    case FactType::text:
      return {kOtherText};
    case FactType::party:
      return {kOtherText, kNoParty};
    case FactType::date:
      break;
  }
  return out;
}

/// Answers one question after the other, each so that the least stays within reach.
class Answering {
 public:
  Answering(const PricedLine& of, Workspace& workspace)
      : goal_(of.assessment.total_duty.min), workspace_(workspace), line_(of) {}

  std::optional<PricedLine> run() {
    bool moved = answer_value() && answer_code();
    for (int answers = 0; moved && !reached() && answers < kMostAnswers; ++answers) {
      moved = answer_one();
    }
    return reached() ? std::optional(std::move(line_)) : std::nullopt;
  }

 private:
  [[nodiscard]] bool reached() const { return line_.assessment.total_duty.max == goal_; }

  /// @return whether the least is still within reach of the line as it is now
  bool take(EntryLine entry) {
    LineAssessment assessed;
    assess_line(*line_.plan, entry, workspace_, Detail::explained, assessed);
    if (assessed.total_duty.min != goal_) {
      return false;
    }
    line_.line.entry = std::move(entry);
    line_.assessment = assessed;
    return true;
  }

  /// A price that is more than the customs value: the value at which the duty is least.
  bool answer_value() {
    const auto least = least_of(*line_.plan, line_.line.entry, workspace_);
    if (!least) {
      return true;
    }
    EntryLine entry = line_.line.entry;
    entry.value = least->value;
    entry.value_is = ValueIs::whole;
    return take(std::move(entry));
  }

  /// A code that stands for several: the one that costs least.
  bool answer_code() {
    if (line_.assessment.variants.empty()) {
      return true;
    }
    for (const CodeOutcome& outcome : line_.assessment.variants) {
      if (outcome.duty.min == goal_) {
        EntryLine entry = line_.line.entry;
        entry.code = outcome.law.code;
        return take(std::move(entry));
      }
    }
    return false;
  }

  bool answer_one() {
    const std::vector<FactSpec>& specs = line_.plan->schedule().facts;
    for (const Question& question : line_.assessment.questions) {
      if (question.fact >= specs.size() || question.moves != Question::Moves::duty) {
        continue;
      }
      for (const std::int64_t value : values_to_try(specs[question.fact], line_.line.entry)) {
        EntryLine entry = line_.line.entry;
        entry.facts.set(question.fact, value);
        if (take(std::move(entry))) {
          return true;
        }
      }
    }
    return false;
  }

  const Money goal_;
  Workspace& workspace_;
  PricedLine line_;
};

}  // namespace

std::optional<PricedLine> least_answer(const PricedLine& of, Workspace& workspace) {
  return Answering(of, workspace).run();
}

}  // namespace tarex::detail
