#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "exact.hpp"
#include "tarex/entry.hpp"
#include "tarex/schedule.hpp"

/// A second reading of data/README.md, slow and obvious, straight over Schedule. The engine must
/// agree with it to the last millionth. It knows no Plan and shares no code with src/plan and
/// src/engine.
namespace tarex::oracle {

/// A measure that applies to a line, with what it charges.
struct AppliedMeasure {
  MeasureIndex measure = 0;
  MeasureKind kind = MeasureKind::base;
  bool charged = false;
  Exact basis;  ///< millionths of the line's currency
  Exact exact;  ///< before rounding
  Money amount;
  std::optional<FactIndex> content;  ///< whose value it is charged on
};

/// What follows for one line when every question is answered.
struct Outcome {
  std::vector<AppliedMeasure>
      applied;  ///< in the order of families, those that charge nothing included
  Money base_duty;
  Money total_duty;
  Money fees;
  Money tax;
  bool unbounded = false;  ///< a specific rate found no quantity; it was counted as none
};

/// What a brute-force search over the missing facts found.
struct Range {
  Money min = Money::from_micro(Money::kLimit);
  Money max;
  bool unbounded = false;
  std::size_t outcomes = 0;  ///< combinations tried; 0 = the facts contradict each other
  std::size_t most_lines = 0;
  /// The line with the answers, and the code, for which they were found.
  EntryLine at_min;
  EntryLine at_max;
};

/// How densely a missing part of a whole is tried.
enum class Grid : std::uint8_t { ends, halves, quarters, eighths };

class Oracle {
 public:
  explicit Oracle(const Schedule& schedule);

  /// Every question fact that the law of the line asks for must be known, and the code must be one
  /// of the schedule's finest.
  /// @throws std::logic_error if not.
  [[nodiscard]] Outcome assess(const EntryLine& line) const;

  /// Lowest and highest total duty over the finest codes below the line's and all values tried for
  /// missing question facts.
  [[nodiscard]] Range range(const EntryLine& line, Grid grid) const;

  /// Question facts that the law of the line asks for and that nobody stated.
  [[nodiscard]] std::vector<FactIndex> missing(const EntryLine& line) const;

  /// The codes of the schedule that a code stands for, as finely as the schedule knows them.
  [[nodiscard]] std::vector<HsCode> finest(HsCode code) const;

 private:
  struct Candidate {
    MeasureIndex measure = 0;
    const MeasureVersion* version = nullptr;
  };
  /// What does not depend on facts: which measures reach the line and which parts the lists name.
  struct Law {
    const TariffLine* tariff = nullptr;
    std::vector<std::vector<Candidate>> families;                    ///< by family, sorted by order
    std::set<std::pair<std::uint16_t, std::uint16_t>> listed_parts;  ///< (group, part)
  };
  struct Sitting;  // one evaluation; in oracle.cpp

  [[nodiscard]] Law law_of(const EntryLine& line) const;
  [[nodiscard]] bool names(std::uint16_t list, HsCode code, Date day) const;
  [[nodiscard]] bool covers(const CodeScope& scope, HsCode code, Date day) const;
  [[nodiscard]] const DutyRate* special_rate(const TariffLine& tariff, std::uint16_t symbol) const;
  [[nodiscard]] Outcome evaluate(const EntryLine& line, const Facts& facts, const Law& law) const;
  [[nodiscard]] std::vector<FactIndex> missing(const EntryLine& line, const Law& law) const;
  [[nodiscard]] std::vector<std::int64_t> values_to_try(const EntryLine& line, const Facts& facts,
                                                        FactIndex fact, Grid grid) const;
  [[nodiscard]] std::int64_t room_for(const EntryLine& line, const Facts& facts,
                                      FactIndex fact) const;
  [[nodiscard]] std::optional<std::int64_t> left_for(const EntryLine& line, const Facts& facts,
                                                     FactIndex fact) const;
  [[nodiscard]] std::set<std::int64_t> where_nothing_remains(const EntryLine& line,
                                                             const Facts& facts,
                                                             FactIndex fact) const;
  void search(const EntryLine& line, const Law& law, const std::vector<FactIndex>& gaps,
              std::size_t next, const Facts& facts, Grid grid, Range& found) const;

  const Schedule* schedule_;
  /// By list: the periods of each of its codes, by digits and code.
  std::vector<std::map<std::pair<int, std::uint64_t>, std::vector<EffectivePeriod>>> rows_by_list_;
  std::map<std::uint64_t, const TariffLine*> tariff_by_code_;
  /// By fact: values at which a condition of the law turns.
  std::vector<std::set<std::int64_t>> mentioned_;
  std::set<FactIndex> endless_;  ///< rates of which no upper limit is known
};

/// Calls `visit(condition)` for a condition and all conditions inside it.
template <class Visit>
void for_each_condition(const std::vector<Condition>& conditions, const Visit& visit) {
  for (const Condition& condition : conditions) {
    visit(condition);
    if (const auto* any = std::get_if<AnyOf>(&condition.is)) {
      for_each_condition(any->of, visit);
    } else if (const auto* all = std::get_if<AllOf>(&condition.is)) {
      for_each_condition(all->of, visit);
    } else if (const auto* none = std::get_if<Not>(&condition.is)) {
      for_each_condition(none->of, visit);
    }
  }
}

/// By fact: the values that conditions of the law mention.
[[nodiscard]] std::vector<std::set<std::int64_t>> mentioned_values(const Schedule& schedule);

}  // namespace tarex::oracle
