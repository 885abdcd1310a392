#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <unordered_map>
#include <vector>

#include "tarex/entry.hpp"
#include "tarex/result.hpp"
#include "tarex/schedule.hpp"

namespace tarex {

/// A version of a measure in force, as the engine walks it.
struct Rule {
  MeasureIndex measure = 0;
  std::uint16_t family = 0;
  int order = 0;
  const MeasureVersion* version = nullptr;
};

/// Position of a rule in Plan::rules.
using RuleIndex = std::uint16_t;

/// What the law says of one code and origin on the plan's dates: everything that does not depend on
/// a line's facts.
struct CodeLaw {
  HsCode code;  ///< of 8 or 10 digits
  const TariffLine* line = nullptr;
  std::vector<RuleIndex> candidates;  ///< in order of family, then order
  std::vector<std::uint32_t> parts;   ///< by group: bit mask of the parts whose lists name the code
  std::vector<std::uint16_t> watches;  ///< whose codes and origins match
  std::vector<std::uint16_t> listed;   ///< lists that name the code and that a condition asks for
};

/// A code as given can stand for several codes of the schedule that the law treats differently.
struct CodeVariants {
  std::vector<CodeLaw> laws;     ///< one per distinct treatment, at least one
  std::vector<HsCode> examples;  ///< a code for each
  std::size_t codes = 0;         ///< how many codes of the schedule there are below the given one
};

/// The law in force from one change to the next, compiled. Immutable; shared by threads.
class Plan {
 public:
  /// @param schedule  must outlive the plan.
  [[nodiscard]] static Result<std::shared_ptr<const Plan>> compile(const Schedule& schedule,
                                                                   Date day);

  [[nodiscard]] const Schedule& schedule() const { return *schedule_; }
  /// The period between two changes of law around the day asked for.
  [[nodiscard]] EffectivePeriod valid() const { return valid_; }
  [[nodiscard]] std::span<const Rule> rules() const { return rules_; }
  /// Indices of the displacements and reductions in force.
  [[nodiscard]] std::span<const std::uint16_t> displacements() const { return displacements_; }
  [[nodiscard]] std::span<const std::uint16_t> reductions() const { return reductions_; }

  /// Resolves a code of 6 to 10 digits for an origin. Not for the inner loop: callers keep the
  /// answer (LawCache).
  [[nodiscard]] CodeVariants resolve(HsCode code, Country origin) const;

  /// Values of a plain numeric, date, word or country fact between which the answer can change;
  /// sorted.
  [[nodiscard]] std::span<const std::int64_t> critical_values(FactIndex fact) const {
    return critical_[fact];
  }

 private:
  Plan() = default;
  [[nodiscard]] CodeLaw law_of(HsCode code, const TariffLine& line, Country origin) const;
  const Schedule* schedule_ = nullptr;
  EffectivePeriod valid_;
  std::vector<Rule> rules_;
  std::vector<std::uint16_t> displacements_;
  std::vector<std::uint16_t> reductions_;
  std::vector<std::uint16_t> watches_;
  std::vector<std::vector<std::int64_t>> critical_;
  std::vector<std::uint16_t> asked_lists_;  ///< lists that conditions ask for
};

/// Plans by date, compiled on first use, one per span between changes of law; and resolved codes,
/// kept. One per thread.
class PlanCache {
 public:
  explicit PlanCache(const Schedule& schedule);
  [[nodiscard]] const Schedule& schedule() const { return *schedule_; }
  /// Precondition: day >= schedule().covers_from.
  [[nodiscard]] const Plan& plan_for(Date day);
  /// The law of a code and origin on a day; stays valid as long as the cache.
  [[nodiscard]] const CodeVariants& law_for(Date day, HsCode code, Country origin);

 private:
  struct Span {
    std::shared_ptr<const Plan> plan;
    std::unordered_map<std::uint64_t, std::unique_ptr<CodeVariants>> laws;
  };
  [[nodiscard]] std::size_t span_of(Date day) const;
  const Schedule* schedule_;
  std::vector<Span> spans_;
};

}  // namespace tarex
