#include "tarex/hs_code.hpp"

#include <string>

#include "../catch.hpp"

namespace tarex {
namespace {

HsCode code(const char* text) { return HsCode::parse(text).value(); }

TEST_CASE("a code is read with dots, blanks or dashes between its digits") {
  for (const char* text :
       {"7326908688", "7326.90.86.88", "7326 90 86 88", "7326-90-86-88", "7.3.2.6.9.0.8.6.8.8"}) {
    INFO(text);
    REQUIRE(HsCode::parse(text).has_value());
    CHECK(to_digits(*HsCode::parse(text)) == "7326908688");
  }
  CHECK(to_digits(code("01")) == "01");
  CHECK(to_digits(code("0101.21.00.10")) == "0101210010");
}

TEST_CASE("a damaged code is refused") {
  for (const char* text : {"",          "7",           "732",          "73269",       "7326908",
                           "732690868", "73269086881", "732690868800", "7.31815E+09", "7326..90",
                           ".7326",     "7326.",       "7326. 90",     "7326_90",     "abcd",
                           "73269O",    " 7326",       "7326 ",        "-7326",       "7326\n"}) {
    INFO(text);
    CHECK_FALSE(HsCode::parse(text).has_value());
  }
}

TEST_CASE("a code is printed as tariffs print it") {
  CHECK(to_string(code("73")) == "73");
  CHECK(to_string(code("7326")) == "7326");
  CHECK(to_string(code("732690")) == "7326.90");
  CHECK(to_string(code("73269086")) == "7326.90.86");
  CHECK(to_string(code("7326908688")) == "7326.90.86.88");
  CHECK(to_string(code("0101210010")) == "0101.21.00.10");
}

TEST_CASE("a code stands for an interval of ten-digit codes") {
  CHECK(code("7326908688").first() == 7'326'908'688U);
  CHECK(code("7326908688").last() == 7'326'908'688U);
  CHECK(code("73269086").first() == 7'326'908'600U);
  CHECK(code("73269086").last() == 7'326'908'699U);
  CHECK(code("73").first() == 7'300'000'000U);
  CHECK(code("73").last() == 7'399'999'999U);
  CHECK(code("99").last() == 9'999'999'999U);
  CHECK(HsCode::span(2) == 100'000'000U);
  CHECK(HsCode::span(10) == 1U);
}

TEST_CASE("a code covers itself and what starts with it, digit by digit") {
  CHECK(code("7326").covers(code("7326")));
  CHECK(code("7326").covers(code("7326908688")));
  CHECK(code("73").covers(code("732690")));
  CHECK(code("732600").covers(code("7326000000")));
  CHECK_FALSE(code("7326").covers(code("7327000000")));
  CHECK_FALSE(code("7326").covers(code("7325999999")));
  CHECK_FALSE(code("7326908688").covers(code("73269086")));
  // The same number, fewer digits: a heading is not inside its first subheading.
  CHECK_FALSE(code("732600").covers(code("7326")));
  // Contained as text, but not at the start.
  CHECK_FALSE(code("2690").covers(code("7326908688")));
  CHECK(code("01").covers(code("0101")));
  CHECK_FALSE(code("01").covers(code("1010")));
}

TEST_CASE("a code is cut to its prefix and knows its chapter") {
  CHECK(code("7326908688").prefix(8) == code("73269086"));
  CHECK(code("7326908688").prefix(2) == code("73"));
  CHECK(code("7326908688").prefix(10) == code("7326908688"));
  CHECK(code("0101210010").chapter() == 1);
  CHECK(code("99").chapter() == 99);
}

TEST_CASE("codes are in order of their digits, the shorter first") {
  CHECK(code("7326") < code("732600"));
  CHECK(code("732600") < code("7327"));
  CHECK(code("0101") < code("0102"));
  CHECK(code("7326") != code("732600"));
}

}  // namespace
}  // namespace tarex
