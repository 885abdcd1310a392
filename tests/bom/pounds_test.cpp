#include "bom/bench.hpp"
#include "bom/masses.hpp"
#include "catch.hpp"

// Weights in pounds against thresholds in percent: a pound is no whole number of milligrams.

namespace tarex::bom_tests {
namespace {

const std::string kHead =
    "product_sku,product_hs,product_quantity,product_price,product_transport,name,material,value,"
    "weight_lb,melt\n";

BomAssessment assess(Bench& bench, const std::string& quantity, const std::string& steel,
                     const std::string& rubber) {
  return bench.assess(kHead + "A,8431.49.90.95," + quantity + ",100,air,part,steel,20," + steel +
                      ",\nA,,,,,foot,other:rubber,30," + rubber + ",\n");
}

/// 15% of the value in all, or 12.5%.
bool reaches(const BomAssessment& assessment) {
  REQUIRE(assessment.errors.empty());
  REQUIRE(assessment.exact());
  const Money duty = assessment.today.assessment.total_duty.max;
  const Money value = assessment.today.line.entry.value;
  const bool out = duty == scale(value.micro(), 15, 100, 1);
  CHECK((out || duty == scale(value.micro(), 125, 1000, 1)));
  return out;
}

}  // namespace

TEST_CASE("0.6 of 4 pounds are 15% in a lot of any size") {
  Bench bench;
  for (const std::string quantity : {"1", "2", "3", "7", "10", "999", "12345"}) {
    INFO(quantity);
    CHECK(reaches(assess(bench, quantity, "0.6", "3.4")));
    CHECK_FALSE(reaches(assess(bench, quantity, "0.599999", "3.400001")));
    CHECK(reaches(assess(bench, quantity, "0.225", "1.275")));
    CHECK_FALSE(reaches(assess(bench, quantity, "0.22499", "1.27501")));
  }
}

TEST_CASE("a share of pounds is that of the pounds") {
  Bench bench;
  oracle::Random random(31);
  for (int round = 0; round < 200; ++round) {
    // In hundred-thousandths of a pound, at the threshold or one beside it.
    const std::int64_t whole = random.between(1, 20'000) * 20;
    const std::int64_t steel = whole * 15 / 100 + random.between(-1, 1);
    const std::string quantity = std::to_string(random.between(1, 50));
    INFO(quantity << " of " << steel << " / " << whole);
    if (steel > 0) {
      CHECK(reaches(assess(bench, quantity, decimal_text(steel * 10),
                           decimal_text((whole - steel) * 10))) == (steel * 100 >= whole * 15));
    }
  }
}

TEST_CASE("a domestic share of pounds is that of the pounds") {
  Bench bench;
  for (const std::string quantity : {"1", "3", "7", "100"}) {
    const auto share = [&](const std::string& ours, const std::string& theirs) {
      const BomAssessment assessment =
          bench.assess(kHead + "A,7326.90.86.88," + quantity + ",100,air,plate,steel,20," + ours +
                       ",US\nA,,,,,bar,steel,30," + theirs + ",KR\n");
      REQUIRE(assessment.errors.empty());
      return assessment.contents.at(0).content.domestic_share.value();
    };
    const Rate limit = Rate::from_ppb(850'000'000);
    CHECK(share("0.85", "0.15") >= limit);  // 85% of a pound
    CHECK(share("0.8499", "0.1501") < limit);
  }
}

TEST_CASE("pieces too light to weigh alone weigh what their lot weighs") {
  Bench bench;
  const BomAssessment assessment = bench.assess(
      "product_sku,product_hs,product_quantity,product_price,name,material,value,"
      "weight_g\nA,7326.90.86.88,1000000,1,pin,steel,0.1,0.0004\n");
  REQUIRE(assessment.errors.empty());
  CHECK(assessment.rollup.rows[0].mass_kg == 400'000);  // 0.0004 g x 1,000,000 = 0.4 kg
}

TEST_CASE("a part beside a rounded whole is the least that is no smaller share") {
  using detail::part_of_rounded;
  // 2.4 of 7.2 steps, the whole rounded to 7: a third of 7 is 2.33.
  CHECK(part_of_rounded(2'400'000, 7'200'000, 7) == 3);
  CHECK(part_of_rounded(0, 7'200'000, 7) == 0);
  CHECK(part_of_rounded(7'200'000, 7'200'000, 7) == 7);
  CHECK(part_of_rounded(2'000'000, 7'000'000, 7) == 2);
  CHECK(part_of_rounded(0, 0, 0) == 0);
}

}  // namespace tarex::bom_tests
