#include "engine/fee_shares.hpp"

#include <random>
#include <vector>

#include "../catch.hpp"
#include "base/split.hpp"

/// What falls on a line of an entry while values of the entry are open.
namespace tarex::detail {
namespace {

constexpr std::int64_t kCent = 10'000;

Money cents(std::int64_t n) { return Money::from_micro(n * kCent); }

/// 0.3464%, at least 34.58, at most 670.86.
EntryFee processing_fee() {
  return {Rate::from_ppb(3'464'000), cents(3'458), cents(67'086), kCent};
}

MoneyRange between(std::int64_t least, std::int64_t most) { return {cents(least), cents(most)}; }

/// The range of line `at` of an entry.
MoneyRange range_of(const EntryFee& fee, const std::vector<MoneyRange>& lines, std::size_t at) {
  ValueSpan others;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    others.least += i == at ? 0 : lines[i].min.micro();
    others.most += i == at ? 0 : lines[i].max.micro();
  }
  return share_range(fee, lines[at], others, lines.size());
}

/// The fee split over values that are known.
std::vector<Money> shares_of(const EntryFee& fee, const std::vector<Money>& values) {
  std::vector<SplitPart> parts(values.size());
  Money sum;
  for (std::size_t i = 0; i < values.size(); ++i) {
    parts[i].weight = values[i].micro();
    sum += values[i];
  }
  const std::int64_t coins = fee.on(sum).micro() / fee.unit;
  if (!split(coins, parts)) {
    for (SplitPart& part : parts) {
      part.weight = 1;
    }
    REQUIRE(split(coins, parts));
  }
  std::vector<Money> out(values.size());
  for (const SplitPart& part : parts) {
    out[part.place] = Money::from_micro(part.units * fee.unit);
  }
  return out;
}

TEST_CASE("a line beside one of nearly nothing bears nearly all of the least fee", "[fees]") {
  const EntryFee fee = processing_fee();
  // 1,000.00 beside 0.01 to 1,000.00: 34.58 × 1000 / 1000.01 = 34.5797, and half of it.
  const std::vector<MoneyRange> entry{between(100'000, 100'000), between(1, 100'000)};
  CHECK(range_of(fee, entry, 0).min == cents(1'729));
  CHECK(range_of(fee, entry, 0).max == cents(3'458));
  CHECK(range_of(fee, entry, 1).min == Money());
  CHECK(range_of(fee, entry, 1).max == cents(1'729));
}

TEST_CASE("between the limits another line moves a share by no more than rounding", "[fees]") {
  // 0.3464% of 50,000.00 are 173.20.
  const std::vector<MoneyRange> two{between(5'000'000, 5'000'000), between(1, 5'000'000)};
  CHECK(range_of(processing_fee(), two, 0).min == cents(17'320));
  CHECK(range_of(processing_fee(), two, 0).max == cents(17'320));
}

TEST_CASE("values of nothing share the fee alike", "[fees]") {
  const std::vector<MoneyRange> entry{between(0, 0), between(0, 100)};
  CHECK(range_of(processing_fee(), entry, 0).min == Money());
  CHECK(range_of(processing_fee(), entry, 0).max == cents(1'729));
  CHECK(range_of(processing_fee(), entry, 1).min == cents(1'729));
  CHECK(range_of(processing_fee(), entry, 1).max == cents(3'458));
}

TEST_CASE("the largest values there are do not overflow", "[fees]") {
  const MoneyRange open{Money(), Money::from_micro(Money::kLimit)};
  const std::vector<MoneyRange> entry(1'000, open);
  CHECK(range_of(processing_fee(), entry, 0).min == Money());
  CHECK(range_of(processing_fee(), entry, 0).max == cents(67'086));
}

TEST_CASE("every split of an entry lies in the ranges of its lines, and comes near their ends",
          "[fees][random]") {
  std::mt19937_64 random(20261128);
  const auto below = [&](std::uint64_t end) { return static_cast<std::int64_t>(random() % end); };
  for (int entry = 0; entry < 3'000; ++entry) {
    EntryFee fee = processing_fee();
    fee.unit = random() % 4 == 0 ? 100 * kCent : kCent;  // won as well
    fee.low = round_to(fee.low, fee.unit);
    fee.high = round_to(fee.high, fee.unit);
    std::vector<MoneyRange> lines(2 + random() % 4);
    const std::uint64_t size = random() % 2 == 0 ? 400'000 : 20'000'000;
    for (MoneyRange& line : lines) {
      const std::int64_t value = below(size);
      const bool open = random() % 2 == 0;
      line = between(open ? below(static_cast<std::uint64_t>(value) + 1) : value, value);
    }
    std::vector<MoneyRange> ranges;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      ranges.push_back(range_of(fee, lines, i));
    }
    const auto check = [&](auto choose) {
      std::vector<Money> values;
      for (std::size_t i = 0; i < lines.size(); ++i) {
        values.push_back(choose(i));
      }
      const std::vector<Money> shares = shares_of(fee, values);
      for (std::size_t i = 0; i < lines.size(); ++i) {
        REQUIRE(shares[i] >= ranges[i].min);
        REQUIRE(shares[i] <= ranges[i].max);
      }
      return shares;
    };
    for (int trial = 0; trial < 20; ++trial) {
      check([&](std::size_t i) {
        const std::int64_t width = (lines[i].max - lines[i].min).micro() / kCent;
        const std::int64_t more =
            trial % 2 == 0 ? below(static_cast<std::uint64_t>(width) + 1) : width * below(2);
        return lines[i].min + cents(more);
      });
    }
    const Money coins = Money::from_micro(2 * fee.unit);
    for (std::size_t at = 0; at < lines.size(); ++at) {
      const Money most =
          check([&](std::size_t i) { return i == at ? lines[i].max : lines[i].min; })[at];
      const Money least =
          check([&](std::size_t i) { return i == at ? lines[i].min : lines[i].max; })[at];
      CHECK(most + coins >= ranges[at].max);
      CHECK(ranges[at].min + coins >= least);
    }
  }
}

}  // namespace
}  // namespace tarex::detail
