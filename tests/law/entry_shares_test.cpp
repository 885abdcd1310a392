#include <random>
#include <string>
#include <vector>

#include "../catch.hpp"
#include "bench.hpp"

/// What is open in lines of an entry, and what the entry comes to when it is stated.
namespace tarex::law_tests {
namespace {

/// `12.34` of 1234.
std::string cents_text(std::uint64_t cents) {
  return money_text(Money::from_micro(static_cast<std::int64_t>(cents) * 10'000));
}

TEST_CASE("whatever freights of an entry are, its fees lie in the ranges without them",
          "[fees][random]") {
  Bench bench;
  std::mt19937_64 random(58'329'302);
  int ranges = 0;
  for (int entry = 0; entry < 300; ++entry) {
    std::vector<Columns> open;
    std::vector<Columns> stated;
    const std::size_t count = 2 + random() % 4;
    const std::uint64_t size = random() % 2 == 0 ? 300'000 : 30'000'000;
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint64_t price = 2 + random() % size;
      const bool holds_freight = random() % 2 == 0;
      open.push_back({{"hs", "7318.15.20.55"},
                      {"value", cents_text(price)},
                      {"transport", "air"},
                      {"incoterm", holds_freight ? "CIF" : "FOB"}});
      stated.push_back(open.back());
      if (holds_freight) {
        const std::uint64_t most = price - 1;
        const std::uint64_t ends[] = {0, most, random() % price};
        stated.back().push_back({"freight", cents_text(ends[random() % 3])});
      }
    }
    const auto shown = bench.score_entry(open);
    const auto answered = bench.score_entry(stated);
    for (std::size_t i = 0; i < count; ++i) {
      REQUIRE(answered[i].errors.empty());
      INFO(text_of(stated[i]));
      const LineAssessment& line = shown[i].assessment;
      REQUIRE(answered[i].assessment.fees.exact());
      CHECK(answered[i].assessment.fees.min >= line.fees.min);
      CHECK(answered[i].assessment.fees.max <= line.fees.max);
      CHECK((line.exact() || line.value_open || line.share_open));
      ranges += line.share_open ? 1 : 0;
    }
  }
  CHECK(ranges > 300);
}

}  // namespace
}  // namespace tarex::law_tests
