#include "base/digits.hpp"

#include <string>

#include "catch.hpp"

namespace tarex::detail {
namespace {

std::string number(std::uint64_t value) {
  char text[kMostDigits];
  return {text, put_number(text, value)};
}

std::string hundredths(std::uint64_t value) {
  char text[kMostDigits];
  return {text, put_hundredths(text, value)};
}

std::string millionths(std::int64_t micro, int decimals) {
  char text[kMostDigits];
  return {text, put_millionths(text, micro, decimals)};
}

/// Digit by digit.
std::string slow_hundredths(std::uint64_t value) {
  std::string digits = std::to_string(value);
  if (digits.size() < 3) {
    digits.insert(0, 3 - digits.size(), '0');
  }
  return digits.insert(digits.size() - 2, 1, '.');
}

/// Around every power of ten and of two, and numbers of every length.
std::vector<std::uint64_t> telling_numbers() {
  std::vector<std::uint64_t> numbers;
  const auto around = [&](std::uint64_t value) {
    for (const std::uint64_t number : {value - 1, value, value + 1}) {
      numbers.push_back(number);
    }
  };
  for (std::uint64_t power = 1; power <= 1'000'000'000'000'000'000U; power *= 10) {
    around(power);
    around(power / 10 * 37);
  }
  for (unsigned bit = 0; bit < 64; ++bit) {
    around(std::uint64_t{1} << bit);
  }
  std::uint64_t random = 88172645463325252U;
  for (int i = 0; i < 200'000; ++i) {
    random ^= random << 13U;
    random ^= random >> 7U;
    random ^= random << 17U;
    numbers.push_back(random >> random % 64);
  }
  return numbers;
}

TEST_CASE("numbers are written as digits, whatever their length") {
  bool good = true;
  for (const std::uint64_t value : telling_numbers()) {
    good = good && number(value) == std::to_string(value);
    good = good && digits_in(value) == std::to_string(value).size();
  }
  CHECK(good);
  CHECK(number(0) == "0");
  CHECK(number(UINT64_MAX) == "18446744073709551615");
}

TEST_CASE("hundredths written eight digits at once are those written one by one") {
  std::uint64_t wrong = 0;
  for (std::uint64_t value = 0; value < 1'000'000; ++value) {
    wrong += hundredths(value) == slow_hundredths(value) ? 0U : 1U;
  }
  for (std::uint64_t value = 99'000'000; value < 101'000'000; value += 7) {
    wrong += hundredths(value) == slow_hundredths(value) ? 0U : 1U;
  }
  for (const std::uint64_t value : telling_numbers()) {
    wrong += hundredths(value) == slow_hundredths(value) ? 0U : 1U;
  }
  CHECK(wrong == 0);
  CHECK(hundredths(0) == "0.00");
  CHECK(hundredths(99'999'999) == "999999.99");
  CHECK(hundredths(100'000'000) == "1000000.00");
}

TEST_CASE("millionths are cut after any number of digits, with a sign where they are below zero") {
  CHECK(millionths(12'345'678, 0) == "12");
  CHECK(millionths(12'345'678, 1) == "12.3");
  CHECK(millionths(12'345'678, 2) == "12.34");
  CHECK(millionths(12'345'678, 3) == "12.345");
  CHECK(millionths(12'345'678, 6) == "12.345678");
  CHECK(millionths(-12'345'678, 2) == "-12.34");
  CHECK(millionths(-1, 6) == "-0.000001");
  CHECK(millionths(INT64_MAX, 6) == "9223372036854.775807");
  CHECK(millionths(-INT64_MAX, 6) == "-9223372036854.775807");
}

}  // namespace
}  // namespace tarex::detail
