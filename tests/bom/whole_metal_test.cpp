#include <algorithm>

#include "bom/bench.hpp"
#include "catch.hpp"

// What a bill knows of what is no metal: where that is nothing, the metals are all of the article,
// whatever they weigh; where the net weight is stated, the one weight that is missing follows.

namespace tarex::bom_tests {
namespace {

const std::string kHead =
    "product_sku,product_hs,product_quantity,product_price,product_transport,"
    "product_net_weight_kg,name,material,quantity,value,weight_kg,metal_pct\n";

/// Mountings whose code is on the lists of steel and aluminum: 3.9%, and 25% of 10,000.00 where the
/// two are 15% of the weight or more, 2,890.00; else what is missing to 12.5%, 1,250.00.
const std::string kMounting = "M,8302.41.60.45,100,100,air,";
const std::string kMore = "M,,,,,,";
constexpr std::int64_t kCovered = 2'890;
constexpr std::int64_t kNotCovered = 1'250;

BomAssessment mounting(Bench& bench, const std::string& rows) { return bench.priced(kHead + rows); }

void is_exactly(const BomAssessment& bill, std::int64_t units) {
  CHECK(bill.exact());
  CHECK(duty(bill).min == Money::from_units(units));
  CHECK(duty(bill).max == Money::from_units(units));
  CHECK(bill.today.assessment.questions.empty());
}

void is_open(const BomAssessment& bill) {
  CHECK(duty(bill).min == Money::from_units(kNotCovered));
  CHECK(duty(bill).max == Money::from_units(kCovered));
  CHECK(asks(bill, "steel_kg"));
}

}  // namespace

TEST_CASE("an article of nothing but listed metal is all listed metal without any weight") {
  Bench bench;
  const BomAssessment steel = mounting(bench, kMounting + ",body,steel,1,30,,\n");
  is_exactly(steel, kCovered);
  REQUIRE(steel.contents.size() == 1);
  CHECK(steel.contents[0].mass_share == Rate::from_ppb(kRateOne));
  CHECK_FALSE(steel.contents[0].content.kg);
  const auto tests = BomWhatIfs(steel, bench.book()).thresholds(1'000);
  REQUIRE(tests.size() == 2);  // of the listed metals, and of those melted in the United States
  CHECK(tests[0].kind == BomThreshold::Kind::listed_weight);
  CHECK(tests[0].share == Rate::from_ppb(kRateOne));
  CHECK(tests[0].reached);
  CHECK_FALSE(tests[0].crossing);

  is_exactly(mounting(bench, kMounting + ",body,steel,1,30,,100\n" + kMore +
                                 "rivet,aluminum,4,1,,\n" + kMore + "nut,steel,4,1,0.1,\n"),
             kCovered);
  // A box that the bill calls packaging is no part of the article.
  Bench boxes;
  is_exactly(boxes.priced("product_sku,product_hs,product_quantity,product_price,product_transport,"
                          "name,material,quantity,value,weight_kg,packaging\n"
                          "M,8302.41.60.45,100,100,air,body,steel,1,30,,\n"
                          "M,,,,,box,other:board,1,1,,yes\n"),
             kCovered);
}

TEST_CASE("a net weight that is what the metal weighs, rounded down, is no contradiction") {
  Bench bench;
  // 100 pieces of 0.1234 kg of steel and 0.2386 kg of aluminum: 36.2 kg.
  const auto weighing = [&](const std::string& net) {
    return bench.assess(bench
                            .read(kHead + kMounting + net + ",body,steel,1,30,0.1234,\n" + kMore +
                                  "plate,aluminum,1,10,0.2386,\n")
                            .at(0));
  };
  const BomAssessment rounded = weighing("36");
  REQUIRE(rounded.errors.empty());
  is_exactly(rounded, kCovered);
  CHECK(rounded.today.net_kg() == 36'200'000);
  CHECK(std::count(rounded.warnings.begin(), rounded.warnings.end(),
                   "the net weight stated, 36 kg, is what the components weigh, 36.2 kg, rounded: "
                   "theirs counts") == 1);
  const BomAssessment exact = weighing("36.2");
  CHECK(exact.warnings.size() + 1 == rounded.warnings.size());
  // Neither by truncation, nor by more than a hundredth, nor by a whole number written finer.
  for (const char* net : {"35", "30", "36.0", "36.1"}) {
    const BomAssessment refused = weighing(net);
    REQUIRE(refused.errors.size() == 1);
    CHECK(refused.errors[0].field == "net_weight_kg");
    CHECK(refused.errors[0].message ==
          "the metal of the components weighs 36.2 kg, and the net weight is " +
              std::string(net == std::string("36.0") ? "36" : net) + " kg");
  }
}

TEST_CASE("what may be no listed metal leaves the share open") {
  Bench bench;
  is_open(mounting(bench, kMounting + ",body,steel,1,30,,\n" + kMore + "pad,other:rubber,1,1,,\n"));
  is_open(
      mounting(bench, kMounting + ",body,steel,1,30,,\n" + kMore + "pad,other:rubber,1,1,0.1,\n"));
  is_open(mounting(bench, kMounting + ",body,steel,1,30,,\n" + kMore + "pin,copper,1,1,,\n"));
  is_open(mounting(bench, kMounting + ",body,steel,1,30,,\n" + kMore + "pin,,1,1,0.1,\n"));
  is_open(mounting(bench, kMounting + ",body,steel,1,30,,60\n"));
}

TEST_CASE("the one weight that is missing of a stated net weight is what the others leave") {
  // Of 5 kg, steel has 5 less what the rubber weighs: 15% is 0.75 kg.
  const auto with_rubber = [](const std::string& kg) {
    Bench bench;
    return mounting(
        bench, kMounting + "5,body,steel,1,30,,\n" + kMore + "pad,other:rubber,1,1," + kg + ",\n");
  };
  is_exactly(with_rubber("0.04"), kCovered);  // 4 kg for the lot of 100: 1 of 5
  is_exactly(with_rubber("0.0425"), kCovered);
  is_exactly(with_rubber("0.0426"), kNotCovered);
  is_open(with_rubber(""));
  Bench bench;
  is_exactly(mounting(bench, kMounting + "5,body,steel,1,30,,\n"), kCovered);
  // 4 kg that are no metal, and half a kilogram of copper: the steel weighs half a kilogram.
  is_exactly(
      mounting(bench, kMounting + "5,body,steel,1,30,,\n" + kMore + "pad,other:rubber,1,1,0.04,\n" +
                          kMore + "pin,copper,1,1,0.005,\n"),
      kNotCovered);
  // 2 kg of no known material: no metal, they leave the steel 1 of 5; of copper likewise, but which
  // metal they are is asked one by one.
  is_open(mounting(bench, kMounting + "5,body,steel,1,30,,\n" + kMore +
                              "pad,other:rubber,1,1,0.02,\n" + kMore + "pin,,1,1,0.02,\n"));
  // Rubber that weighs as much as all, or more: the figures contradict each other.
  for (const std::string kg : {"0.05", "0.06"}) {
    is_open(with_rubber(kg));
    CHECK(warns(with_rubber(kg), "the net weight stated for the lot is 5 kg"));
  }
  CHECK_FALSE(warns(with_rubber("0.04"), "the net weight stated"));
}

TEST_CASE("a rate per kilogram of goods of no known weight has no upper bound") {
  // Steel without a weight beside 0.2 kg of plastic: 1.1c a kilogram in column 2, free in column 1.
  Bench bench;
  const BomAssessment wire = mounting(
      bench, "W,7314.31.10,1,1000,air,,mesh,steel,1,30,,\nW,,,,,,coat,other:plastic,1,1,0.2,\n");
  CHECK_FALSE(duty(wire).max.at_limit());  // of Korea, free
  const BomAssessment russian = bench.priced(
      "product_sku,product_hs,product_quantity,product_price,product_transport,product_origin,name,"
      "material,quantity,value,weight_kg\nW,7314.31.10,1,1000,air,BY,mesh,steel,1,30,\n"
      "W,,,,,,coat,other:plastic,1,1,0.2\n");
  CHECK(duty(russian).max.at_limit());
}

}  // namespace tarex::bom_tests
