#pragma once

#include <algorithm>
#include <span>

#include "engine/evaluation.hpp"
#include "engine/least_charges.hpp"

/// What becomes of a line over all answers to the facts nobody stated.
namespace tarex::detail {

/// Makes a range hold another one. @param first  it is the first: the range held nothing before
inline void widen(MoneyRange& range, const MoneyRange& by, bool first) {
  range.min = first ? by.min : std::min(range.min, by.min);
  range.max = first ? by.max : std::max(range.max, by.max);
}

/// The ends of every total over the leaves visited, and the leaf that costs most in duty.
struct Extremes {
  bool cheapest = false;  ///< set it to have the leaf that costs least for `worst`
  MoneyRange duty;
  MoneyRange fees;
  MoneyRange tax;
  MoneyRange all;
  Leaf worst;
  BaseRateAnswer worst_base_rate = BaseRateAnswer::none;
  FactSet worst_answered;
  FactSet asked;  ///< facts some branch turned on: other answers, other duty, tax or programmes
  bool base_rate_asked = false;
  bool duty_softened = false;  ///< a branch looked at a soft fact before it came to the fees
  std::uint32_t leaves = 0;
  std::uint64_t duties = 0;  ///< the duty of every leaf in turn, as one number
  bool given_up = false;
  FactIndex watched = kNoFact;  ///< set it to learn what duty and tax are where this fact is asked
  bool watched_asked = false;
  MoneyRange watched_duty;
  MoneyRange watched_tax;
  std::span<const CodeLaw> others;  ///< set it to learn whether the code matters beside the facts
  LeastCharges* charges = nullptr;  ///< set it to learn what each measure charges at least; left
                                    ///< as it is where there is one leaf
  bool others_differ = false;       ///< under some answers, from what the law at hand leads to

  /// An answer that leads to `worst`.
  struct Answered {
    FactIndex fact = kNoFact;
    std::int64_t value = 0;
  };
  FixedList<Answered, kMaxFacts> answers;
  /// The facts of the line with the answers that lead to `worst`.
  [[nodiscard]] Facts worst_facts(const EntryLine& line) const {
    Facts facts = line.facts;
    for (const Answered& answer : answers) {
      facts.set(answer.fact, answer.value);
    }
    return facts;
  }
};

/// The duty beside charges without upper bound, which would hide it.
[[nodiscard]] Money bounded_duty(const Plan& plan, const Leaf& leaf);

/// More duty; of as much, more in all; of duty without upper bound, more beside it.
[[nodiscard]] bool costs_more(const Plan& plan, const Leaf& leaf, const Leaf& other);

/// The answers that lead to the worst, among the facts of the line for as long as this lives.
class WorstAnswers {
 public:
  WorstAnswers(const Extremes& extremes, Facts& facts) : facts_(facts) {
    for (const Extremes::Answered& answer : extremes.answers) {
      before_.push_back({answer.fact, facts.state(answer.fact)});
      facts.set(answer.fact, answer.value);
    }
  }
  ~WorstAnswers() {
    for (const Before& one : before_) {
      facts_.restore(one.fact, one.state);
    }
  }
  WorstAnswers(const WorstAnswers&) = delete;
  WorstAnswers& operator=(const WorstAnswers&) = delete;

 private:
  struct Before {
    FactIndex fact = kNoFact;
    Facts::State state;
  };
  Facts& facts_;
  FixedList<Before, kMaxFacts> before_;
};

/// Visits every combination of critical values of the facts that turn out to matter, depth first,
/// each fact only where it is asked for. Amounts are piecewise linear in every fact between
/// critical values, so the ends found are the ends.
class Exploration {
 public:
  static constexpr std::uint32_t kMostLeaves = 20'000;

  Exploration(Context& context, Extremes& out) : ctx_(context), out_(out) {}
  /// Starts `out` anew. The facts of the context end as they began.
  /// @param entry  see Evaluation::run
  void run(CourseNumber* entry = nullptr);

 private:
  /// Each returns a fingerprint of what is charged below it, and by which programmes: equal where
  /// no further answer makes a difference between two branches, as in a reduced decision diagram.
  std::uint64_t visit(const Leaf& leaf, FactIndex need);
  std::uint64_t go_on(const Leaf& stopped, FactIndex known);
  std::uint64_t branch(const Leaf& stopped, FactIndex fact);
  std::uint64_t branch_base_rate(const Leaf& stopped);
  void record(const Leaf& leaf);
  [[nodiscard]] bool is_alone(const Leaf& leaf) const;
  [[nodiscard]] std::uint64_t programmes_of(const Leaf& leaf) const;

  Context& ctx_;
  Extremes& out_;
};

}  // namespace tarex::detail
