#include "bom/bench.hpp"
#include "catch.hpp"
#include "tarex/bom_worksheet.hpp"

// A component of a material that has parts: it is those parts, and a rest of its material.

namespace tarex::bom_tests {
namespace {

const std::string kHead =
    "product_sku,product_hs,product_quantity,product_price,product_transport,level,name,material,"
    "quantity,value,weight_kg,melt\n";
const std::string kCover = "P,,,,,1,cover,other:plastic,1,10,1,\n";

/// A frame of which the figures and the rows of the parts are given, and a plastic cover.
BomAssessment assess(Bench& bench, const std::string& frame, const std::string& parts) {
  return bench.assess(kHead + "P,8431.49.90.95,10,100,air,1,frame," + frame + "\n" + parts +
                      kCover);
}

const std::string kFoot = "P,,,,,2,foot,other:rubber,1,5,0.5,\n";

}  // namespace

TEST_CASE("a component of steel with a foot of rubber is steel without the foot") {
  Bench now;
  const BomAssessment today = assess(now, "steel,1,50,5,", kFoot);
  REQUIRE(today.errors.empty());
  // 4.5 of 6 kg are steel: 15% of 1,000, not the 12.5% of what has no metal.
  CHECK(duty(today).exact());
  CHECK(duty(today).max == Money::from_units(150));
  REQUIRE(today.rollup.rows.size() == 3);
  const BomRow& rest = today.rollup.rows[0];
  CHECK(rest.path == "frame / rest");
  CHECK(rest.mass_kg == 45 * kMicro);
  CHECK(rest.value == Money::from_units(450));
  CHECK(today.rollup.rows[1].mass_kg == 5 * kMicro);
  CHECK(today.rollup.warnings.empty());
  // Residual content (100 - 5 - 10) x 10 = 850: 50% of it, and 15% of the other 150.
  Bench then("2025-12-01");
  const BomAssessment content = assess(then, "steel,1,50,5,", kFoot);
  CHECK(duty(content).exact());
  CHECK(duty(content).max == Money::from_micro(447'500'000));
}

TEST_CASE("the rest comes per piece of its component, with its country of melt") {
  Bench bench;
  // Two frames of 5 kg with four feet of 0.5 kg each: 2 x (5 - 4 x 0.5) = 6 of 11 kg a piece, all
  // melted in the United States: 10%.
  const BomAssessment assessment =
      assess(bench, "steel,2,40,5,US", "P,,,,,2,foot,other:rubber,4,5,0.5,KR\n");
  REQUIRE(assessment.errors.empty());
  CHECK(assessment.rollup.rows[0].mass_kg == 60 * kMicro);
  CHECK(assessment.rollup.rows[0].value == Money::from_units(400));  // 2 x (40 - 4 x 5) x 10
  CHECK(duty(assessment).max == Money::from_units(100));
  const Worksheet sheet = worksheet_of(assessment, bench.book(), 1'000);
  REQUIRE(sheet.metals.size() == 1);
  CHECK(sheet.metals[0].kg == 60 * kMicro);
  REQUIRE(sheet.metals[0].sources.size() == 1);
  CHECK(sheet.metals[0].sources[0].melt == "US");
  CHECK(sheet.metals[0].sources[0].kg.known == 60 * kMicro);
}

TEST_CASE("what is not known of a component or of its parts is not known of its rest") {
  Bench bench("2025-12-01");
  SECTION("a cost of its own that is blank") {
    const BomAssessment a = assess(bench, "steel,1,,5,", kFoot);
    CHECK(a.rollup.rows[0].mass_kg == 45 * kMicro);
    CHECK_FALSE(a.rollup.rows[0].value.has_value());
    CHECK(duty(a).max == Money::from_micro(447'500'000));  // the residual does not need it
  }
  SECTION("a weight of its own that is blank") {
    const BomAssessment a = assess(bench, "steel,1,50,,", kFoot);
    // It may weigh what its foot weighs: then 50 are the foot's, put together by work.
    CHECK(a.rollup.rows[0].may_be_absent);
    CHECK(a.rollup.rows[0].value == Money());
    CHECK(a.rollup.rows[0].value_open == Money::from_units(450));
    CHECK_FALSE(a.rollup.rows[0].mass_kg.has_value());
    CHECK(holds(duty(a), duty(assess(bench, "steel,1,50,0.5,", kFoot))));
    CHECK(holds(duty(a), duty(assess(bench, "steel,1,50,5,", kFoot))));
    Bench now;
    CHECK(duty(assess(now, "steel,1,50,,", kFoot)).min == Money::from_units(125));
    CHECK(duty(assess(now, "steel,1,50,,", kFoot)).max == Money::from_units(150));
  }
  SECTION("a weight of a part that is blank") {
    Bench now;
    const BomAssessment a = assess(now, "steel,1,50,5,", "P,,,,,2,foot,other:rubber,1,5,,\n");
    CHECK_FALSE(a.rollup.rows[0].mass_kg.has_value());
    CHECK_FALSE(a.rollup.rows[1].mass_kg.has_value());
    CHECK(duty(a).min == Money::from_units(125));
    CHECK(duty(a).max == Money::from_units(150));
    CHECK(a.gaps.size() == 2);
    // Also where the costs leave nothing: the weight is stated and not all of it accounted for.
    const BomAssessment same = assess(now, "steel,1,5,5,", "P,,,,,2,foot,other:rubber,1,5,,\n");
    CHECK_FALSE(same.exact());
  }
  SECTION("parts that weigh more already") {
    const BomAssessment a = assess(bench, "steel,1,50,0.4,", kFoot + "P,,,,,2,bolt,steel,1,1,,\n");
    REQUIRE(a.errors.empty());
    CHECK(warns(a,
                "'frame' weighs 0.4, its parts together 0.5 already, and that of 'bolt' is "
                "missing: what each part has of it is not known"));
    // However much the bolt weighs, there is no rest.
    REQUIRE(a.rollup.rows.size() == 3);
    CHECK(a.rollup.rows[0].path == "frame / foot");
    CHECK_FALSE(a.rollup.rows[0].mass_kg.has_value());
    CHECK_FALSE(a.rollup.rows[1].mass_kg.has_value());
  }
}

TEST_CASE("a component that weighs what its parts weigh has no rest") {
  Bench bench;
  const BomAssessment a = assess(bench, "steel,1,8,0.5,", kFoot);
  REQUIRE(a.errors.empty());
  REQUIRE(a.rollup.rows.size() == 2);
  // What it costs more is work, and stands in the parts as before.
  CHECK(a.rollup.rows[0].value == Money::from_units(80));
  CHECK(warns(a, "'frame' costs 8, its parts together 5: its own figure is spread over them"));
  CHECK(duty(a).max == Money::from_units(125));
}

TEST_CASE("a word on an assembly without figures of its own is not used, and that is said") {
  Bench bench;
  for (const std::string figures : {"steel,1,,,", "steel,1,0,0,", "steel,1,5,,"}) {
    INFO(figures);
    const BomAssessment a = assess(bench, figures, kFoot);
    REQUIRE(a.errors.empty());
    REQUIRE(a.rollup.rows.size() == 2);
    CHECK(a.exact());
    CHECK(duty(a).max == Money::from_units(125));
    CHECK(warns(a,
                "the material it names is not used: steel of 'frame' (line 2); if some of it "
                "is no part, state what it weighs and costs with its parts"));
  }
  // Its parts have it, where they leave theirs blank.
  const BomAssessment used = assess(bench, "steel,1,,,", "P,,,,,2,tube,,1,5,0.5,\n");
  CHECK(used.rollup.rows[0].material_text == "steel");
  CHECK_FALSE(warns(used, "is not used"));
  // No metal is lost where it names none.
  CHECK_FALSE(warns(assess(bench, "other:wood,1,,,", kFoot), "is not used"));
}

TEST_CASE("a metal of an assembly that its weight leaves nothing for is said, if no part has it") {
  Bench bench;
  const std::string unused =
      "an assembly that weighs no more than its parts is the sum of them; the material it names is "
      "not used: steel of 'frame' (line 2); if some of it is no part, it weighs more than they do";
  for (const std::string figures :
       {"steel,1,5,0.5,", "steel,1,8,0.5,", "steel,1,,0.5,", "steel,1,5,0.2,"}) {
    INFO(figures);
    const BomAssessment a = assess(bench, figures, kFoot);
    REQUIRE(a.errors.empty());
    CHECK(a.rollup.rows.size() == 2);
    CHECK(warns(a, unused));
  }
  // A part of the metal is what the word means; so is one that has it from there.
  const std::string frame = "steel,1,10,1,";
  CHECK_FALSE(warns(assess(bench, frame, kFoot + "P,,,,,2,tube,steel,1,5,0.5,\n"), "is not used"));
  CHECK_FALSE(warns(assess(bench, frame, kFoot + "P,,,,,2,tube,,1,5,0.5,\n"), "is not used"));
  CHECK(warns(assess(bench, frame, kFoot + "P,,,,,2,tube,copper,1,5,0.5,\n"), "is not used"));
}

TEST_CASE("the rest of an assembly inside another is a part of that") {
  Bench bench;
  // The frame: 10 kg, of them the arm 4 kg, of that the pad 1 kg. Aluminum 6, steel 3.
  const BomAssessment a = assess(bench, "aluminum,1,60,10,",
                                 "P,,,,,2,arm,steel,1,20,4,\nP,,,,,3,pad,other:rubber,1,5,1,\n");
  REQUIRE(a.errors.empty());
  REQUIRE(a.rollup.rows.size() == 4);
  CHECK(a.rollup.rows[0].path == "frame / rest");
  CHECK(a.rollup.rows[0].mass_kg == 60 * kMicro);
  CHECK(a.rollup.rows[0].value == Money::from_units(400));
  CHECK(a.rollup.rows[1].path == "frame / arm / rest");
  CHECK(a.rollup.rows[1].mass_kg == 30 * kMicro);
  CHECK(a.rollup.rows[1].value == Money::from_units(150));
}

TEST_CASE("JSON says the same of a component with parts") {
  Bench bench;
  const BomAssessment a = bench.assess(
      R"({"products": [{"sku": "P", "hs": "8431.49.90.95", "quantity": 10, "price": 100,
  "transport": "air", "components": [
    {"name": "frame", "material": "steel", "value": 50, "weight_kg": 5, "components": [
      {"name": "foot", "material": "other:rubber", "value": 5, "weight_kg": 0.5}]},
    {"name": "cover", "material": "other:plastic", "value": 10, "weight_kg": 1}]}]})");
  REQUIRE(a.errors.empty());
  CHECK(duty(a).max == Money::from_units(150));
  CHECK(a.rollup.rows[0].mass_kg == 45 * kMicro);
}

}  // namespace tarex::bom_tests
