#include "rows/money_text.hpp"

#include "../catch.hpp"
#include "rows/field_text.hpp"

namespace tarex::detail {
namespace {

Currency currency(const char* code) { return Currency::parse(code).value(); }

TEST_CASE("a comma separates thousands where it can be nothing else") {
  CHECK(read_number("1,234,567", 6).value() == 1'234'567'000'000);
  CHECK(read_number("1,234.5", 6).value() == 1'234'500'000);
  CHECK(read_number("12,345", 0, true).value() == 12'345);
  CHECK_FALSE(read_number("12,345", 6).ok());
  CHECK(read_number("12,345", 6).error().hint ==
        "it can mean 12345 or 12.345: write it without a comma");
  for (const char* bad : {"1,23", "1,2345", "1234,567", ",123", "1,,234", "1,234,", "0,123.0",
                          "1.234,5", "1,234.5,6", "12,34,567.0"}) {
    CHECK_FALSE(read_number(bad, 6).ok());
  }
}

TEST_CASE("what is refused names the number that is meant, if its marks say so") {
  const std::string how = "write it without thousands separators, with a point before the decimals";
  const auto hint = [](const char* text) { return read_number(text, 6).error().hint; };
  CHECK(hint("1.000.000") == how + ": 1000000");
  CHECK(hint("12.345.678") == how + ": 12345678");
  CHECK(hint("1.000.000,50") == how + ": 1000000.50");
  CHECK(hint("10.000,00") == how + ": 10000.00");
  CHECK(hint("1250,50") == how + ": 1250.50");
  CHECK(hint("0,5") == how + ": 0.5");
  CHECK(hint("1 000 000") == how + ": 1000000");
  CHECK(hint("1'000'000.5") == how + ": 1000000.5");
  for (const char* unclear : {"1.00.000", "2026.10.09", "12,34,567.0", "1,23,456", "1.000,5,0",
                              "1.000 000,5", "0.000.000", "9.999.999.999.999", "1,0000001", "1,"}) {
    CHECK(hint(unclear) == how);
  }
  CHECK(hint("five").empty());
  CHECK(hint("1.000.").find("between digits") != std::string::npos);
  CHECK(parse_amount("1.000.000", currency("VND")).error().hint == how + ": 1000000");
  CHECK(parse_amount("€1.000.000,00", currency("EUR")).error().hint == how + ": 1000000.00");
  CHECK(parse_amount("1.000.000,50", currency("VND")).error().hint == how);  // it has no coins
}

TEST_CASE("a point stands between digits") {
  CHECK(read_number("0.5", 6).value() == 500'000);
  CHECK(read_number("12.0", 6).value() == 12'000'000);
  for (const char* bad : {".5", "5.", ".", "", "1.2.3", "+5", "-5", "5 ", "5e1", "0x5"}) {
    CHECK_FALSE(read_number(bad, 6).ok());
  }
}

TEST_CASE("the largest number fits and the next does not") {
  CHECK(read_number("9223372036854.775807", 6).value() == INT64_MAX);
  CHECK(read_number("9223372036854", 6).ok());
  CHECK(read_number("9223372036855", 6).error().code == ErrorCode::out_of_range);
  CHECK(read_number("0.0000005", 6).error().code == ErrorCode::bad_number);
  CHECK(read_number("0.000000500", 7).value() == 5);
}

TEST_CASE("an amount may carry the sign of its own currency and no other") {
  CHECK(parse_amount("$1,250.00", currency("USD")).value() == Money::from_units(1250));
  CHECK(parse_amount("1,250원", currency("KRW")).value() == Money::from_units(1250));
  CHECK(parse_amount("KRW 1250", currency("KRW")).value() == Money::from_units(1250));
  CHECK(parse_amount("1250 krw", currency("KRW")).value() == Money::from_units(1250));
  CHECK(parse_amount("¥1250", currency("CNY")).value() == Money::from_units(1250));
  CHECK(parse_amount("1250원", currency("USD")).error().code == ErrorCode::inconsistent);
  CHECK(parse_amount("$1250", currency("CAD")).error().code == ErrorCode::inconsistent);
  CHECK(parse_amount("EUR 5", currency("USD")).error().code == ErrorCode::inconsistent);
  CHECK(parse_amount("5 EA", currency("USD")).error().code == ErrorCode::bad_amount);
}

TEST_CASE("a currency without coins has no fraction but may write zeros") {
  CHECK(parse_amount("1250.00", currency("KRW")).value() == Money::from_units(1250));
  CHECK(parse_amount("1250.5", currency("KRW")).error().code == ErrorCode::bad_amount);
  CHECK(parse_amount("1250.5", currency("USD")).ok());
}

TEST_CASE("three digits behind a point may be thousands where the currency has fewer decimals") {
  for (const char* doubtful : {"10.000", "1.500", "999.000", "$10.000", "10.000 USD", "12.345"}) {
    CHECK(may_be_thousands(doubtful, currency("USD")));
  }
  for (const char* plain :
       {"10.00", "1234.500", "0.500", "10", "10.0000", ".500", "$0.500", "1,234.500"}) {
    CHECK_FALSE(may_be_thousands(plain, currency("USD")));
  }
  CHECK(may_be_thousands("10.000원", currency("KRW")));
  CHECK_FALSE(may_be_thousands("10.000", currency("KWD")));
}

TEST_CASE("a currency has its code, or a name that means it alone") {
  CHECK(read_currency("usd")->code() == "USD");
  CHECK(read_currency("VNĐ")->code() == "VND");
  CHECK(read_currency("원")->code() == "KRW");
  CHECK_FALSE(read_currency("$").has_value());
  CHECK_FALSE(read_currency("元").has_value());
  CHECK_FALSE(read_currency("").has_value());
}

TEST_CASE("a day is read where its order cannot be mistaken") {
  const Date day = parse_date("2026-06-05").value();
  for (const char* text : {"2026-06-05", "2026/06/05", "2026.06.05", "20260605", "2026. 6. 5.",
                           "2026.6.5", "2026-6-5", "2026/6/5"}) {
    CHECK(read_date(text).value() == day);
  }
  for (const char* text :
       {"05/06/2026", "26-6-5", "2026/6/05/1", "26.06.05", "2026-06", "2026-06/05", "2026..06.05",
        "2026. 6. 5..", "2026-02-30", "2026-06-05 ", "", "."}) {
    const auto read = read_date(text);
    REQUIRE_FALSE(read.ok());
    CHECK_FALSE(read.error().hint.empty());
  }
}

}  // namespace
}  // namespace tarex::detail
