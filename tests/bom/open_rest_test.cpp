#include <algorithm>

#include "bom/bench.hpp"
#include "catch.hpp"

// A rest that hangs on a figure which is missing: whatever is filled in, the duty lies in the
// range.

namespace tarex::bom_tests {
namespace {

const std::string kHead =
    "product_sku,product_hs,product_origin,product_price,product_transport,level,name,material,"
    "quantity,value,weight_kg,melt,smelt\n";

/// A cable with a housing of 1.5 kg around three cores of plastic of 5.00 each.
std::string cable(const std::string& housing, const std::string& core_kg) {
  return kHead + "P,8544.42.90.90,MX,75.5,air,1,housing,aluminum,1," + housing +
         "\nP,,,,,2,core,other:plastic,3,5," + core_kg + ",,\n";
}

/// A pan with a part that lacks a weight, in an assembly of metal melted in the United States.
std::string pan(const std::string& part_kg) {
  return kHead +
         "P,7615.10.71.80,KR,180.5,air,1,unit,aluminum,2,,1,US,\nP,,,,,2,grip,other:wood,1,10," +
         part_kg + ",,\nP,,,,,2,rim,other:rubber,1,20,0.5,,\n";
}

/// An assembly of aluminum smelted in Russia, that costs 5.00 and does not say what it weighs.
std::string bracket(const std::string& weight, const std::string& pin_cost) {
  return kHead + "P,7616.99.51.90,JP,38,air,1,unit,aluminum,1,5," + weight +
         ",,RU\nP,,,,,2,pin,steel,1," + pin_cost +
         ",0.5,GB,\nP,,,,,1,grip,other:rubber,1,20,0.1,,\n";
}

/// Whether a warning of its line, on its day, holds these words.
bool notes(const BomAssessment& a, const std::string& text) {
  const std::vector<std::string>& all = a.today.line.warnings;
  return std::any_of(all.begin(), all.end(),
                     [&](const std::string& one) { return one.find(text) != std::string::npos; });
}

}  // namespace

TEST_CASE("a rest that may not be there is no content for certain, whatever it costs") {
  Bench bench("2025-12-01");
  const BomAssessment open = bench.priced(cable("15,1.5,,", ""));
  CHECK_FALSE(open.exact());
  CHECK(open.rollup.rows.at(0).may_be_absent);
  CHECK(warns(open,
              "whether there is a rest of 'housing' beside its parts hangs on the weight of "
              "'core', which is missing"));
  // The cores cost all that the housing does. With a rest 75.50 - 15.00 are aluminum: 2.6% of
  // 75.50, 50% of 60.50 and 25% of 15.00. Without one, 2.6% and 25% of 75.50.
  CHECK(duty(open).max == Money::from_micro(35'960'000));
  CHECK(duty(bench.priced(cable("15,1.5,,", "0.1"))).max == Money::from_micro(35'960'000));
  CHECK(duty(bench.priced(cable("15,1.5,,", "0.5"))).max == Money::from_micro(20'840'000));
  // Without a cost of its own, too, and with one that leaves something.
  for (const std::string own : {"15,1.5,,", ",1.5,,", "20,1.5,,"}) {
    const MoneyRange range = duty(bench.priced(cable(own, "")));
    for (const std::string kg : {"0.01", "0.4999", "0.5"}) {
      INFO(own << " " << kg);
      CHECK(holds(range, duty(bench.priced(cable(own, kg)))));
    }
  }
}

TEST_CASE("where a rest that may not be there was smelted is a question") {
  Bench bench;
  const BomAssessment open = bench.priced(cable("15,1.5,,RU", ""));
  CHECK(asks(open, "aluminum_smelt"));
  CHECK(notes(open, "aluminum_smelt may be RU: there may be no 'housing / rest'"));
  // 2.6% and 10% of 75.50, and 200% of it with Russian aluminum.
  CHECK(duty(open).min == Money::from_micro(9'510'000));
  CHECK(duty(open).max == Money::from_micro(160'510'000));
  CHECK(duty(bench.priced(cable("15,1.5,,RU", "0.5"))).max == Money::from_micro(9'510'000));
}

TEST_CASE("a rest that may not be there claims domestic metal for the minimum only") {
  Bench bench("2025-03-20");
  const BomAssessment open = bench.priced(pan(""));
  CHECK(asks(open, "us_aluminum_pct"));
  for (const std::string kg : {"0.01", "0.3", "0.4999", "0.5"}) {
    INFO(kg);
    CHECK(holds(duty(open), duty(bench.priced(pan(kg)))));
  }
  // 3.1% of 180.50, rounded: 5.60; with metal in it, 45.13 more.
  CHECK(duty(open).min < duty(open).max);
}

TEST_CASE("an assembly without a weight has a rest, or what it costs more is work") {
  Bench bench("2025-03-20");
  const BomAssessment open = bench.priced(bracket("", ""));
  CHECK(open.rollup.rows.at(0).may_be_absent);
  for (const std::string weight : {"", "0.5", "0.6"}) {
    for (const std::string cost : {"0.01", "3", "5"}) {
      INFO(weight << " " << cost);
      CHECK(holds(duty(open), duty(bench.priced(bracket(weight, cost)))));
    }
  }
  const BomAssessment some = bench.priced(bracket("", "3"));
  CHECK(some.rollup.rows.at(0).value == Money());
  CHECK(some.rollup.rows.at(0).value_open == Money::from_units(2));
  CHECK(some.rollup.rows.at(1).value_open == Money::from_units(2));
  for (const std::string weight : {"0.5", "0.6"}) {
    INFO(weight);
    CHECK(holds(duty(some), duty(bench.priced(bracket(weight, "3")))));
  }
  // What costs no more than its parts is the sum of them, with a cost missing or not.
  CHECK_FALSE(bench.priced(bracket("", "5")).rollup.rows.at(0).rest);
}

TEST_CASE(
    "parts that weigh as much as their assembly leave no rest, with a weight missing or not") {
  Bench bench;
  const std::string bolt = "P,,,,,2,bolt,steel,1,1,,,\n";
  for (const std::string kg : {"1.5", "1.2"}) {
    INFO(kg);
    const BomAssessment a = bench.priced(cable("15," + kg + ",,RU", "0.5") + bolt);
    REQUIRE(a.rollup.rows.size() == 2);
    CHECK(a.rollup.rows[0].path == "housing / core");
    CHECK_FALSE(a.rollup.rows[1].mass_kg.has_value());
    CHECK(holds(duty(a), duty(bench.priced(cable("15," + kg + ",,RU", "0.5") +
                                           "P,,,,,2,bolt,steel,1,1,0.2,,\n"))));
  }
}

TEST_CASE("a cost that is open inside an assembly is none for the assembly around it") {
  Bench bench("2025-12-01");
  const auto stand = [&](const std::string& pad_kg) {
    return bench.priced(kHead +
                        "P,8431.49.90,KR,100,air,1,stand,,1,60,,,\nP,,,,,2,arm,steel,1,30,4,,\n"
                        "P,,,,,3,pad,other:rubber,1,10," +
                        pad_kg + ",,\nP,,,,,2,base,other:wood,1,10,5,,\n");
  };
  const MoneyRange open = duty(stand(""));
  CHECK_FALSE(open.exact());
  for (const std::string kg : {"0.1", "3.9", "4"}) {
    INFO(kg);
    CHECK(holds(open, duty(stand(kg))));
  }
}

}  // namespace tarex::bom_tests
