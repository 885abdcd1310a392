#include "tarex/money.hpp"

#include <cstdint>
#include <string>

#include "../catch.hpp"

namespace tarex {
namespace {

constexpr std::int64_t kCent = 10'000;
constexpr std::int64_t kUnit = 1'000'000;

Money micro(std::int64_t value) { return Money::from_micro(value); }
Rate percent(std::int64_t hundredths) { return Rate::from_ppb(hundredths * 100'000); }

/// Numbers of up to 384 bits, as at school, to check the fast arithmetic against.
class Natural {
 public:
  explicit Natural(std::uint64_t value) {
    limbs_[0] = static_cast<std::uint32_t>(value);
    limbs_[1] = static_cast<std::uint32_t>(value >> 32U);
  }
  [[nodiscard]] Natural times(std::uint64_t factor) const {
    Natural low = times_small(static_cast<std::uint32_t>(factor));
    Natural high = times_small(static_cast<std::uint32_t>(factor >> 32U));
    for (int i = kLimbs - 1; i > 0; --i) {
      high.limbs_[i] = high.limbs_[i - 1];
    }
    high.limbs_[0] = 0;
    return low.plus(high);
  }
  [[nodiscard]] Natural plus(const Natural& other) const {
    Natural sum(0);
    std::uint64_t carry = 0;
    for (int i = 0; i < kLimbs; ++i) {
      carry += std::uint64_t{limbs_[i]} + other.limbs_[i];
      sum.limbs_[i] = static_cast<std::uint32_t>(carry);
      carry >>= 32U;
    }
    return sum;
  }
  [[nodiscard]] bool less(const Natural& other) const {
    for (int i = kLimbs - 1; i >= 0; --i) {
      if (limbs_[i] != other.limbs_[i]) {
        return limbs_[i] < other.limbs_[i];
      }
    }
    return false;
  }

 private:
  static constexpr int kLimbs = 12;
  [[nodiscard]] Natural times_small(std::uint32_t factor) const {
    Natural product(0);
    std::uint64_t carry = 0;
    for (int i = 0; i < kLimbs; ++i) {
      carry += std::uint64_t{limbs_[i]} * factor;
      product.limbs_[i] = static_cast<std::uint32_t>(carry);
      carry >>= 32U;
    }
    return product;
  }
  std::uint32_t limbs_[kLimbs] = {};
};

/// True if `result` is amount × numerator ÷ denominator, half up to a multiple of `unit`; all four
/// above zero, result below the limit: 2q·d·u <= 2·a·n + d·u < 2(q + 1)·d·u.
bool is_half_up(Money result, std::uint64_t amount, std::uint64_t numerator,
                std::uint64_t denominator, std::uint64_t unit) {
  const auto units = static_cast<std::uint64_t>(result.micro());
  if (units % unit != 0) {
    return false;
  }
  const std::uint64_t q = units / unit;
  const Natural step = Natural(denominator).times(unit);
  const Natural middle = Natural(amount).times(numerator).times(2).plus(step);
  const Natural low = step.times(q).times(2);
  const Natural high = step.times(q + 1).times(2);
  return !middle.less(low) && middle.less(high);
}

/// xorshift64: the same numbers on every compiler.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    state_ ^= state_ << 13U;
    state_ ^= state_ >> 7U;
    state_ ^= state_ << 17U;
    return state_;
  }
  /// At least 1, of a random length up to so many bits.
  std::int64_t positive(unsigned bits) {
    const std::uint64_t length = next() % bits + 1;
    const std::uint64_t value = next() >> (64 - length);
    return value == 0 ? 1 : static_cast<std::int64_t>(value);
  }

 private:
  std::uint64_t state_;
};

std::string amount_text(std::int64_t value, int decimals) {
  std::string out;
  append_amount(out, micro(value), decimals);
  return out;
}

std::string decimal_text(std::int64_t value) {
  std::string out;
  append_decimal(out, value);
  return out;
}

TEST_CASE("a share that no rate can hold is none") {
  CHECK(share_of(1, 3)->ppb() == 333'333'333);
  CHECK(share_of(-1, 2)->ppb() == -500'000'000);
  CHECK(share_of(INT64_MAX, kRateOne)->ppb() == INT64_MAX);
  CHECK(share_of(-INT64_MAX, kRateOne)->ppb() == -INT64_MAX);
  CHECK_FALSE(share_of(INT64_MAX, kRateOne - 1).has_value());
  CHECK_FALSE(share_of(INT64_MAX, 1).has_value());
  CHECK_FALSE(share_of(-INT64_MAX, 1).has_value());
}

TEST_CASE("a half is rounded away from zero") {
  CHECK(divide_half_up(24, 10) == 2);
  CHECK(divide_half_up(25, 10) == 3);
  CHECK(divide_half_up(-24, 10) == -2);
  CHECK(divide_half_up(-25, 10) == -3);
  CHECK(divide_half_up(0, 7) == 0);
  CHECK(divide_half_up(4, 9) == 0);
  CHECK(divide_half_up(5, 9) == 1);
  CHECK(round_to(micro(15'625'000), kCent) == micro(15'630'000));
  CHECK(round_to(micro(15'624'999), kCent) == micro(15'620'000));
  CHECK(round_to(micro(-15'625'000), kCent) == micro(-15'630'000));
  CHECK(round_to(micro(499'999), kUnit) == micro(0));
  CHECK(round_to(micro(500'000), kUnit) == micro(1'000'000));
}

TEST_CASE("a duty is rounded once, to the smallest coin of its currency") {
  CHECK(apply(percent(290), Money::from_units(10'000), kCent) == Money::from_units(290));
  // 12.50 at 2.9% is 0.3625: 36 cents, and no won at all.
  CHECK(apply(percent(290), micro(12'500'000), kCent) == micro(360'000));
  CHECK(apply(percent(290), micro(12'500'000), kUnit) == micro(0));
  // 0.50 at 1% is half a cent.
  CHECK(apply(percent(100), micro(500'000), kCent) == micro(10'000));
  CHECK(apply(percent(100), micro(499'999), kCent) == micro(0));
  CHECK(apply(percent(100), micro(-500'000), kCent) == micro(-10'000));
  // 0.3464% of 10,000.00
  CHECK(apply(Rate::from_ppb(3'464'000), Money::from_units(10'000), kCent) == micro(34'640'000));
  CHECK(apply(Rate(), Money::from_units(10'000), kCent).is_zero());
}

TEST_CASE("sums stop at the limit instead of wrapping around") {
  const Money most = micro(Money::kLimit);
  const Money least = micro(-Money::kLimit);
  CHECK((most + micro(1)) == most);
  CHECK((most + most) == most);
  CHECK((least - most) == least);
  CHECK((most - least) == most);
  CHECK(most.at_limit());
  CHECK(least.at_limit());
  const Money below = micro(Money::kLimit - 1);
  CHECK_FALSE(below.at_limit());
  CHECK((below + micro(1)) == most);
  CHECK((micro(-Money::kLimit + 1) - micro(1)) == least);
  // Nobody knows what was beyond: nothing brings a sum back.
  CHECK((most - micro(1)) == most);
  CHECK((micro(5) - most) == least);
  CHECK((most + least).at_limit());
  CHECK((most - most).at_limit());
  Money sum = least;
  sum -= micro(1);
  CHECK(sum == least);
  sum += micro(-1);
  CHECK(sum.at_limit());
}

TEST_CASE("a duty beyond the limit stays at the limit") {
  CHECK(apply(percent(10'001), micro(Money::kLimit), kCent) == micro(Money::kLimit));
  CHECK(apply(percent(10'001), micro(-Money::kLimit), kCent) == micro(-Money::kLimit));
  CHECK(scale(Money::kLimit, 2, 1, kCent) == micro(Money::kLimit));
  CHECK(scale(-Money::kLimit, 2, 1, kCent) == micro(-Money::kLimit));
  CHECK(scale(Money::kLimit, Money::kLimit, 1, 1) == micro(Money::kLimit));
  CHECK(scale(Money::kLimit, Money::kLimit, Money::kLimit, 1) == micro(Money::kLimit));
  // Rounded up to whole units it would pass the limit.
  CHECK(scale(Money::kLimit, 1, 1, kUnit).at_limit());
  CHECK(scale(Money::kLimit - 775'807, 1, 1, kUnit) == micro(Money::kLimit - 775'807));
}

TEST_CASE("a product of 192 bits is divided exactly") {
  CHECK(scale(10, 1, 3, 1) == micro(3));
  CHECK(scale(10, 1, 4, 1) == micro(3));
  CHECK(scale(-10, 1, 4, 1) == micro(-3));
  CHECK(scale(10, -1, 4, 1) == micro(-3));
  CHECK(scale(-10, -1, 4, 1) == micro(3));
  CHECK(scale(0, 5, 7, 1).is_zero());
  CHECK(scale(5, 0, 7, 1).is_zero());
  CHECK(scale(static_cast<i128>(INT64_MAX) * 1000, INT64_MAX, static_cast<i128>(INT64_MAX) * 1000,
              1) == micro(INT64_MAX));
  CHECK(scale(static_cast<i128>(INT64_MAX) * INT64_MAX, INT64_MAX - 1,
              static_cast<i128>(INT64_MAX) * INT64_MAX, 1) == micro(INT64_MAX - 1));
}

TEST_CASE("scaling agrees with slow arithmetic on random numbers of all lengths") {
  Random random(20'260'406);
  int exact = 0;
  for (int i = 0; i < 100'000; ++i) {
    const std::int64_t amount = random.positive(63);
    const std::int64_t numerator = random.positive(63);
    const std::int64_t denominator = random.positive(63);
    const std::int64_t unit = (i % 3 == 0) ? 1 : (i % 3 == 1) ? kCent : kUnit;
    const Money result = scale(amount, numerator, denominator, unit);
    if (result.at_limit()) {
      continue;
    }
    ++exact;
    if (!is_half_up(result, static_cast<std::uint64_t>(amount),
                    static_cast<std::uint64_t>(numerator), static_cast<std::uint64_t>(denominator),
                    static_cast<std::uint64_t>(unit))) {
      FAIL(amount << " x " << numerator << " / " << denominator << " to " << unit << " is not "
                  << result.micro());
    }
    if (scale(-amount, numerator, denominator, unit).micro() != -result.micro()) {
      FAIL(amount << " x " << numerator << " / " << denominator << ": the sign changes the amount");
    }
  }
  CHECK(exact > 50'000);
}

TEST_CASE("a duty agrees with slow arithmetic on random bases and rates") {
  Random random(232);
  for (int i = 0; i < 100'000; ++i) {
    const std::int64_t basis = random.positive(60);
    const std::int64_t rate = random.positive(30);
    const std::int64_t unit = (i % 2 == 0) ? kCent : kUnit;
    const Money result = apply(Rate::from_ppb(rate), micro(basis), unit);
    if (!result.at_limit() &&
        !is_half_up(result, static_cast<std::uint64_t>(basis), static_cast<std::uint64_t>(rate),
                    static_cast<std::uint64_t>(kRateOne), static_cast<std::uint64_t>(unit))) {
      FAIL(basis << " at " << rate << " ppb to " << unit << " is not " << result.micro());
    }
  }
}

TEST_CASE("a decimal is read exactly or not at all") {
  CHECK(parse_decimal("0", 6) == 0);
  CHECK(parse_decimal("1", 6) == 1'000'000);
  CHECK(parse_decimal("1234.56", 6) == 1'234'560'000);
  CHECK(parse_decimal("0.000001", 6) == 1);
  CHECK(parse_decimal(".5", 6) == 500'000);
  CHECK(parse_decimal("5.", 6) == 5'000'000);
  CHECK(parse_decimal("007", 6) == 7'000'000);
  CHECK(parse_decimal("1.2300000000", 6) == 1'230'000);
  CHECK(parse_decimal("9223372036854.775807", 6) == INT64_MAX);
  CHECK(parse_decimal("9223372036854775807", 0) == INT64_MAX);
  for (const char* text : {"", ".", "-1", "+1", "1e3", "1,000", " 1", "1 ", "1.2.3", "0x10",
                           "1.0000001", "NaN", "inf", "9223372036854.775808", "9223372036855",
                           "99999999999999999999999999999999999999999", "\xEF\xBC\x91"}) {
    INFO(text);
    CHECK_FALSE(parse_decimal(text, 6).has_value());
  }
}

TEST_CASE("a percentage is read with up to seven decimals") {
  CHECK(parse_percent("12.5%")->ppb() == 125'000'000);
  CHECK(parse_percent("0.3464%")->ppb() == 3'464'000);
  CHECK(parse_percent("0.0000001%")->ppb() == 1);
  CHECK(parse_percent("100%")->ppb() == kRateOne);
  CHECK(parse_percent("0%")->ppb() == 0);
  for (const char* text :
       {"", "%", "12.5", "12.5 %", "-1%", "0.00000001%", "1e1%", "12.5%%", "10001%"}) {
    INFO(text);
    CHECK_FALSE(parse_percent(text).has_value());
  }
}

TEST_CASE("an amount is printed with exactly the digits asked for") {
  CHECK(amount_text(0, 2) == "0.00");
  CHECK(amount_text(5'290'000'000, 2) == "5290.00");
  CHECK(amount_text(5'290'000'000, 0) == "5290");
  CHECK(amount_text(1, 6) == "0.000001");
  CHECK(amount_text(10'000, 2) == "0.01");
  CHECK(amount_text(-10'000, 2) == "-0.01");
  CHECK(amount_text(-1'500'000, 3) == "-1.500");
  CHECK(amount_text(Money::kLimit, 6) == "9223372036854.775807");
  CHECK(amount_text(-Money::kLimit, 6) == "-9223372036854.775807");
}

TEST_CASE("a decimal and a percentage are printed without trailing zeros") {
  CHECK(decimal_text(0) == "0");
  CHECK(decimal_text(1'000'000) == "1");
  CHECK(decimal_text(10'000'000) == "10");
  CHECK(decimal_text(500'000) == "0.5");
  CHECK(decimal_text(12'345'000) == "12.345");
  CHECK(decimal_text(-1) == "-0.000001");
  CHECK(to_string(Rate::from_ppb(125'000'000)) == "12.5%");
  CHECK(to_string(Rate::from_ppb(3'464'000)) == "0.3464%");
  CHECK(to_string(Rate::from_ppb(1)) == "0.0000001%");
  CHECK(to_string(Rate::from_ppb(kRateOne)) == "100%");
  CHECK(to_string(Rate()) == "0%");
}

TEST_CASE("what is printed is read again as the same number") {
  Random random(7);
  for (int i = 0; i < 10'000; ++i) {
    const std::int64_t value = random.positive(63);
    if (parse_decimal(decimal_text(value), 6) != value ||
        parse_decimal(amount_text(value, 6), 6) != value) {
      FAIL(value);
    }
    const Rate rate = Rate::from_ppb(random.positive(36));
    if (rate.ppb() <= 100 * kRateOne && parse_percent(to_string(rate)) != rate) {
      FAIL(to_string(rate));
    }
  }
}

}  // namespace
}  // namespace tarex
