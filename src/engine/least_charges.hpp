#pragma once

#include <algorithm>

#include "engine/evaluation.hpp"

/// The least that each measure charges over all answers to the facts nobody stated.
namespace tarex::detail {

/// Filled outcome by outcome. What an outcome does not charge is nothing in it.
class LeastCharges {
 public:
  void add(const Plan& plan, const Leaf& leaf) {
    if (outcomes_++ == 0) {
      for (const Charge& charge : leaf.charges) {
        known_.push_back({plan.rules()[charge.rule].measure, charge.amount});
      }
      return;
    }
    for (Known& known : known_) {
      known.least = std::min(known.least, amount_of(plan, leaf, known.measure));
    }
  }

  [[nodiscard]] bool empty() const { return outcomes_ == 0; }
  /// @return nothing where some outcome does not charge it
  [[nodiscard]] Money of(MeasureIndex measure) const {
    for (const Known& known : known_) {
      if (known.measure == measure) {
        return known.least;
      }
    }
    return {};
  }

 private:
  struct Known {
    MeasureIndex measure = 0;
    Money least;
  };

  static Money amount_of(const Plan& plan, const Leaf& leaf, MeasureIndex measure) {
    for (const Charge& charge : leaf.charges) {
      if (plan.rules()[charge.rule].measure == measure) {
        return charge.amount;
      }
    }
    return {};
  }

  std::uint32_t outcomes_ = 0;
  FixedList<Known, kMaxLines> known_;  ///< what the first outcome charges
};

}  // namespace tarex::detail
