#include "report/percent.hpp"

#include "catch.hpp"

namespace tarex::detail {

TEST_CASE("a percentage has two digits after the point, half up, away from zero") {
  const auto percent = [](std::int64_t part, std::int64_t whole) {
    return percent_number(Money::from_micro(part), Money::from_micro(whole));
  };
  CHECK(percent(1, 3) == "33.33");
  CHECK(percent(2, 3) == "66.67");
  CHECK(percent(529, 1'000) == "52.90");
  CHECK(percent(1, 20'000) == "0.01");  // 0.005
  CHECK(percent(-1, 20'000) == "-0.01");
  CHECK(percent(-1'299, 10'000) == "-12.99");
  CHECK(percent(3, 1) == "300.00");
  // Beyond what 64 bits hold on the way: 7 × 10^18 of 9 × 10^18 are 77.777…%.
  CHECK(percent(7'000'000'000'000'000'000, 9'000'000'000'000'000'000) == "77.78");
  CHECK(percent_of(Rate::from_ppb(123'450'000)) == "12.35");
}

TEST_CASE("of nothing, and without bounds, there is no percentage") {
  const Money one = Money::from_units(1);
  const Money open = Money::from_micro(Money::kLimit);
  CHECK(percent_number(one, Money()).empty());
  CHECK(percent_number(open, one).empty());
  CHECK(percent_number(one, open).empty());
  CHECK(percent_text(open, one) == "unknown");
  CHECK(percent_text(one, one) == "100.00%");
  // A percentage that tarex cannot hold is none: it is not cut.
  const Money most = Money::from_micro(Money::kLimit - 1);
  CHECK(percent_number(most, Money::from_units(1'000)) == "922337203685.48");
  CHECK(percent_number(most, one).empty());
}

}  // namespace tarex::detail
