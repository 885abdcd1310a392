#pragma once

#include <optional>
#include <span>
#include <vector>

#include "tarex/bom_changes.hpp"

/// The way of a bill to the other side of a threshold on a share, in whole steps of mass.
namespace tarex::detail {

/// Divides rounding up. @param divisor  above zero
[[nodiscard]] std::int64_t ceiling(i128 value, i128 divisor);

/// Tries changes of a bill until the share is on the other side.
class Crossing {
 public:
  /// @param step_kg  smallest change of mass per piece, in millionths of a kilogram
  Crossing(const BomWhatIfs& what_ifs, std::int64_t step_kg);

  [[nodiscard]] const BomAssessment& bill() const { return a_; }
  /// Smallest change of mass of the lot, in millionths of a kilogram.
  [[nodiscard]] std::int64_t step() const { return step_; }
  /// The bill, not the product itself, says the fact.
  [[nodiscard]] bool answered_by_bill(FactIndex fact) const {
    return fact != kNoFact && !a_.stated.test(fact);
  }

  /// Smallest number of steps in (0, most] that gets to the other side.
  template <class ChangesAt>
  [[nodiscard]] std::optional<std::int64_t> first_step(const BomThreshold& test, std::int64_t most,
                                                       ChangesAt changes_at) const {
    if (most <= 0 || reaches(test, changes_at(most)) == test.reached) {
      return std::nullopt;
    }
    std::int64_t low = 0;
    std::int64_t high = most;
    while (high - low > 1) {
      const std::int64_t middle = low + (high - low) / 2;
      (reaches(test, changes_at(middle)) != test.reached ? high : low) = middle;
    }
    return high;
  }

  /// Keeps a crossing if it makes a difference: against today, and against one step less.
  void settle(BomThreshold& out, std::vector<BomChange> changes) const;

 private:
  [[nodiscard]] bool reaches(const BomThreshold& test, std::span<const BomChange> changes) const;
  const BomWhatIfs& what_ifs_;
  const BomAssessment& a_;
  std::int64_t step_ = 1;
  std::vector<RuleIndex> now_;  ///< charged today
};

/// Weight of the listed metals in the article: its share, and the smallest change of the heaviest
/// of them that gets it to the other side. @param out  with kind, rule, threshold and materials
void cross_listed_weight(const Crossing& crossing, BomThreshold& out);

/// Metal melted in the destination: the least share, and how much more of each metal must be.
/// @param out  with kind, rule, threshold and materials
void cross_domestic_share(const Crossing& crossing, BomThreshold& out);

}  // namespace tarex::detail
