#include <map>

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

namespace {

/// A weight as it is written, and as a fraction: `count` ten-thousandths of a unit.
struct WrittenWeight {
  const char* unit = "";
  std::int64_t unit_kg = 0;  ///< in 10^-12 kg
  std::int64_t count = 0;
  [[nodiscard]] i128 exact() const { return static_cast<i128>(unit_kg) * count; }  // 10^-16 kg
  [[nodiscard]] std::string text() const { return decimal_text(count * 100) + " " + unit; }
};

WrittenWeight random_weight(oracle::Random& random, std::int64_t most) {
  static constexpr WrittenWeight kWritten[] = {
      {"lb", 453'592'370'000, 0}, {"oz", 28'349'523'125, 0}, {"g", 1'000'000'000, 0}};
  WrittenWeight out = kWritten[random.between(0, 2)];
  out.count = random.between(1, most);
  return out;
}

struct WrittenPart {
  std::string material;
  WrittenWeight weight;
};

BomAssessment assess(Bench& bench, std::int64_t quantity, const std::vector<WrittenPart>& parts) {
  std::string text =
      "product_sku,product_hs,product_quantity,product_price,product_transport,name,material,value,"
      "weight\n";
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string head =
        i == 0 ? "A,8431.49.90.95," + std::to_string(quantity) + ",100,air," : "A,,,,,";
    text += head + "part " + std::to_string(i) + "," + parts[i].material + ",10," +
            parts[i].weight.text() + "\n";
  }
  return bench.assess(text);
}

/// Every mass within three millionths of a kilogram of what it is, the parts no more than the
/// whole.
void check_masses(const BomAssessment& assessment, const std::vector<WrittenPart>& parts,
                  std::int64_t quantity) {
  i128 net = 0;
  std::map<std::string, i128> metals;
  for (const WrittenPart& part : parts) {
    net += part.weight.exact() * quantity;
    metals[part.material] += part.weight.exact() * quantity;
  }
  const auto near = [](i128 told, i128 exact) {
    const i128 apart = told * 10'000'000'000 - exact;
    return apart <= 30'000'000'000 && apart >= -30'000'000'000;
  };
  const std::int64_t told_net = assessment.rollup.sums.net_kg.known;
  CHECK(near(told_net, net));
  std::int64_t all = 0;
  for (std::size_t m = 0; m < assessment.materials.size(); ++m) {
    const std::int64_t told = assessment.rollup.sums.materials[m].kg.known;
    CHECK(near(told, metals[assessment.materials[m].name]));
    all += told;
  }
  CHECK(all <= told_net);
}

}  // namespace

TEST_CASE("metals that are all of an article weigh no more than it") {
  Bench bench;
  // 1 and 2 pounds: 0.45359237 and 0.90718474 of 1.36077711 kg, in millionths 453,593 and 907,185
  // of 1,360,777.
  const BomAssessment pan = bench.assess(
      "product_sku,product_hs,product_quantity,product_price,name,material,value,weight (lb)\n"
      "PAN,7323.93.00.45,1,20,body,steel,5,1\nPAN,,,,base,aluminum,3,2\n");
  REQUIRE(pan.errors.empty());
  CHECK(pan.rollup.sums.net_kg.known == 1'360'777);
  CHECK(pan.rollup.sums.materials[0].kg.known == 453'593);
  CHECK(pan.rollup.sums.materials[1].kg.known == 907'184);
  // Less than a millionth of each: none of them is nothing.
  const WrittenWeight speck{"g", 1'000'000'000, 3};
  const BomAssessment specks = assess(bench, 1, {{"steel", speck}, {"copper", speck}});
  REQUIRE(specks.errors.empty());
  CHECK(specks.rollup.sums.net_kg.known == 2);
}

TEST_CASE("bills of two and three metals in pounds, ounces and grams are priced, by exact shares") {
  Bench bench;
  static const std::vector<std::string> kOthers = {"aluminum", "copper", "other:rubber"};
  oracle::Random random(77);
  int reached = 0;
  for (int round = 0; round < 600; ++round) {
    const std::int64_t quantity = random.between(1, 400);
    std::vector<WrittenPart> parts = {{"steel", random_weight(random, 60'000)}};
    const auto others = static_cast<int>(random.between(1, 3));
    const int first = static_cast<int>(random.between(0, 3 - others));
    for (int i = 0; i < others; ++i) {
      parts.push_back(
          {kOthers[static_cast<std::size_t>(first + i)], random_weight(random, 400'000 / others)});
    }
    i128 whole = 0;
    for (const WrittenPart& part : parts) {
      whole += part.weight.exact();
    }
    const i128 apart = parts[0].weight.exact() * 100 - whole * 15;
    INFO(quantity << " of " << parts[0].weight.text() << " steel, " << parts[1].weight.text());
    const BomAssessment assessment = assess(bench, quantity, parts);
    REQUIRE(assessment.errors.empty());
    check_masses(assessment, parts, quantity);
    // What is under by less than a millionth of a kilogram in the lot may count as reaching it.
    if (apart >= 0 || apart * quantity < -static_cast<i128>(100) * 10'000'000'000) {
      const bool reaches_it = reaches(assessment);
      CHECK(reaches_it == (apart >= 0));
      reached += reaches_it ? 1 : 0;
    }
  }
  CHECK(reached > 100);
  CHECK(reached < 500);
}

TEST_CASE("15% of an article that is all metal is 15%, in pounds and ounces") {
  Bench bench;
  oracle::Random random(78);
  for (int round = 0; round < 300; ++round) {
    const bool ounces = random.chance(50);
    const WrittenWeight unit{ounces ? "oz" : "lb", ounces ? 28'349'523'125 : 453'592'370'000, 0};
    const auto of = [&](std::int64_t count) {
      WrittenWeight out = unit;
      out.count = count;
      return out;
    };
    // In ten-thousandths: steel at the threshold or one beside it, the others any way around.
    const std::int64_t whole = random.between(10, 20'000) * 20;
    const std::int64_t steel = whole * 15 / 100 + random.between(-1, 1);
    const std::int64_t aluminum = random.between(1, whole - steel - 1);
    const std::int64_t quantity = random.between(1, 50);
    const std::vector<WrittenPart> parts = {
        {"steel", of(steel)}, {"aluminum", of(aluminum)}, {"copper", of(whole - steel - aluminum)}};
    INFO(quantity << " of " << steel << ", " << aluminum << " of " << whole << " " << unit.unit);
    const BomAssessment assessment = assess(bench, quantity, parts);
    REQUIRE(assessment.errors.empty());
    check_masses(assessment, parts, quantity);
    CHECK(reaches(assessment) == (steel * 100 >= whole * 15));
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
