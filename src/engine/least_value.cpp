#include "engine/least_value.hpp"

#include <algorithm>

#include "engine/evaluation.hpp"
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

  /// A freight that nobody stated leaves what is stated of the goods, and a coin at least.
  Least without_freight() {
    assess(least_coins());
    Least out = least_or_whole();
    // Stated parts that are all of the value leave no room for the others, a coin of each counts.
    for (std::int64_t coins = 1; coins <= open_parts(); ++coins) {
      assess(least_coins() + coins);
      out = lesser(out, least());
    }
    return out;
  }

  /// Duties, fees and taxes are in the price: with them, at their highest where other questions are
  /// open, the goods come to no more than it.
  Least without_duties() {
    const std::int64_t price = price_.micro() / line_.minor_unit;
    assess(price);
    if (falls_with_value()) {
      return without_freight();  // the price tells nothing of the goods
    }
    std::int64_t fits = least_coins();
    std::int64_t beyond = price + 1;
    while (beyond - fits > 1) {
      const std::int64_t coins = fits + (beyond - fits) / 2;
      assess(coins);
      const Money all =
          line_.value + assessed_.total_duty.max + assessed_.fees.max + assessed_.tax.max;
      (all <= price_ ? fits : beyond) = coins;
    }
    const std::int64_t coins = that_fits(fits);
    assess(coins);
    const Least out = least_or_whole();
    if (!line_.contents_hang_on_value) {
      return out;
    }
    lower_contents(price - coins);
    assess(coins);
    return lesser(out, least());
  }

 private:
  /// What the parts that are stated of the value come to, or one of what it holds.
  [[nodiscard]] std::int64_t least_coins() const {
    i128 parts = 0;
    i128 most = line_.minor_unit;
    const std::vector<FactSpec>& facts = plan_.schedule().facts;
    for (std::size_t f = 0; f < facts.size() && !line_.contents_hang_on_value; ++f) {
      const auto fact = static_cast<FactIndex>(f);
      const i128 stated = line_.facts.known(fact) ? line_.facts.value(fact) : 0;
      parts += facts[f].part_of == kCustomsValueFact ? stated : 0;
      most = std::max(most, facts[f].within == kCustomsValueFact ? stated : parts);
    }
    const i128 coins =
        (std::min<i128>(most, price_.micro()) + line_.minor_unit - 1) / line_.minor_unit;
    return static_cast<std::int64_t>(coins);
  }
  /// The least value of those that come to a price with all that is owed on them.
  /// @param fits  the most coins that do with the highest that may be owed
  [[nodiscard]] std::int64_t that_fits(std::int64_t fits) {
    assess(fits);
    const bool settled = assessed_.leaves == 1 && !line_.contents_hang_on_value &&
                         assessed_.total_duty.exact() && assessed_.fees.exact() &&
                         assessed_.tax.exact();
    std::int64_t coins = fits;
    if (line_.whole_unit != 0) {
      coins = in_whole(fits, line_.whole_unit);
    } else if (settled) {
      coins = fits - shared_fees();
    } else {  // contents between those that were tried can come to a coin more in each charge
      coins = in_whole(fits, kMicro);
    }
    return coins >= least_coins() ? coins : fits;
  }
  /// Coins of the whole units in so many.
  [[nodiscard]] std::int64_t in_whole(std::int64_t coins, std::int64_t unit) const {
    return coins * line_.minor_unit / unit * unit / line_.minor_unit;
  }
  /// Fees that an entry pays once: the share of a line can be a coin more than the fee on it alone,
  /// unless that is below the least or at the most which an entry pays.
  [[nodiscard]] std::int64_t shared_fees() const {
    return std::count_if(assessed_.lines.begin(), assessed_.lines.end(), [&](const DutyLine& fee) {
      const MeasureVersion& version = *plan_.rules()[fee.rule].version;
      const auto limit = [&](Money amount) {
        return round_to(in_line_currency(amount, line_), line_.minor_unit);
      };
      const auto* rate = std::get_if<AdValorem>(&version.rate);
      const Money alone =
          rate != nullptr ? apply(rate->rate, fee.basis, line_.minor_unit) : fee.amount;
      return version.per_entry && alone >= limit(version.entry_min) &&
             alone < limit(version.entry_max);
    });
  }
  /// Parts of the value that nobody stated, beside others that are.
  [[nodiscard]] std::int64_t open_parts() const {
    std::int64_t open = 0;
    for (const FactIndex part : plan_.parts_of(kCustomsValueFact)) {
      open += line_.facts.known(part) ? 0 : 1;
    }
    return least_coins() > 1 && least_coins() + open <= price_.micro() / line_.minor_unit ? open
                                                                                          : 0;
  }
  /// Contents are what the price leaves beside other parts: with the duties out of it, so much less
  /// as these are, but some of each.
  void lower_contents(std::int64_t coins) {
    const std::int64_t less = coins * line_.minor_unit;
    const auto lowered = [&](std::int64_t content) {
      return std::max(std::min(content, line_.minor_unit), content - less);
    };
    for (const FactIndex part : plan_.parts_of(kCustomsValueFact)) {
      if (line_.facts.known(part)) {
        line_.facts.set(part, lowered(line_.facts.value(part)));
      } else if (line_.facts.floor(part) > 0) {
        line_.facts.set_floor(part, lowered(line_.facts.floor(part)));
      }
    }
  }
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
    return {assessed_.total_duty.min, assessed_.fees.min, assessed_.tax.min, line_.value,
            line_.value};
  }
  [[nodiscard]] static Least lesser(const Least& one, const Least& other) {
    return {std::min(one.duty, other.duty), std::min(one.fees, other.fees),
            std::min(one.tax, other.tax), one.duty <= other.duty ? one.value : other.value,
            std::min(one.lowest, other.lowest)};
  }
  /// A rate per quantity on a part of the value is the less, the more the whole is worth.
  [[nodiscard]] Least least_or_whole() {
    const Least one = least();
    assess(price_.micro() / line_.minor_unit);
    return lesser(one, least());
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
  const Least least{out.total_duty.min, out.fees.min, out.tax.min, line.value, line.value};
  assess_line(plan, dearer(line), workspace, detail, out);
  out.value = {line.value, Money::from_micro(Money::kLimit)};
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
