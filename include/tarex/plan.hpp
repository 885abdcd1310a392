#pragma once

#include <algorithm>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "tarex/entry.hpp"
#include "tarex/result.hpp"
#include "tarex/schedule.hpp"

namespace tarex {

/// A version of a measure in force, as the engine walks it.
struct Rule {
  /// Of most rules all there is to their amount.
  enum class Plain : std::uint8_t {
    no,
    free,    ///< nothing, on the customs value
    share,   ///< `*rate` of the customs value
    column,  ///< what a column of the tariff prints, on the customs value
  };
  MeasureIndex measure = 0;
  std::uint16_t family = 0;
  int order = 0;
  const MeasureVersion* version = nullptr;
  MeasureKind kind = MeasureKind::additional;
  bool lowest_wins_ties = false;  ///< of its family
  Plain plain = Plain::no;
  bool per_entry = false;                       ///< as the version
  TariffColumn column = TariffColumn::general;  ///< for Plain::column: that of the version
  const Rate* rate = nullptr;                   ///< for Plain::share: that of the version
  /// The measures that cannot apply where this one does; null = none.
  const std::bitset<kMaxMeasures>* drops = nullptr;
  /// The reductions of its value that can hold; indices into Schedule::reductions.
  std::span<const std::uint16_t> reductions;
};

/// Position of a rule in Plan::rules.
using RuleIndex = std::uint16_t;

/// A rule among those of all days: the same for versions that say the same on other days.
using RuleNumber = std::uint16_t;

/// The rules that can apply to a code and an origin, whatever the day: all that does not depend on
/// a line's facts. Codes, origins and days that the law does not tell apart share one.
struct Regime {
  std::uint32_t number = 0;
  std::vector<RuleNumber> rules;      ///< in order of family, then order; see CodeLaw::candidates
  std::vector<std::uint32_t> parts;   ///< by group: bit mask of the parts whose lists name the code
  std::vector<std::uint16_t> listed;  ///< lists that name the code and that a condition asks for
  FactSet reads;                      ///< the facts on which conditions and bases look
  FactSet shows;                      ///< those of them that a condition asks to be shown
  bool asks_origin = false;           ///< one of them is taken as the origin where it is not known
  bool asks_contents = false;         ///< a condition passes over parts that there are none of
  bool words_are_words = false;       ///< no list of words is looked up for an amount or by a paper
};

/// The rules of a regime as a plan numbers them.
class Candidates {
 public:
  class Iterator {
   public:
    using value_type = RuleIndex;
    using difference_type = std::ptrdiff_t;
    using iterator_category = std::input_iterator_tag;
    using pointer = const RuleIndex*;
    using reference = RuleIndex;
    Iterator(const RuleNumber* at, const RuleIndex* places) : at_(at), places_(places) {}
    RuleIndex operator*() const { return places_[*at_]; }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.at_ == b.at_; }

   private:
    const RuleNumber* at_;
    const RuleIndex* places_;
  };
  Candidates(std::span<const RuleNumber> rules, const RuleIndex* places)
      : rules_(rules), places_(places) {}
  [[nodiscard]] std::size_t size() const { return rules_.size(); }
  RuleIndex operator[](std::size_t i) const { return places_[rules_[i]]; }
  [[nodiscard]] Iterator begin() const { return {rules_.data(), places_}; }
  [[nodiscard]] Iterator end() const { return {rules_.data() + rules_.size(), places_}; }

 private:
  std::span<const RuleNumber> rules_;
  const RuleIndex* places_;
};

/// A list that names a code or a prefix of it, and for how long.
struct OnList {
  std::uint16_t list = 0;  ///< index into Schedule::lists
  EffectivePeriod period;
};

/// What the law says of one code and origin on the plan's dates.
struct CodeLaw {
  HsCode code;                       ///< of 8 or 10 digits
  std::span<const OnList> on_lists;  ///< on whatever day; those of the shortest prefix first
  const TariffLine* line = nullptr;
  const Regime* regime = nullptr;
  const RuleIndex* places = nullptr;  ///< in the plan, by the numbers in Regime::rules
  const std::vector<std::uint16_t>* watching = nullptr;
  [[nodiscard]] Candidates candidates() const { return {regime->rules, places}; }
  [[nodiscard]] std::span<const std::uint32_t> parts() const { return regime->parts; }
  [[nodiscard]] std::span<const std::uint16_t> listed() const { return regime->listed; }
  /// Those whose codes and origins match.
  [[nodiscard]] std::span<const std::uint16_t> watches() const { return *watching; }
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
  /// The facts that are parts of a fact, or of kCustomsValueFact.
  [[nodiscard]] std::span<const FactIndex> parts_of(FactIndex whole) const {
    return parts_[std::min<std::size_t>(whole, parts_.size() - 1)];
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
  std::vector<std::vector<FactIndex>> parts_;  ///< by fact, then of the customs value
  std::vector<std::uint16_t> asked_lists_;     ///< lists that conditions ask for
  std::vector<std::unique_ptr<const std::bitset<kMaxMeasures>>> drops_;
  std::vector<std::uint16_t> reductions_of_;  ///< of one rule after the other
};

/// The plans of a schedule, one per span between changes of law, compiled on first use. For all
/// threads.
class PlanShelf {
 public:
  /// @param schedule  must outlive the shelf.
  explicit PlanShelf(const Schedule& schedule)
      : schedule_(schedule), plans_(schedule.epochs.size()) {}
  [[nodiscard]] const Schedule& schedule() const { return schedule_; }
  /// @param span  number of its first day in Schedule::epochs
  [[nodiscard]] std::shared_ptr<const Plan> plan(std::size_t span);

 private:
  const Schedule& schedule_;
  std::mutex mutex_;
  std::vector<std::shared_ptr<const Plan>> plans_;  ///< guarded by `mutex_`
};

/// A line whose law will be asked for soon.
struct ExpectedLaw {
  Date day;
  HsCode code;
  Country origin;
  const Regime* regime = nullptr;  ///< if it is known already what applies
};

namespace detail {
class LawIndex;
}

/// Plans by date, and what the law makes of codes and origins, worked out on first use and shared
/// by all that are treated alike. Memory is bounded by the size of the law. One per thread.
class PlanCache {
 public:
  explicit PlanCache(const Schedule& schedule);
  /// @param shelf  may be that of other threads too
  explicit PlanCache(std::shared_ptr<PlanShelf> shelf);
  PlanCache(PlanCache&&) noexcept;
  PlanCache& operator=(PlanCache&&) noexcept;
  PlanCache(const PlanCache&) = delete;
  PlanCache& operator=(const PlanCache&) = delete;
  ~PlanCache();
  [[nodiscard]] const Schedule& schedule() const { return *schedule_; }
  /// Precondition: day >= schedule().covers_from.
  [[nodiscard]] const Plan& plan_for(Date day);
  /// The law of a code of 6 to 10 digits and an origin on a day. The answer holds until the next
  /// call, the laws in it as long as the cache.
  [[nodiscard]] const CodeVariants& law_for(Date day, HsCode code, Country origin);
  /// Schedule::has_code, remembered.
  [[nodiscard]] bool has_code(HsCode code);
  /// Says that `has_code` will be asked.
  void expect(HsCode code);
  /// Brings near what `law_for` will look at, for all these lines side by side, and fills in their
  /// regimes. Keeps nothing.
  void look_ahead(std::span<ExpectedLaw> lines);

 private:
  const Schedule* schedule_;
  std::unique_ptr<detail::LawIndex> index_;
};

}  // namespace tarex
