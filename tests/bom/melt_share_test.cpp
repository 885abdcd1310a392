#include "bom/bench.hpp"
#include "catch.hpp"

// The share of metal melted in the United States where weights are missing: the range holds what
// the bill comes to once they are known.

namespace tarex::bom_tests {
namespace {

const std::string kHead =
    "product_sku,product_hs,product_quantity,product_price,product_transport,name,material,value,"
    "weight_kg,melt\n";

BomAssessment assess(Bench& bench, const std::string& rows) { return bench.assess(kHead + rows); }

}  // namespace

TEST_CASE("metal that is wholly US-melted is so at any weight") {
  Bench bench;
  const std::string plate = "A,7326.90.86.88,100,10,air,plate,steel,3,";
  // Chapter 73 has no weight test: 2.9% and 10% of 1,000.00.
  const BomAssessment bracket = assess(bench, plate + ",US\n");
  CHECK(duty(bracket).exact());
  CHECK(duty(bracket).max == Money::from_units(129));
  CHECK(duty(assess(bench, plate + "1,US\n")).max == Money::from_units(129));
  // With a weight test: 10% of the value if the steel counts, 12.5% if it does not.
  const BomAssessment pump = assess(bench,
                                    "A,8413.91.90.96,100,10,air,casting,steel,3,,US\n"
                                    "A,,,,,pad,other:rubber,1,0.2,\n");
  CHECK(duty(pump).min == Money::from_units(100));
  CHECK(duty(pump).max == Money::from_units(125));
  CHECK_FALSE(asks(pump, "us_steel_pct"));
}

TEST_CASE("metal of two countries with a weight missing has a share that nobody knows") {
  Bench bench;
  const auto bill = [&](const std::string& ours, const std::string& theirs) {
    return assess(bench, "A,7326.90.86.88,100,10,air,plate,steel,3," + ours +
                             ",US\nA,,,,,bar,steel,3," + theirs + ",KR\n");
  };
  const BomAssessment open = bill("", "0.1");
  // 2.9% and 50%, or 10% from a share of 85%.
  CHECK(duty(open).max == Money::from_units(529));
  CHECK(duty(open).min == Money::from_units(129));
  CHECK_FALSE(open.exact());
  CHECK(asks(open, "us_steel_pct"));
  const auto& warnings = open.today.line.warnings;
  CHECK(std::any_of(warnings.begin(), warnings.end(), [](const std::string& warning) {
    return warning.find("us_steel_pct is not known") == 0 &&
           warning.find("'plate'") != std::string::npos;
  }));
  for (const std::string weight : {"0.1", "0.5", "0.57", "5"}) {
    CHECK(holds(duty(open), duty(bill(weight, "0.1"))));
  }
  // What is missing is not domestic: at most 84% is, and 85% cannot be reached.
  const BomProduct product = bench
                                 .read(kHead +
                                       "A,7326.90.86.88,100,10,air,plate,steel,3,8.4,US\n"
                                       "A,,,,,bar,steel,1,1.6,KR\nA,,,,,pin,steel,1,,KR\n")
                                 .at(0);
  CHECK(duty(bench.assess(product)).exact());
  CHECK(duty(bench.assess(product)).max == Money::from_units(529));
}

TEST_CASE("a component without a material may be of the metal, or not") {
  Bench bench;
  const auto most = [&](const std::string& rows) {
    const BomAssessment assessment =
        assess(bench, "A,7326.90.86.88,100,10,air,plate,steel,3,1,US\n" + rows);
    REQUIRE(assessment.errors.empty());
    return assessment.contents.at(0).content.domestic_share_max;
  };
  // All of the steel is from the United States unless the other is steel.
  CHECK(most("A,,,,,part,,3,1,KR\n") == parse_percent("100%"));
  // 1 kg of 2, and 3 of 4 if the part is steel, too.
  CHECK(most("A,,,,,bar,steel,1,1,KR\nA,,,,,part,,1,2,US\n") == parse_percent("75%"));
  CHECK(most("A,,,,,bar,steel,1,1,KR\nA,,,,,part,,1,,US\n") == Rate::from_ppb(kRateOne - 1));
  CHECK_FALSE(most("A,,,,,part,,3,1,US\n").has_value());  // wholly, whatever it is
}

TEST_CASE("a bill with weights missing has a range that holds what it comes to with them") {
  Bench bench;
  oracle::Random random(31);
  int open = 0;
  for (int round = 0; round < 700; ++round) {
    BomProduct product = random_product(random);
    for (Component& component : product.components) {
      component.melt = component.melt.empty() ? "" : random.chance(60) ? "US" : "KR";
      component.weight_kg = component.weight_kg.value_or(kMicro);
      component.value = component.value.value_or(kMicro);
      component.material = component.material.empty() ? "steel" : component.material;
    }
    const BomAssessment whole = bench.assess(product);
    BomProduct lacking = product;
    for (Component& component : lacking.components) {
      if (random.chance(30)) {
        component.weight_kg.reset();
      }
    }
    const BomAssessment gaps = bench.assess(lacking);
    if (!whole.errors.empty() || !gaps.errors.empty()) {
      continue;
    }
    INFO("round " << round);
    CHECK(holds(duty(gaps), duty(whole)));
    open += asks(gaps, "us_steel_pct") ? 1 : 0;
  }
  CHECK(open > 10);
}

}  // namespace tarex::bom_tests
