#include "bom/bench.hpp"
#include "catch.hpp"

// What a part has from the assembly around it: a material, and where its metal was melted.

namespace tarex::bom_tests {
namespace {

const std::string kHead =
    "product_sku,product_hs,product_quantity,product_price,product_transport,level,name,material,"
    "quantity,value,weight_kg,melt,smelt,cast\n";

BomAssessment priced(Bench& bench, const std::string& rows) { return bench.priced(kHead + rows); }

const std::string kPump = "P,8413.91.90.96,10,100,air,1,";
const std::string kOven = "P,8516.60.60.00,10,100,air,1,";
const std::string kShaft = "P,,,,,2,shaft,steel,1,20,2,,,\n";

/// An oven with a housing of aluminum of 5 kg and 40.00, in it a shaft of 4 kg and 30.00.
std::string oven(const std::string& shaft) {
  return kOven + "housing,aluminum,1,40,5,,,\nP,,,,,2,shaft," + shaft +
         ",1,30,4,,,\nP,,,,,1,heater,other:electronics,1,10,0.5,,,\n";
}

}  // namespace

TEST_CASE("US-melted aluminum does not make the steel in it US-melted") {
  // The lot: 1,000.00; aluminum 200.00 (its rest), so steel 800.00 with the labour.
  Bench then("2025-12-01");
  const BomAssessment a = priced(then, kPump + "housing,aluminum,1,40,5,US,,\n" + kShaft);
  // 50% of 800.00 and 15% of 200.00.
  CHECK(duty(a).exact());
  CHECK(duty(a).max == Money::from_units(430));
  CHECK(a.rollup.rows.at(0).melt == "US");
  CHECK(a.rollup.rows.at(1).melt.empty());
  CHECK(warns(a, "it is not known of steel of 'shaft' (line 3)"));
  // 25% of 1,000.00, not 10%.
  Bench now;
  CHECK(duty(priced(now, kPump + "housing,aluminum,1,40,5,US,,\n" + kShaft)).max ==
        Money::from_units(250));
}

TEST_CASE("parts of the same metal have the melt of their assembly") {
  Bench bench;
  const BomAssessment steel = priced(bench, kPump + "housing,steel,1,40,5,US,,\n" + kShaft);
  CHECK(steel.rollup.rows.at(1).melt == "US");
  CHECK(duty(steel).max == Money::from_units(100));
  // Also with an assembly of another metal in between, and of one that names no metal.
  const BomAssessment between =
      priced(bench, kPump +
                        "housing,steel,1,60,8,US,,\nP,,,,,2,cover,aluminum,1,30,3,KR,,\n"
                        "P,,,,,3,bolt,steel,1,5,1,,,\n");
  CHECK(between.rollup.rows.at(2).path == "housing / cover / bolt");
  CHECK(between.rollup.rows.at(2).melt == "US");
  const BomAssessment any = priced(bench, kPump + "unit,,1,,,US,,\n" + kShaft);
  CHECK(any.rollup.rows.at(0).melt == "US");
  CHECK_FALSE(warns(any, "not known of"));
}

TEST_CASE("Russian steel does not make the aluminum in it Russian") {
  Bench bench("2025-06-20");
  const auto bill = [](const std::string& cover) {
    return "P,8418.99.80.05,10,100,air,1,unit,steel,1,50,10,,RU,RU\nP,,,,,2,cover,aluminum,1,20,"
           "2," +
           cover + "\n";
  };
  const BomAssessment a = priced(bench, bill(",,"));
  CHECK(a.rollup.rows.at(1).smelt.empty());
  CHECK(duty(a).max == Money::from_units(380));
  // 200% of 1,000.00 where it is.
  CHECK(duty(priced(bench, bill(",RU,RU"))).max == Money::from_units(2'000));
}

TEST_CASE("the material of an assembly with a rest is not that of a part that names none") {
  Bench bench("2025-12-01");
  const BomAssessment open = priced(bench, oven(""));
  REQUIRE(open.rollup.rows.size() == 3);
  CHECK(open.rollup.rows[0].path == "housing / rest");
  CHECK(open.rollup.rows[0].material_text == "aluminum");
  CHECK(open.rollup.rows[1].material == kUnknownMaterial);
  REQUIRE(open.gaps.size() == 1);
  CHECK(open.gaps[0].row == 1);
  CHECK(open.gaps[0].material);
  // Without steel 2.7% of 1,000.00 up to 15%. With a shaft of steel: 1,000.00 less 100.00 of
  // aluminum and 100.00 of electronics are steel; 27.00 + 50% of 800.00 + 12.3% of 200.00.
  const MoneyRange aluminum = duty(priced(bench, oven("aluminum")));
  const MoneyRange steel = duty(priced(bench, oven("steel")));
  CHECK(aluminum.max == Money::from_units(150));
  CHECK(steel.max == Money::from_micro(451'600'000));
  CHECK(duty(open).min <= aluminum.min);
  CHECK(duty(open).max >= steel.max);
}

TEST_CASE("the material of an assembly that is its parts is theirs, and that is said") {
  Bench bench;
  const BomAssessment a = priced(bench, kPump +
                                            "frame,steel,1,,,,,\nP,,,,,2,tube,,1,5,0.5,,,\n"
                                            "P,,,,,2,foot,other:rubber,1,5,0.5,,,\n");
  CHECK(a.rollup.rows.at(0).material_text == "steel");
  CHECK(a.exact());
  CHECK(warns(a,
              "a component without a material has that of its assembly: steel of 'tube' "
              "(line 3)"));
}

TEST_CASE("a part without a material takes from around it what it would if it were of a metal") {
  const std::string head =
      "product_sku,product_hs,product_origin,product_quantity,product_price,product_transport,"
      "level,"
      "name,material,quantity,value,weight_kg,melt,smelt,cast\n";
  // 5.7% of 614.30 and what is missing to 25%; with Russian cast aluminum in it 200% besides.
  Bench window("2026-05-01");
  const auto frame = [&](const std::string& part) {
    return duty(window.priced(head +
                              "P,7610.10.00.30,KR,10,61.43,air,1,a,other:frame,1,3,2,,,RU\n"
                              "P,,,,,,2,y," +
                              part + ",1,1,1,,CA,\n"));
  };
  CHECK(frame("").min < frame("").max);
  CHECK(holds(frame(""), frame("aluminum")));
  CHECK(holds(frame(""), frame("other:wood")));
  // Bolts: if the part is steel, its metal is that of the outer unit, past the aluminum between.
  Bench bolt("2025-12-01");
  const auto bolts = [&](const std::string& part) {
    return duty(bolt.priced(head +
                            "P,7318.15.20.55,DE,100,28.09,air,1,a1,steel,1,,,US,,\n"
                            "P,,,,,,2,a2,aluminum,1,6,2,,,\nP,,,,,,3,n," +
                            part + ",1,3,1,,,\n"));
  };
  CHECK(holds(bolts(""), bolts("steel")));
  CHECK(holds(bolts(""), bolts("aluminum")));
}

TEST_CASE("a part that may be of a metal takes no certain country of it away") {
  // One part is Russian, one says nothing, one without a material is Mexican: Russian it stays.
  Bench bench("2026-05-01");
  const std::string head =
      "product_sku,product_hs,product_quantity,product_price,product_transport,name,material,"
      "quantity,value,weight_kg,smelt,cast\n";
  const auto window = [&](const std::string& part) {
    return bench.priced(head +
                        "P,7610.10.00.30,1,41.53,air,x,aluminum,1,1,1,RU,RU\n"
                        "P,,,,,z,aluminum,1,1,1,,\nP,,,,,y," +
                        part + ",1,1,1,MX,MX\n");
  };
  CHECK(window("").exact());
  CHECK(duty(window("")).max == duty(window("aluminum")).max);
  CHECK_FALSE(asks(window(""), "aluminum_smelt"));
}

TEST_CASE("of the shares that a bill may claim those are claimed that save most together") {
  // If the clip is Russian aluminum 200% fall due; if it is steel the frame is wholly US-melted and
  // bears nothing, and the clip 25% of 50.00. With steel claimed, too, the reciprocal duty is more.
  Bench bench("2025-05-10");
  bench.terms().valuation = ContentValuation::component;
  const auto frame = [&](const std::string& clip) {
    return duty(bench.priced(
        "product_sku,product_hs,product_quantity,product_price,product_transport,name,material,"
        "quantity,value,weight_kg,smelt,cast\n"
        "P,9403.20.00.50,10,50,air,x,aluminum,1,10,1,US,US\nP,,,,,y," +
        clip + ",1,5,1,RU,\n"));
  };
  CHECK(frame("steel").max == Money::from_micro(12'500'000));
  CHECK(holds(frame(""), frame("steel")));
  CHECK(holds(frame(""), frame("aluminum")));
}

TEST_CASE("an assembly speaks of a part without a material if that is of its metal") {
  // The housing is US-melted. If the shaft is aluminum it is, too; if it is steel nobody says so.
  const auto bill = [](const std::string& shaft) {
    return kPump + "housing,aluminum,1,40,5,US,,\nP,,,,,2,shaft," + shaft + ",1,20,2,,,\n";
  };
  for (const std::string day : {"2025-12-01", "2026-10-09"}) {
    Bench bench(day);
    const MoneyRange open = duty(priced(bench, bill("")));
    for (const std::string material : {"aluminum", "steel", "other:wood"}) {
      INFO(day << " " << material);
      const MoneyRange stated = duty(priced(bench, bill(material)));
      CHECK(open.min <= stated.min);
      CHECK(stated.max <= open.max);
    }
  }
  Bench bench;
  const BomAssessment a = priced(bench, bill(""));
  const auto shaft_of = [&](const std::string& metal) {
    const auto at = std::find_if(a.materials.begin(), a.materials.end(),
                                 [&](const Material& one) { return one.name == metal; });
    return a.rollup.rows.at(1).made_as(static_cast<int>(at - a.materials.begin()));
  };
  CHECK(shaft_of("aluminum").melt == "US");
  CHECK(shaft_of("steel").melt.empty());
  // Its own word holds whatever it is of.
  const BomAssessment own =
      priced(bench, kPump + "housing,aluminum,1,40,5,US,,\nP,,,,,2,shaft,,1,20,2,KR,,\n");
  CHECK(own.rollup.rows.at(1).melt == "KR");
  // A Russian rivet in a frame of steel from Korea may be of aluminum.
  Bench then("2025-06-20");
  const BomAssessment rivet = priced(
      then,
      "P,8418.99.80.05,10,100,air,1,frame,steel,1,50,10,KR,,\nP,,,,,2,rivet,,1,1,0.1,,RU,RU\n");
  CHECK(duty(rivet).max >= Money::from_units(2'000));
}

}  // namespace tarex::bom_tests
