#include "bom/bench.hpp"
#include "bom/rounded.hpp"
#include "catch.hpp"

// Facts that a product states and its bill contradicts: the one stated counts, and is warned of.

namespace tarex::bom_tests {
namespace {

/// A product with one more column of its own, 10 pieces of 100.00.
BomAssessment stating(Bench& bench, const std::string& hs, const std::string& column,
                      const std::string& stated, const std::string& columns,
                      const std::string& rows) {
  return bench.priced("product_sku,product_hs,product_price,product_quantity,product_transport," +
                      column + ",name,material,quantity,value,weight_kg" + columns + "\nS," + hs +
                      ",100,10,air," + stated + "," + rows);
}

/// All that is said to be contradicted.
std::vector<std::string> contradicted(const BomAssessment& assessment) {
  std::vector<std::string> out;
  for (const std::string& warning : assessment.warnings) {
    if (warning.ends_with(": the one stated counts")) {
      out.push_back(warning);
    }
  }
  return out;
}

using Warnings = std::vector<std::string>;

}  // namespace

TEST_CASE("a weight of a metal that is not that of the bill is warned of") {
  Bench bench;
  const std::string pad = "\n,,,,,,pad,other:rubber,1,5,8\n";
  const auto weighs = [&](const std::string& stated, const std::string& plate) {
    return contradicted(stating(bench, "8431.49.90.95", "product_steel_kg", stated, "",
                                "plate,steel,1,5," + plate + pad));
  };
  CHECK(weighs("1", "2") ==
        Warnings{"the steel_kg stated for the lot is 1, and by the bill it is 20: the one stated "
                 "counts"});
  CHECK(weighs("20", "2").empty());
  CHECK(weighs("", "2").empty());
  // No more than the rounding of what is written.
  CHECK(weighs("20", "2.04").empty());
  CHECK(weighs("20.4", "2.04").empty());
  CHECK(weighs("20.0", "2.04").size() == 1);
  CHECK(weighs("21", "2.04").size() == 1);
  // Nothing is not a little, rounded.
  CHECK(weighs("0", "0.04") ==
        Warnings{"the steel_kg stated for the lot is 0, and by the bill it is 0.4: the one stated "
                 "counts"});
}

TEST_CASE("what the row of the product says of all metal is not put down to components") {
  Bench bench;
  const auto smelted = [&](const std::string& melt) {
    return bench.assess(
        bench
            .read(
                R"({"products": [{"sku": "A", "hs": "8544.42.90.90", "price": 1000, "melt": "US", )"
                R"("aluminum_smelt": "KR", "components": [{"name": "core", "material": "aluminum", )"
                R"("value": 5, "weight_kg": 2)" +
                melt + "}]}]}")
            .at(0));
  };
  const std::string kept = "the aluminum_smelt stated is KR, and ";
  CHECK(warns(smelted(""), kept + "of all metal in it the product says US: the one stated counts"));
  CHECK(warns(smelted(R"(, "melt": "US")"), kept + "components say US: the one stated counts"));
}

TEST_CASE("nothing written is no figure that was rounded") {
  CHECK(detail::is_rounded_to(36 * kMicro, "36", 36'500'000));
  CHECK_FALSE(detail::is_rounded_to(36 * kMicro, "", 36'200'000));
}

TEST_CASE("what is known of a weight contradicts what is below it alone") {
  Bench bench;
  const auto weighs = [&](const std::string& stated, const std::string& material) {
    return contradicted(stating(bench, "8431.49.90.95", "product_steel_kg", stated, "",
                                "plate,steel,1,5,2\n,,,,,,rib," + material + ",1,5,\n"));
  };
  CHECK(weighs("1", "steel") ==
        Warnings{"the steel_kg stated for the lot is 1, and by the bill it is at least 20: the one "
                 "stated counts"});
  CHECK(weighs("500", "steel").empty());
  CHECK(weighs("500", "other:rubber").size() == 1);
  // What may be steel has an end.
  const BomAssessment open =
      stating(bench, "8431.49.90.95", "product_steel_kg", "60", "",
              "plate,steel,1,5,2\n,,,,,,rib,,1,5,3\n,,,,,,pad,other:rubber,1,5,1\n");
  CHECK(contradicted(open) ==
        Warnings{"the steel_kg stated for the lot is 60, and by the bill it is at most 50: the one "
                 "stated counts"});
}

TEST_CASE("a content that is not what the bill tells is warned of on the day that taxes it") {
  const std::string rows = "plate,steel,1,60,2\n,,,,,,pad,other:rubber,1,20,8\n";
  Bench then("2025-12-01");
  const auto costs = [&](Bench& bench, const std::string& stated) {
    return stating(bench, "7326.90.86.88", "product_steel_value", stated, "", rows);
  };
  CHECK(contradicted(costs(then, "1")) ==
        Warnings{"the steel_value stated for the lot is 1, and by the bill it is 800: the one "
                 "stated counts"});
  CHECK(contradicted(costs(then, "800")).empty());
  CHECK(contradicted(costs(then, "600")).size() == 1);
  then.terms().valuation = ContentValuation::component;
  CHECK(contradicted(costs(then, "600")).empty());
  CHECK(contradicted(costs(then, "800")).size() == 1);
  // Where no duty falls on it, it may be either, or between them.
  Bench now;
  for (const char* stated : {"600", "700", "800"}) {
    CHECK(contradicted(costs(now, stated)).empty());
  }
  CHECK(contradicted(costs(now, "599")) ==
        Warnings{"the steel_value stated for the lot is 599, and by the bill it is at least 600: "
                 "the one stated counts"});
  CHECK(contradicted(costs(now, "801")).size() == 1);
  // The day compared with may tax it.
  now.terms().baseline = day_of("2025-12-01");
  const BomAssessment both = costs(now, "700");
  CHECK(contradicted(both).empty());
  const Warnings& of_day = both.baseline.line.warnings;
  CHECK(std::count(of_day.begin(), of_day.end(),
                   "the steel_value stated for the lot is 700, and by the bill it is 800: the one "
                   "stated counts") == 1);
}

TEST_CASE("a share of domestic metal that the bill knows to be another is warned of") {
  Bench bench;
  const auto share = [&](const std::string& stated, const std::string& rows) {
    return contradicted(
        stating(bench, "7326.90.86.88", "product_us_steel_pct", stated, ",melt", rows));
  };
  const std::string korean = "plate,steel,1,5,2,KR\n,,,,,,pin,steel,1,5,1,KR\n";
  CHECK(share("90", korean) ==
        Warnings{"the us_steel_pct stated is 90, and by the bill it is 0: the one stated counts"});
  CHECK(share("90%", korean).size() == 1);
  CHECK(share("0", korean).empty());
  // Whatever it weighs.
  CHECK(share("90", "plate,steel,1,5,,KR\n").size() == 1);
  const std::string mixed = "plate,steel,1,5,2,KR\n,,,,,,pin,steel,1,5,1,US\n";
  CHECK(share("33", mixed).empty());
  CHECK(share("33.33%", mixed).empty());
  CHECK(share("34", mixed) ==
        Warnings{"the us_steel_pct stated is 34, and by the bill it is 33.333333: the one stated "
                 "counts"});
  // A component that says nothing may be domestic: the product may know.
  CHECK(share("90", "plate,steel,1,5,2,\n").empty());
  const std::string silent = "plate,steel,1,5,2,\n,,,,,,pin,steel,1,5,1,US\n";
  CHECK(share("90", silent).empty());
  CHECK(share("20", silent) ==
        Warnings{"the us_steel_pct stated is 20, and by the bill it is at least 33.333333: the one "
                 "stated counts"});
  // Of a metal that is not there any share is all of it.
  CHECK(contradicted(stating(bench, "7326.90.86.88", "product_us_aluminum_pct", "0", ",melt",
                             "plate,steel,1,5,2,US\n"))
            .empty());
}

TEST_CASE("a country that parts of the metal do not say is warned of") {
  Bench bench;
  const auto smelted = [&](const std::string& stated, const std::string& rows) {
    return stating(bench, "7606.12.30.91", "product_aluminum_smelt", stated, ",melt,smelt", rows);
  };
  const BomAssessment coil = smelted("AU", "coil,aluminum,1,40,10,,RU\n");
  CHECK(contradicted(coil) ==
        Warnings{"the aluminum_smelt stated is AU, and components say RU: the one stated counts"});
  CHECK(contradicted(smelted("AU", "coil,aluminum,1,40,10,,AU\n")).empty());
  CHECK(contradicted(smelted("AU", "coil,aluminum,1,40,10,,\n")).empty());
  CHECK(contradicted(smelted("", "coil,aluminum,1,40,10,,RU\n")).empty());
  // Where smelt is blank, melt says it; of several only the others are named.
  CHECK(contradicted(smelted("AU",
                             "coil,aluminum,1,40,10,RU,\n,,,,,,cap,aluminum,1,5,1,,AU\n,,,,,,lid,"
                             "aluminum,1,5,1,,CN\n")) ==
        Warnings{"the aluminum_smelt stated is AU, and components say RU, CN: the one stated "
                 "counts"});
  // Another metal says nothing, and what may be of it or not may agree.
  CHECK(contradicted(smelted("AU", "coil,aluminum,1,40,10,,AU\n,,,,,,pin,steel,1,5,1,RU,\n"))
            .empty());
  CHECK(contradicted(smelted("AU", "coil,aluminum,1,40,10,,AU\n,,,,,,rivet,,1,5,1,RU,\n")).empty());
  CHECK(contradicted(smelted("none", "coil,aluminum,1,40,10,,RU\n")) ==
        Warnings{"the aluminum_smelt stated is none, and components say RU: the one stated "
                 "counts"});
}

TEST_CASE("a figure is another one rounded if that is what its digits leave out") {
  const auto rounded = [](std::int64_t figure, const char* written, std::int64_t exact) {
    return detail::is_rounded_to(figure, written, exact);
  };
  CHECK(rounded(36'000'000, "36", 36'200'000));
  CHECK(rounded(36'000'000, "36", 35'800'000));
  CHECK_FALSE(rounded(36'000'000, "36.0", 36'200'000));
  CHECK(rounded(36'000'000, "36", 36'500'000));
  CHECK_FALSE(rounded(36'000'000, "36", 36'500'001));
  CHECK_FALSE(rounded(36'000'000, "36.0 kg", 36'000'001));
}

TEST_CASE("a product of an entry bears the fees of an entry of its own, with a warning") {
  Bench bench;
  const auto bill = [](const std::string& entry) {
    return "product_sku,product_hs,product_price,product_quantity,product_transport,"
           "product_entry,name,material,quantity,value,weight_kg\nA,7326.90.86.88,10,1,air," +
           entry + ",plate,steel,1,4,1\n";
  };
  const std::string said =
      "entry 'E1': the fees are those of an entry of its own; tarex score shares them between the "
      "lines of an entry";
  CHECK(warns(bench.priced(bill("E1")), said));
  CHECK_FALSE(warns(bench.priced(bill("")), "entry"));
}

TEST_CASE("parts of domestic metal claim no share beside a product that says otherwise") {
  Bench bench;
  const auto bracket = [&](const std::string& stated, const std::string& melt) {
    return stating(bench, "7326.90.86.88", "product_steel_melt", stated, ",melt",
                   "plate,steel,1,20,4," + melt);
  };
  // 2.9% and 50% of 1,000.00; 10% for steel of the United States.
  const BomAssessment denied = bracket("KR", "US");
  CHECK(duty(denied).max == Money::from_units(529));
  CHECK(warns(denied,
              "the steel_melt stated is KR, and components say US: the one stated counts, and no "
              "us_steel_pct is claimed"));
  CHECK_FALSE(warns(denied, "changes nothing"));
  const BomAssessment theirs = bracket("US", "KR");
  CHECK(duty(theirs).max == Money::from_units(529));
  CHECK(warns(theirs,
              "the steel_melt stated is US, and components say KR: the one stated counts, but for "
              "us_steel_pct, which goes by theirs"));
  CHECK(duty(bracket("US", "US")).max == Money::from_units(129));
  CHECK(contradicted(bracket("US", "US")).empty());
}

}  // namespace tarex::bom_tests
