#include "tarex/currency.hpp"

#include <string>

#include "../catch.hpp"

namespace tarex {
namespace {

TEST_CASE("a currency is three letters of ISO 4217 in either case") {
  CHECK(Currency::parse("USD")->code() == "USD");
  CHECK(Currency::parse("krw")->code() == "KRW");
  CHECK(Currency().code() == "USD");
  for (const char* text :
       {"", "US", "USDT", "US$", "XXX", "AAA", "DEM", "USD ", " US", "SD ", "D A"}) {
    INFO(text);
    CHECK_FALSE(Currency::parse(text).has_value());
  }
}

TEST_CASE("a currency knows its smallest coin") {
  CHECK(Currency::parse("USD")->decimals() == 2);
  CHECK(Currency::parse("USD")->minor_unit() == 10'000);
  CHECK(Currency::parse("EUR")->minor_unit() == 10'000);
  for (const char* text : {"KRW", "JPY", "VND", "CLP", "ISK"}) {
    INFO(text);
    CHECK(Currency::parse(text)->decimals() == 0);
    CHECK(Currency::parse(text)->minor_unit() == 1'000'000);
  }
  for (const char* text : {"KWD", "BHD", "TND", "JOD"}) {
    INFO(text);
    CHECK(Currency::parse(text)->decimals() == 3);
    CHECK(Currency::parse(text)->minor_unit() == 1'000);
  }
}

TEST_CASE("currencies are equal by their letters") {
  CHECK(Currency::parse("usd") == Currency::parse("USD"));
  CHECK(Currency::parse("EUR") != Currency::parse("USD"));
}

}  // namespace
}  // namespace tarex
