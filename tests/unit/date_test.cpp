#include "tarex/date.hpp"

#include <string>

#include "../catch.hpp"

namespace tarex {
namespace {

Date day(const char* text) { return parse_date(text).value(); }

TEST_CASE("a day is read as YYYY-MM-DD and printed the same") {
  for (const char* text :
       {"1970-01-01", "2024-02-29", "2026-12-31", "2000-02-29", "0001-01-01", "9999-12-31"}) {
    INFO(text);
    REQUIRE(parse_date(text).has_value());
    CHECK(to_string(*parse_date(text)) == text);
  }
  CHECK(day("1970-01-01").time_since_epoch().count() == 0);
  CHECK(day("2026-04-06").time_since_epoch().count() == 20'549);
}

TEST_CASE("a day that does not exist is refused") {
  for (const char* text : {"2026-02-29", "2100-02-29", "2026-02-30", "2026-04-31", "2026-00-10",
                           "2026-13-01", "2026-01-00", "2026-01-32"}) {
    INFO(text);
    CHECK_FALSE(parse_date(text).has_value());
  }
}

TEST_CASE("a day in any other form is refused") {
  for (const char* text :
       {"", "2026-1-1", "2026/01/01", "01-01-2026", "20260101", "2026-01-01T00:00", " 2026-01-01",
        "2026-01-01 ", "2026-01", "+026-01-01", "-026-01-01", "2026-0a-01", "2026-01-1x"}) {
    INFO(text);
    CHECK_FALSE(parse_date(text).has_value());
  }
}

TEST_CASE("a period holds its first day and not the day it ends") {
  const EffectivePeriod period{day("2026-04-06"), day("2026-07-01")};
  CHECK_FALSE(period.contains(day("2026-04-05")));
  CHECK(period.contains(day("2026-04-06")));
  CHECK(period.contains(day("2026-06-30")));
  CHECK_FALSE(period.contains(day("2026-07-01")));
}

TEST_CASE("a period without end holds every later day") {
  const EffectivePeriod open{day("2026-04-06")};
  CHECK(open.to == kNoEnd);
  CHECK(to_string(kNoEnd) == "9999-12-31");
  CHECK(open.contains(day("9999-12-30")));
  CHECK_FALSE(open.contains(day("2026-04-05")));
}

TEST_CASE("periods overlap when they share a day") {
  const EffectivePeriod spring{day("2026-03-01"), day("2026-06-01")};
  CHECK(spring.overlaps(spring));
  CHECK(spring.overlaps({day("2026-05-31"), day("2026-06-02")}));
  CHECK(spring.overlaps({day("2026-01-01")}));
  CHECK_FALSE(spring.overlaps({day("2026-06-01"), day("2026-07-01")}));
  CHECK_FALSE(spring.overlaps({day("2026-01-01"), day("2026-03-01")}));
}

TEST_CASE("every day of four centuries survives being printed and read") {
  const Date end = day("2400-01-01");
  for (Date date = day("2000-01-01"); date < end; date += std::chrono::days(1)) {
    if (parse_date(to_string(date)) != date) {
      FAIL(to_string(date));
    }
  }
}

}  // namespace
}  // namespace tarex
