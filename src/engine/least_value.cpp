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

/// The line on so much more that any rate of it is a coin at least.
EntryLine dearer(const EntryLine& line) {
  constexpr std::int64_t kMore = 1'000'000 * kMicro;
  EntryLine out = line;
  out.value_is = ValueIs::whole;
  out.value += Money::from_micro(kMore);
  return out;
}

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
  LineAssessment assessed;
  assess_line(plan, dearer(line), workspace, Detail::totals, assessed);
  return {assessed.total_duty.max > Money(), assessed.fees.max > Money(),
          assessed.tax.max > Money()};
}

bool is_below_a_coin(const Rising& rising, const LineAssessment& assessed) {
  return (rising.duty && assessed.total_duty.max.is_zero()) ||
         (rising.fees && assessed.fees.max.is_zero()) || (rising.tax && assessed.tax.max.is_zero());
}

void assess_on_more(const Plan& plan, const EntryLine& line, Workspace& workspace, Detail detail,
                    LineAssessment& out) {
  const Least least{out.total_duty.min, out.fees.min, out.tax.min, line.value};
  assess_line(plan, dearer(line), workspace, detail, out);
  out.total_duty.min = least.duty;
  out.fees.min = least.fees;
  out.tax.min = least.tax;
  out.value_open = true;
  for (Question& question : out.questions) {
    question.min = std::min(question.min, least.duty);
  }
  for (CodeOutcome& outcome : out.variants) {
    outcome.duty.min = std::min(outcome.duty.min, least.duty);
  }
}

}  // namespace tarex::detail
