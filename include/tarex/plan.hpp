#pragma once

#include <bitset>
#include <cstdint>
#include <memory>
#include <span>
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
  MeasureKind kind = MeasureKind::additional;
  bool lowest_wins_ties = false;  ///< of its family
  /// The measures that cannot apply where this one does; null = none.
  const std::bitset<kMaxMeasures>* drops = nullptr;
  /// The reductions of its value that can hold; indices into Schedule::reductions.
  std::span<const std::uint16_t> reductions;
};

/// Position of a rule in Plan::rules.
using RuleIndex = std::uint16_t;

/// What the rules of a treatment say, whatever their place in a plan: treatments of other days with
/// the same rules are of the same regime.
struct Regime {
  std::uint32_t number = 0;
  FactSet reads;  ///< the facts on which conditions and bases look
  bool asks_origin = false;      ///< one of them is taken as the origin where it is not known
};

/// What many codes and origins have in common on the plan's dates: everything that does not depend
/// on a line's facts.
struct Treatment {
  std::vector<RuleIndex> candidates;  ///< in order of family, then order
  std::vector<std::uint32_t> parts;   ///< by group: bit mask of the parts whose lists name the code
  std::vector<std::uint16_t> watches;  ///< whose codes and origins match
  std::vector<std::uint16_t> listed;   ///< lists that name the code and that a condition asks for
  const Regime* regime = nullptr;
};

/// What the law says of one code and origin.
struct CodeLaw {
  HsCode code;  ///< of 8 or 10 digits
  const TariffLine* line = nullptr;
  const Treatment* treatment = nullptr;
  [[nodiscard]] std::span<const RuleIndex> candidates() const { return treatment->candidates; }
  [[nodiscard]] std::span<const std::uint32_t> parts() const { return treatment->parts; }
  [[nodiscard]] std::span<const std::uint16_t> watches() const { return treatment->watches; }
  [[nodiscard]] std::span<const std::uint16_t> listed() const { return treatment->listed; }
};

/// A code as given can stand for several codes of the schedule that the law treats differently.
struct CodeVariants {
  std::vector<CodeLaw> laws;  ///< one per distinct treatment, at least one if the code exists
  std::size_t codes = 0;      ///< how many codes of the schedule there are below the given one
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
  /// Indices of the displacements, reductions and watches in force.
  [[nodiscard]] std::span<const std::uint16_t> displacements() const { return displacements_; }
  [[nodiscard]] std::span<const std::uint16_t> reductions() const { return reductions_; }
  [[nodiscard]] std::span<const std::uint16_t> watches() const { return watches_; }
  /// Lists that conditions ask for.
  [[nodiscard]] std::span<const std::uint16_t> asked_lists() const { return asked_lists_; }

  /// Values of a plain numeric, date, word or country fact between which the answer can change;
  /// sorted.
  [[nodiscard]] std::span<const std::int64_t> critical_values(FactIndex fact) const {
    return critical_[fact];
  }

 private:
  Plan() = default;
  void find_interactions();
  const Schedule* schedule_ = nullptr;
  EffectivePeriod valid_;
  std::vector<Rule> rules_;
  std::vector<std::uint16_t> displacements_;
  std::vector<std::uint16_t> reductions_;
  std::vector<std::uint16_t> watches_;
  std::vector<std::vector<std::int64_t>> critical_;
  std::vector<std::uint16_t> asked_lists_;  ///< lists that conditions ask for
  std::vector<std::unique_ptr<const std::bitset<kMaxMeasures>>> drops_;
  std::vector<std::vector<std::uint16_t>> reductions_of_;  ///< by rule
};

namespace detail {
class LawIndex;
}

/// Plans by date, compiled on first use, one per span between changes of law; and what the law
/// makes of codes and origins, worked out on first use and shared by all that are treated alike.
/// Memory is bounded by the size of the law if `trim` is called now and then. One per thread.
class PlanCache {
 public:
  explicit PlanCache(const Schedule& schedule);
  PlanCache(PlanCache&&) noexcept;
  PlanCache& operator=(PlanCache&&) noexcept;
  PlanCache(const PlanCache&) = delete;
  PlanCache& operator=(const PlanCache&) = delete;
  ~PlanCache();
  [[nodiscard]] const Schedule& schedule() const { return *schedule_; }
  /// Precondition: day >= schedule().covers_from.
  [[nodiscard]] const Plan& plan_for(Date day);
  /// The law of a code of 6 to 10 digits and an origin on a day. The answer holds until the next
  /// call, the laws in it until `trim`.
  [[nodiscard]] const CodeVariants& law_for(Date day, HsCode code, Country origin);
  /// Forgets treatments if there are many.
  void trim();

 private:
  const Schedule* schedule_;
  std::unique_ptr<detail::LawIndex> index_;
};

}  // namespace tarex
