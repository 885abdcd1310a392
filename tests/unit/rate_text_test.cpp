#include "law/rate_text.hpp"

#include <string>
#include <vector>

#include "../catch.hpp"

namespace tarex::detail {
namespace {

const std::vector<Unit>& units() {
  static const std::vector<Unit> all{
      {"kg", "kg", 1'000'000}, {"t", "kg", 1'000'000'000}, {"each", "each", 1'000'000}};
  return all;
}

DutyRate rate(const char* text) {
  const auto parsed = parse_duty_rate(text, units());
  INFO(text);
  REQUIRE(parsed.has_value());
  return *parsed;
}

TEST_CASE("a free rate is free in either case and printed as tariffs do") {
  for (const char* text : {"Free", "free", "FREE", " Free "}) {
    CHECK(rate(text).text == "Free");
    CHECK(rate(text).computable);
    CHECK(rate(text).ad_valorem == Rate());
    CHECK(rate(text).specific_nano == 0);
  }
}

TEST_CASE("a share of the value is exact to seven decimals") {
  CHECK(rate("2.9%").ad_valorem.ppb() == 29'000'000);
  CHECK(rate("0%").ad_valorem.ppb() == 0);
  CHECK(rate("100%").ad_valorem.ppb() == kRateOne);
  CHECK(rate("0.0000001%").ad_valorem.ppb() == 1);
  CHECK(rate("2.9%").thirds == 0);
}

TEST_CASE("a third of a percent is exact") {
  const DutyRate third = rate("33 1/3%");
  CHECK(third.ad_valorem.ppb() == 333'333'333);
  CHECK(third.thirds == 1);
  // Three times the rate is 100% to the last part: 3 x 333,333,333 + 3 x 1/3.
  CHECK(3 * third.ad_valorem.ppb() + third.thirds == kRateOne);
  CHECK(rate("0 1/3%").ad_valorem.ppb() == 3'333'333);
  CHECK(rate("0 1/3%").thirds == 1);
  CHECK_FALSE(parse_duty_rate("1/3%", units()).has_value());
  CHECK_FALSE(parse_duty_rate("33 2/3%", units()).has_value());
}

TEST_CASE("an amount per unit is in cents or in the schedule's currency") {
  CHECK(rate("3.3c/kg").specific_nano == 33'000'000);
  CHECK(rate("3.3C/KG").specific_nano == 33'000'000);
  CHECK(rate("3.3\xC2\xA2/kg").specific_nano == 33'000'000);
  CHECK(rate("3.3c/kg").unit == 0);
  CHECK(rate("$1.32/t").specific_nano == 1'320'000'000);
  CHECK(rate("$1.32/t").unit == 1);
  CHECK(rate("0.8c/each").unit == 2);
  CHECK(rate("0.0000001c/kg").specific_nano == 1);
}

TEST_CASE("a compound rate is one amount and one share") {
  for (const char* text : {"0.8c/each+5.4%", "0.8c/each + 5.4%", "5.4%+0.8c/each"}) {
    CHECK(rate(text).specific_nano == 8'000'000);
    CHECK(rate(text).unit == 2);
    CHECK(rate(text).ad_valorem.ppb() == 54'000'000);
  }
}

TEST_CASE("a rate that no formula carries is kept as its text") {
  const DutyRate other = rate("?The rate applicable to the natural fruit");
  CHECK_FALSE(other.computable);
  CHECK(other.text == "The rate applicable to the natural fruit");
}

TEST_CASE("anything else is no rate") {
  for (const char* text : {"",
                           "+",
                           "2.9",
                           "2.9%+",
                           "+2.9%",
                           "2.9%+3%",
                           "1c/kg+2c/each",
                           "c/kg",
                           "$/kg",
                           "1c/",
                           "1c/barrel",
                           "1/kg",
                           "-1%",
                           "1e1%",
                           "2,9%",
                           "2.9 percent",
                           "Free+1%",
                           "$1c/kg",
                           "0.00000001c/kg",
                           "0.00000001%",
                           "1c/kg/kg"}) {
    INFO(text);
    CHECK_FALSE(parse_duty_rate(text, units()).has_value());
  }
}

TEST_CASE("a unit is found by its name in either case") {
  CHECK(find_unit(units(), "KG") == 0);
  CHECK(find_unit(units(), "each") == 2);
  CHECK(find_unit(units(), "Each.") == 2);  // as the tariff prints No. and doz.
  CHECK_FALSE(find_unit(units(), "").has_value());
  CHECK_FALSE(find_unit(units(), "k").has_value());
}

}  // namespace
}  // namespace tarex::detail
