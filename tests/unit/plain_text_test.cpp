#include "rows/plain_text.hpp"

#include <random>
#include <string>

#include "catch.hpp"
#include "tarex/hs_code.hpp"
#include "tarex/money.hpp"

using namespace tarex;
using namespace tarex::detail;

namespace {

/// What `plain_number` promises, digit by digit.
bool number_by_digit(std::string_view text, std::int64_t& micro, std::size_t& decimals) {
  if (text.empty() || text.size() > 16 || (text.size() > 1 && text[0] == '0' && text[1] != '.')) {
    return false;
  }
  const std::size_t point = std::min(text.find('.'), text.size());
  decimals = point == text.size() ? 0 : text.size() - point - 1;
  if (point == 0 || point > 11 || decimals > 6 || (point < text.size() && decimals == 0)) {
    return false;
  }
  std::int64_t value = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at != point) {
      if (text[at] < '0' || text[at] > '9') {
        return false;
      }
      value = value * 10 + (text[at] - '0');
    }
  }
  for (std::size_t d = decimals; d < 6; ++d) {
    value *= 10;
  }
  micro = value;
  return true;
}

std::string random_text(std::mt19937& random, std::string_view letters, std::size_t longest) {
  std::string text;
  for (std::size_t left = random() % (longest + 1); left > 0; --left) {
    text += letters[random() % letters.size()];
  }
  return text;
}

void check_number(const std::string& text) {
  std::int64_t expected = 0;
  std::size_t expected_decimals = 0;
  const bool good = number_by_digit(text, expected, expected_decimals);
  std::int64_t micro = 0;
  std::size_t decimals = 0;
  INFO(text);
  REQUIRE(plain_number(text, micro, decimals) == good);
  if (good) {
    REQUIRE(micro == expected);
    REQUIRE(decimals == expected_decimals);
    REQUIRE(parse_decimal(text, 6) == expected);
  }
}

}  // namespace

TEST_CASE("plain numbers are read as digit by digit") {
  for (const char* text : {"",
                           "0",
                           "00",
                           "0.",
                           ".",
                           ".5",
                           "5.",
                           "0.5",
                           "1.2.3",
                           "12345678",
                           "123456789",
                           "12345678901",
                           "123456789012",
                           "12345678901.1234",
                           "1234567.1",
                           "12345678.",
                           "1234567.123456",
                           "1.1234567",
                           "99999999999.9999",
                           "12345678901.123456",
                           "1,5",
                           "1e5",
                           "-5",
                           "+5",
                           " 5",
                           "5 ",
                           "0x10",
                           "00.5",
                           "0.000001",
                           "1/2",
                           "1:2"}) {
    check_number(text);
  }
  std::mt19937 random(16);
  for (int round = 0; round < 200000; ++round) {
    check_number(random_text(random, "0123456789.", 19));
    check_number(random_text(random, "019...,- /:\x80\xFF", 12));
  }
}

TEST_CASE("plain dates are those that dates are parsed from") {
  const auto check = [](const std::string& text) {
    Date day;
    const auto expected = parse_date(text);
    INFO(text);
    REQUIRE(plain_date(text, day) == expected.has_value());
    if (expected) {
      REQUIRE(day == *expected);
    }
  };
  std::mt19937 random(10);
  for (int year : {0, 1900, 1999, 2000, 2024, 2025, 2026, 9999}) {
    for (int month = 0; month <= 13; ++month) {
      for (int day = 0; day <= 32; ++day) {
        char text[40];
        std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
        check(text);
        std::string other = text;
        other[random() % other.size()] = "0123456789-/. \x80"[random() % 15];
        check(other);
      }
    }
  }
  check("");
  check("2026-6-15");
  check("2026-06-150");
}

TEST_CASE("plain codes have six, eight or ten digits, parted by single points") {
  PlainCode code;
  for (const auto& [text, shown] : std::initializer_list<std::pair<std::string, std::string>>{
           {"731815", "7318.15"},
           {"7318.15", "7318.15"},
           {"73181520", "7318.15.20"},
           {"7318.15.20", "7318.15.20"},
           {"7318152061", "7318.15.20.61"},
           {"7318.15.20.61", "7318.15.20.61"},
           {"7318.15.2061", "7318.15.20.61"},
           {"731815.20.61", "7318.15.20.61"},
           {"0402.10.1000", "0402.10.10.00"}}) {
    INFO(text);
    REQUIRE(plain_code(text, code));
    CHECK(std::string(code.shown, code.size) == shown);
    const auto parsed = HsCode::parse(text);
    REQUIRE(parsed);
    CHECK(HsCode::from_aligned(code.number * HsCode::span(code.digits), code.digits) == *parsed);
  }
  for (const char* text : {"", "7318", "73181", "7318152", "731815206", "73181520611", ".731815",
                           "731815.", "7318..15", "7318.1..20", "7318-15-20", "7318 15", "7318.1a",
                           "a318.15", "7318.15.20.6a", "731815206a", "731815\x80\x80"}) {
    INFO(text);
    CHECK_FALSE(plain_code(text, code));
  }
}
