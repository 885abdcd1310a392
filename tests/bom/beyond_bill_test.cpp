#include <utility>

#include "bom/bench.hpp"
#include "bom/duty_shares.hpp"
#include "catch.hpp"
#include "tarex/bom_worksheet.hpp"

// A product states a weight or a value of a metal that its bill cannot have: the bill says nothing
// of the other of the two.

namespace tarex::bom_tests {
namespace {

/// A lot of 500.00, by its bill of plastic and glass: 30 kg, and `more` components.
BomAssessment fridge(Bench& bench, const std::string& stated, const std::string& more = "",
                     const std::string& hs = "8418.10.00.10") {
  return bench.assess(R"({"products": [{"sku": "A", "hs": ")" + hs +
                      R"(", "quantity": 1, "price": 500, "transport": "air", )" + stated +
                      R"("components": [
      {"name": "body", "material": "other:plastic", "value": 200, "weight_kg": 20}, )" +
                      more +
                      R"({"name": "glass", "material": "other:glass", "value": 30,
       "weight_kg": 10}]}]})");
}

Money cents(std::int64_t amount) { return Money::from_micro(amount * 10'000); }

/// The ends of a range.
using Ends = std::pair<Money, Money>;
Ends ends(const MoneyRange& range) { return {range.min, range.max}; }

}  // namespace

TEST_CASE("a weight of a metal that the bill does not have leaves its value open") {
  Bench bench("2025-12-01");
  const BomAssessment a = fridge(bench, R"("steel_kg": 10, )");
  REQUIRE(a.errors.empty());
  // 15% of 500.00, and 50% of all of it where it is steel.
  CHECK(ends(duty(a)) == Ends{cents(75'00), cents(250'00)});
  CHECK(asks(a, "steel_value"));
  CHECK(warns(a, "the steel_kg stated for the lot is 10, and by the bill it is 0: the one stated"));
  const BomContent& steel = a.contents.at(0);
  CHECK_FALSE(steel.content.value.has_value());
  CHECK_FALSE(steel.stated);
  CHECK(steel.content.kg == 10 * kMicro);
  CHECK_FALSE(worksheet_of(a, bench.book(), 1000).metals.at(0).residual.has_value());
  // What a stated value makes of it lies between them.
  for (const char* value : {"1", "200", "500"}) {
    INFO(value);
    const BomAssessment told =
        fridge(bench, R"("steel_kg": 10, "steel_value": )" + std::string(value) + ", ");
    CHECK(told.exact());
    CHECK(holds(duty(a), duty(told)));
  }
  CHECK(fridge(bench, R"("steel_kg": 0, )").exact());
  const BomOutcome dearer = *BomWhatIfs(a, bench.book()).at_value(Money::from_units(600));
  CHECK(ends(dearer.total_duty) == Ends{cents(90'00), cents(300'00)});
}

TEST_CASE("a table says the same of a weight that its bill does not have") {
  Bench bench("2025-08-20");
  const std::string head =
      "product_sku,product_hs,product_price,product_transport,product_steel_kg,name,material,"
      "quantity,value,weight_kg\nA,3305.30.00.00,500,air,";
  const std::string rows = ",can,other:plastic,1,20,2\n,,,,,gas,other:gas,1,30,1\n";
  const BomAssessment a = bench.priced(head + "1" + rows);
  CHECK_FALSE(a.exact());
  CHECK(asks(a, "steel_value"));
  CHECK(bench.priced(head + rows).exact());
}

TEST_CASE("a value of a metal that the bill does not have leaves its weight open") {
  Bench bench;
  const BomAssessment a = fridge(bench, R"("steel_value": 200, )");
  REQUIRE(a.errors.empty());
  // 12.5% without the duty on steel, 25% where it is 15% of the weight.
  CHECK(ends(duty(a)) == Ends{cents(62'50), cents(125'00)});
  CHECK(asks(a, "steel_kg"));
  CHECK_FALSE(a.contents.at(0).content.kg.has_value());
  CHECK(a.contents.at(0).stated);
  CHECK(duty(fridge(bench, R"("steel_value": 200, "steel_kg": 1, )")).max == cents(62'50));
  CHECK(duty(fridge(bench, R"("steel_value": 200, "steel_kg": 9, )")).min == cents(125'00));
}

TEST_CASE("another metal of the bill shares with one that the product alone has") {
  Bench bench("2025-12-01");
  const std::string frame =
      R"({"name": "frame", "material": "aluminum", "value": 70, "weight_kg": 5}, )";
  const BomAssessment a = fridge(bench, R"("steel_kg": 10, )", frame);
  REQUIRE(a.errors.empty());
  CHECK_FALSE(a.exact());
  // A bill with as much of steel in it, and in the place of plastic.
  const BomAssessment listed =
      fridge(bench, "",
             frame + R"({"name": "rail", "material": "steel", "value": 150, "weight_kg": 10}, )");
  REQUIRE(listed.errors.empty());
  CHECK(holds(duty(a), duty(listed)));
}

TEST_CASE("what the bill has of a metal, or may have, goes on to tell its value") {
  Bench bench("2025-12-01");
  const auto with = [&](const std::string& stated, const std::string& more) {
    return fridge(bench, stated, more);
  };
  CHECK(with(R"("steel_kg": 9, )",
             R"({"name": "rail", "material": "steel", "value": 50, "weight_kg": 2}, )")
            .exact());
  // A part of no known material may be the steel that is stated, if it weighs as much.
  const std::string part = R"({"name": "part", "value": 50, "weight_kg": 2}, )";
  bench.terms().valuation = ContentValuation::component;
  const Money kept = duty(with(R"("steel_kg": 2, )", part)).max;
  CHECK(kept < Money::from_units(250));
  CHECK(duty(with(R"("steel_kg": 9, )", part)).max == Money::from_units(250));
}

TEST_CASE("a scenario that gives a bill a metal leaves the value open as well") {
  Bench bench("2025-12-01");
  ColumnEdit weighs;
  weighs.column = "steel_kg";
  weighs.text = "10";
  bench.options().vocabulary.edits = {weighs};
  CHECK(ends(duty(fridge(bench, ""))) == Ends{cents(75'00), cents(250'00)});
}

TEST_CASE("a stated weight above that of all components is refused where it stands") {
  Bench bench;
  const BomAssessment a = bench.assess(
      "product_sku,product_hs,product_price,product_aluminum_kg,name,material,value,weight_kg\n"
      "A,8418.10.00.10,500,20,body,other:plastic,20,10\n,,,,rail,steel,30,20\n");
  REQUIRE(a.errors.size() == 1);
  CHECK(a.errors[0].where.line == 2);
  CHECK(a.errors[0].where.column == 21);
  CHECK(a.errors[0].field == "aluminum_kg");
  CHECK(a.errors[0].value == "20");
  CHECK(a.errors[0].message.find("net_weight_kg, 30 kg: what the components weigh together") !=
        std::string::npos);
}

TEST_CASE("a weight that is billions of times the net weight stated has no share of it") {
  Bench bench;
  const auto share = [&](const std::string& net) {
    const BomAssessment a = bench.priced(
        "product_sku,product_hs,product_price,product_net_weight_kg,name,material,value,"
        "weight_kg\nA,3926.90.99.89,500," +
        net + ",body,other:plastic,20,9000000000000\n");
    return detail::shares_of(a).at(0).mass_share;
  };
  CHECK_FALSE(share("0.001").has_value());
  CHECK(share("9000000000000")->ppb() == kRateOne);
}

}  // namespace tarex::bom_tests
