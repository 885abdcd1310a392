#include "tarex/money_sum.hpp"

#include "catch.hpp"
#include "report/sum_text.hpp"

namespace tarex {

namespace {

const Currency kDollar;
const Currency kDong = *Currency::parse("VND");

/// So many times the largest amount there is.
MoneySum times_the_most(int count) {
  MoneySum sum;
  for (int i = 0; i < count; ++i) {
    sum += Money::from_micro(Money::kLimit - 1);
  }
  return sum;
}

}  // namespace

TEST_CASE("a sum is exact beyond what an amount can be") {
  // 4 × 9,223,372,036,854.775806 = 36,893,488,147,419.103224
  CHECK(detail::exact_amount_text(times_the_most(4), kDollar) == "36893488147419.103224");
  CHECK(detail::grouped(times_the_most(4), kDollar) == "36,893,488,147,419.103224");
  CHECK(detail::grouped(detail::in_coins(times_the_most(4), kDollar), kDollar) ==
        "36,893,488,147,419.10");
  CHECK(detail::grouped(detail::in_coins(times_the_most(4), kDong), kDong) == "36,893,488,147,419");
  CHECK(detail::grouped(MoneySum() - times_the_most(4), kDollar) == "-36,893,488,147,419.103224");
  CHECK(detail::json_amount(times_the_most(2) - times_the_most(2), kDollar) == "0.00");
  CHECK(detail::json_amount(MoneySum(Money::from_micro(-50'000)), kDollar) == "-0.05");
  CHECK(detail::percent_number(times_the_most(1), times_the_most(3)) == "33.33");
  CHECK(detail::percent_text(MoneySum() - times_the_most(2), times_the_most(1)) == "-200.00%");
}

TEST_CASE("a sum with an amount that has no bound has none") {
  MoneySum sum = times_the_most(2);
  sum += Money::from_micro(Money::kLimit);
  sum += Money::from_units(1);
  CHECK(sum.at_limit());
  CHECK((times_the_most(3) - sum).at_limit());
  CHECK(sum > times_the_most(9));
  CHECK(detail::grouped(sum, kDollar) == "no upper bound");
  CHECK(detail::exact_amount_text(sum, kDollar).empty());
  CHECK(detail::json_amount(sum, kDollar) == "null");
  CHECK(detail::percent_number(sum, times_the_most(1)).empty());
  CHECK(detail::percent_text(times_the_most(1), MoneySum()) == "unknown");
}

TEST_CASE("a sum is scaled by sums without a loss") {
  const auto units = [](std::int64_t count) { return MoneySum(Money::from_units(count)); };
  CHECK(scale(units(10), units(1), units(3), 10'000) ==
        MoneySum(Money::from_micro(3'330'000)));  // 3.333…
  CHECK(scale(units(1), units(1), units(8), 10'000) ==
        MoneySum(Money::from_micro(130'000)));  // 0.125, half up
  // 40 × most × 40 × most ÷ (100 × most) = 16 × most, a product of 138 bits.
  CHECK(scale(times_the_most(40), times_the_most(40), times_the_most(100), 1) ==
        times_the_most(16));
  CHECK(scale(MoneySum(), units(5), units(3), 1) == MoneySum());
}

}  // namespace tarex
