#include "bom/bench.hpp"
#include "catch.hpp"

// A cost that is missing in an assembly that states its own: what the assembly costs more than its
// other parts is that cost, or work.

namespace tarex::bom_tests {
namespace {

const std::string kHead =
    "product_sku,product_hs,product_quantity,product_price,product_transport,level,name,material,"
    "quantity,value,weight_kg\n";

/// An oven in a unit of 60.00 with parts of these costs.
std::string oven(const std::string& board, const std::string& plate) {
  return kHead + "P,8516.60.60.00,100,100,air,1,unit,,1,60,\nP,,,,,2,board,other:electronics,1," +
         board + ",0.5\nP,,,,,2,plate,steel,1," + plate + ",2\n";
}

}  // namespace

TEST_CASE("what an assembly costs beyond its other parts is a missing cost, or work") {
  Bench bench("2025-12-01");
  const BomAssessment open = bench.priced(oven("10", ""));
  CHECK_FALSE(open.exact());
  REQUIRE(open.gaps.size() == 1);
  CHECK(open.rollup.rows[open.gaps[0].row].path == "unit / plate");
  CHECK(open.gaps[0].cost);
  CHECK(open.rollup.rows[0].value == Money::from_units(1'000));
  CHECK(open.rollup.rows[0].value_open == Money::from_units(5'000));
  CHECK(warns(open,
              "'unit' costs 60, its parts together 10: how much of that is the cost of "
              "'plate', which is missing, and how much is work is not known"));
  // The board costs 60.00 at most, so that 4,000.00 of 10,000.00 are steel at least: 2.7% of all,
  // 50% of 4,000.00 and 12.3% of 6,000.00.
  CHECK(duty(open).min == Money::from_units(3'008));
  // A plate of 5 and the board share 60.00 as 20 and 40: 270.00 + 3,000.00 + 492.00.
  CHECK(duty(bench.priced(oven("10", "5"))).max == Money::from_units(3'762));
  for (const std::string plate : {"0.5", "5", "20", "50"}) {
    INFO(plate);
    const MoneyRange stated = duty(bench.priced(oven("10", plate)));
    CHECK(stated.exact());
    CHECK(duty(open).min <= stated.min);
    CHECK(stated.max <= duty(open).max);
  }
}

TEST_CASE("the cost of the only part, or of the only one that costs something, is its assembly's") {
  Bench bench("2025-12-01");
  const BomAssessment a = bench.priced(oven("0", ""));
  CHECK(a.rollup.rows.at(1).value == Money::from_units(6'000));
  CHECK(a.exact());
}

TEST_CASE("parts that cost more than their assembly are a warning, with a cost missing or not") {
  Bench bench("2025-12-01");
  const BomAssessment all = bench.priced(oven("70", "0.5"));
  CHECK(warns(all, "'unit' costs 60, its parts together 70.5: its own figure is spread over them"));
  const BomAssessment open = bench.priced(oven("70", ""));
  CHECK(warns(open,
              "'unit' costs 60, its parts together 70 already, and that of 'plate' is "
              "missing: what each part has of it is not known"));
  CHECK_FALSE(open.rollup.rows.at(0).value.has_value());
  CHECK_FALSE(open.rollup.rows.at(1).value.has_value());
  CHECK(duty(open).min <= duty(all).min);
  CHECK(duty(all).max <= duty(open).max);
}

TEST_CASE("a weight that is missing is what the other parts leave, or less beside something else") {
  Bench bench;
  const auto pump = [&](const std::string& plate) {
    return bench.priced(
        kHead +
        "P,8413.91.90.96,100,100,air,1,unit,,1,,10\nP,,,,,2,board,other:electronics,1,10,5\n"
        "P,,,,,2,plate,steel,1,10," +
        plate + "\n");
  };
  const BomAssessment open = pump("");
  CHECK_FALSE(open.exact());
  CHECK(open.rollup.rows.at(0).mass_kg == 500 * kMicro);
  CHECK(open.rollup.rows.at(2).mass_in_rest);
  CHECK(open.today.net_kg() == 1'000 * kMicro);
  CHECK(pump("5").exact());
  for (const std::string plate : {"5", "4.9", "1", "0.01"}) {
    INFO(plate);
    CHECK(holds(duty(open), duty(pump(plate))));
  }
}

TEST_CASE("a part without a weight may leave no rest of its assembly, and the cost is the parts'") {
  const auto duty_of = [](ContentValuation valuation, const std::string& weight) {
    Bench bench("2025-11-15");
    bench.terms().valuation = valuation;
    return duty(bench.priced(
        "product_sku,product_hs,product_origin,product_price,product_transport,level,name,material,"
        "value,weight_kg\nP,7615.10.50.40,JP,120,air,1,unit,other:alloy,100,10\n"
        "P,,,,,2,bar,steel,10,5\nP,,,,,2,pan,aluminum,20," +
        weight + "\n"));
  };
  for (const auto valuation : {ContentValuation::component, ContentValuation::residual}) {
    const MoneyRange open = duty_of(valuation, "");
    CHECK_FALSE(open.exact());
    for (const char* weight : {"0.001", "4", "5"}) {
      INFO(weight);
      CHECK(holds(open, duty_of(valuation, weight)));
    }
  }
  // The pan is two thirds of 100: 3.1% of 120.00, 50% of 66.67, 15% in all on 53.33.
  CHECK(duty_of(ContentValuation::component, "5").max == Money::from_micro(43'400'000));
  CHECK(duty_of(ContentValuation::component, "").max >= Money::from_micro(43'400'000));
}

TEST_CASE(
    "a missing cost is no more than what the others leave of the price, whatever it is valued by") {
  Bench bench("2025-09-30");
  bench.terms().valuation = ContentValuation::component;
  // 60.00 of 100.00 at most: 2.9% of all, 50% of 60.00, and the 15% of the reciprocal duty
  // on 40.00.
  const auto bar = [&](const std::string& cost) {
    return duty(bench.priced(
        "product_sku,product_hs,product_price,product_transport,name,material,value,weight_kg\n"
        "P,7326.90.86.88,100,air,bar,steel," +
        cost + ",1\nP,,,,pad,other:rubber,40,1\n"));
  };
  CHECK(bar("60").max == Money::from_micro(38'900'000));
  CHECK(bar("").max == Money::from_micro(38'900'000));
}

TEST_CASE("costs of a metal that no duty falls on take nothing from one that it does") {
  Bench bench("2025-06-27");
  const auto pan = [&](const std::string& material) {
    return duty(bench.priced(
        "product_sku,product_hs,product_origin,product_transport,product_price,"
        "product_copper_value,name,material,value,weight_kg\n"
        "P,7615.10.30.15,GB,air,100,30,base,steel,60,1\nP,,,,,,pan,aluminum,5,1\nP,,,,,,knob," +
        material + ",1,1\n"));
  };
  const MoneyRange open = pan("");
  CHECK(holds(open, pan("aluminum")));
  CHECK(holds(open, pan("other:rubber")));
  CHECK(holds(open, pan("steel")));
}

}  // namespace tarex::bom_tests
