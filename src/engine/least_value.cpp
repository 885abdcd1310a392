#include "engine/least_value.hpp"

#include <algorithm>

#include "law/scope.hpp"

namespace tarex::detail {
namespace {

/// Works out a line as if it were worth less.
class LeastValue {
 public:
  LeastValue(const Plan& plan, const EntryLine& line, Workspace& workspace)
      : plan_(plan), price_(line.value), line_(line), workspace_(workspace) {
    line_.value_is = ValueIs::whole;
  }

  /// A freight that nobody stated leaves a coin at least.
  Least without_freight() {
    assess(1);
    return least_or_whole();
  }

  /// Duties, fees and taxes are in the price: with them, at their highest where other questions are
  /// open, the goods come to no more than it.
  Least without_duties() {
    const std::int64_t price = price_.micro() / line_.minor_unit;
    assess(price);
    if (falls_with_value()) {
      return without_freight();  // the price tells nothing of the goods
    }
    std::int64_t fits = 1;
    std::int64_t beyond = price + 1;
    while (beyond - fits > 1) {
      const std::int64_t coins = fits + (beyond - fits) / 2;
      assess(coins);
      const Money all =
          line_.value + assessed_.total_duty.max + assessed_.fees.max + assessed_.tax.max;
      (all <= price_ ? fits : beyond) = coins;
    }
    // Whole units: the value may be rounded to them.
    const std::int64_t whole = fits * line_.minor_unit / kMicro * kMicro / line_.minor_unit;
    assess(whole > 0 ? whole : fits);
    return least_or_whole();
  }

 private:
  void assess(std::int64_t coins) {
    line_.value = Money::from_micro(coins * line_.minor_unit);
    assess_line(plan_, line_, workspace_, Detail::totals, assessed_);
  }
  /// A rate per quantity is charged on a part of the value: the more the whole is worth, the less.
  [[nodiscard]] bool falls_with_value() const {
    return std::any_of(assessed_.lines.begin(), assessed_.lines.end(), [&](const DutyLine& duty) {
      return duty.kind == MeasureKind::base && duty.basis < line_.value && is_per_quantity(duty);
    });
  }
  [[nodiscard]] bool is_per_quantity(const DutyLine& base) const {
    const DutyRate* rate = line_.base_rate ? &*line_.base_rate
                                           : rate_in_line(plan_.schedule(), *assessed_.law->line,
                                                          plan_.rules()[base.rule].version->rate);
    return rate != nullptr && rate->specific_nano != 0;
  }
  [[nodiscard]] Least least() const {
    return {assessed_.total_duty.min, assessed_.fees.min, assessed_.tax.min, line_.value};
  }
  /// A rate per quantity on a part of the value is the less, the more the whole is worth.
  [[nodiscard]] Least least_or_whole() {
    const Least one = least();
    assess(price_.micro() / line_.minor_unit);
    const Least other = least();
    return {std::min(one.duty, other.duty), std::min(one.fees, other.fees),
            std::min(one.tax, other.tax), one.duty <= other.duty ? one.value : other.value};
  }

  const Plan& plan_;
  const Money price_;
  EntryLine line_;
  Workspace& workspace_;
  LineAssessment assessed_;
};

}  // namespace

std::optional<Least> least_of(const Plan& plan, const EntryLine& line, Workspace& workspace) {
  if (!is_upper_bound(line.value_is)) {
    return std::nullopt;
  }
  LeastValue value(plan, line, workspace);
  return line.value_is == ValueIs::holds_duties ? value.without_duties() : value.without_freight();
}

Rising rising_of(const Plan& plan, const EntryLine& line, Workspace& workspace) {
  if (line.value_is != ValueIs::at_least) {
    return {};
  }
  constexpr std::int64_t kMore = 1'000'000 * kMicro;  // any rate of it is a coin and more
  EntryLine dearer = line;
  dearer.value_is = ValueIs::whole;
  dearer.value += Money::from_micro(kMore);
  LineAssessment assessed;
  assess_line(plan, dearer, workspace, Detail::totals, assessed);
  return {assessed.total_duty.max > Money(), assessed.fees.max > Money(),
          assessed.tax.max > Money()};
}

}  // namespace tarex::detail
