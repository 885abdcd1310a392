#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "catch.hpp"
#include "random_entries.hpp"
#include "tarex/assess.hpp"
#include "tarex/schedule_loader.hpp"

// A price that holds more than the customs value: whatever the value is, what is owed on it lies
// between the ends that the price has.

using namespace tarex;
using namespace tarex::oracle;

namespace {

class Prices {
 public:
  Prices(const Schedule& schedule, std::uint64_t seed)
      : schedule_(schedule),
        maker_(schedule, seed),
        random_(seed),
        days_(days_to_try(schedule)),
        workspace_(schedule) {}

  /// A line of a value that its price does not show.
  void make(Gaps gaps) {
    line_ = maker_.make(days_[random_.below(days_.size())], CodeChoice::finest, gaps);
    line_.value_is = ValueIs::whole;
    assess(line_, *owed_);
  }
  [[nodiscard]] const EntryLine& line() const { return line_; }
  /// What is stated, or known to be at least, of parts of its value.
  [[nodiscard]] std::int64_t contents() const {
    std::int64_t sum = 0;
    for (std::size_t f = 0; f < schedule_.facts.size(); ++f) {
      const auto fact = static_cast<FactIndex>(f);
      const FactSpec& spec = schedule_.facts[f];
      if (spec.part_of == kCustomsValueFact) {
        sum += line_.facts.known(fact) ? line_.facts.value(fact) : line_.facts.floor(fact);
      } else if (spec.within == kCustomsValueFact && line_.facts.known(fact)) {
        sum += line_.facts.value(fact);
      }
    }
    return sum;
  }
  [[nodiscard]] const LineAssessment& owed() const { return *owed_; }
  Random& random() { return random_; }

  /// @return what lies outside of the ends that the price has; empty if nothing does
  std::string outside(Money price, ValueIs value_is) {
    EntryLine priced = line_;
    priced.value = price;
    priced.value_is = value_is;
    assess(priced, *of_price_);
    std::string out;
    const auto check = [&](const char* name, const MoneyRange& owed, const MoneyRange& ends) {
      if (owed.min < ends.min || owed.max > ends.max) {
        out += std::string(name) + " " + decimal_text(owed.min.micro()) + " to " +
               decimal_text(owed.max.micro()) + ", not within " + decimal_text(ends.min.micro()) +
               " to " + decimal_text(ends.max.micro()) + " of " + decimal_text(price.micro()) +
               "; ";
      }
    };
    check("duty", owed_->total_duty, of_price_->total_duty);
    check("fees", owed_->fees, of_price_->fees);
    check("tax", owed_->tax, of_price_->tax);
    return out.empty() ? out : out + describe(schedule_, line_);
  }
  /// The ends of the last price are apart, and the least is above that of a coin.
  [[nodiscard]] bool told_more_than_a_coin() const {
    return of_price_->total_duty.min > Money::from_micro(line_.minor_unit) &&
           !of_price_->total_duty.exact();
  }

 private:
  void assess(const EntryLine& line, LineAssessment& out) {
    assess_line(workspace_.cache.plan_for(line.date), line, workspace_, Detail::flat, out);
  }

  const Schedule& schedule_;
  EntryMaker maker_;
  Random random_;
  std::vector<Date> days_;
  Workspace workspace_;
  EntryLine line_;
  std::unique_ptr<LineAssessment> owed_ = std::make_unique<LineAssessment>();
  std::unique_ptr<LineAssessment> of_price_ = std::make_unique<LineAssessment>();
};

}  // namespace

TEST_CASE("whatever the freight in a price, the duty lies between its ends", "[oracle]") {
  for (const std::string& jurisdiction : embedded_jurisdictions()) {
    Prices prices(*embedded_schedule(jurisdiction), 21);
    for (int i = 0; i < 4'000; ++i) {
      prices.make(i % 2 == 0 ? Gaps::none : Gaps::one_or_more);
      const Money freight =
          Money::from_micro(prices.line().minor_unit *
                            static_cast<std::int64_t>(1 + prices.random().below(1'000'000)));
      const std::string wrong =
          prices.outside(prices.line().value + freight, ValueIs::holds_freight);
      UNSCOPED_INFO(wrong);
      REQUIRE(wrong.empty());
    }
  }
}

TEST_CASE("whatever the freight that a price lacks, the duty lies between its ends", "[oracle]") {
  for (const std::string& jurisdiction : embedded_jurisdictions()) {
    if (embedded_schedule(jurisdiction)->valuation != Valuation::cif) {
      continue;  // the freight is no part of the value
    }
    Prices prices(*embedded_schedule(jurisdiction), 23);
    for (int i = 0; i < 4'000; ++i) {
      prices.make(i % 2 == 0 ? Gaps::none : Gaps::one_or_more);
      // Not less than its contents, and now and then so little that all duty on it is less than a
      // coin.
      const std::int64_t coin = prices.line().minor_unit;
      const std::int64_t most = prices.line().value.micro() / coin;
      const std::int64_t least = std::max<std::int64_t>(prices.contents() / coin, 1);
      const auto above = static_cast<std::int64_t>(
          prices.random().below(static_cast<std::uint64_t>(i % 4 < 2 ? 20 : most)));
      const std::string wrong = prices.outside(
          Money::from_micro(std::min(least + above, most) * coin), ValueIs::at_least);
      UNSCOPED_INFO(wrong);
      REQUIRE(wrong.empty());
    }
  }
}

TEST_CASE("the duty that a price holds lies between its ends", "[oracle]") {
  for (const std::string& jurisdiction : embedded_jurisdictions()) {
    Prices prices(*embedded_schedule(jurisdiction), 22);
    int told = 0;
    for (int i = 0; i < 4'000; ++i) {
      prices.make(i % 4 == 3 ? Gaps::one_or_more : Gaps::none);
      const LineAssessment& owed = prices.owed();
      const Money price = prices.line().value + owed.total_duty.max + owed.fees.max + owed.tax.max;
      if (price.at_limit()) {
        continue;
      }
      const std::string wrong = prices.outside(price, ValueIs::holds_duties);
      UNSCOPED_INFO(wrong);
      REQUIRE(wrong.empty());
      told += prices.told_more_than_a_coin() ? 1 : 0;
    }
    CHECK(told > 300);
  }
}
