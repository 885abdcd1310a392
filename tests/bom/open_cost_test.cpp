#include "bom/bench.hpp"
#include "catch.hpp"
#include "tarex/bom_worksheet.hpp"

// A cost that may be more than what is known of it is not shown, or used, as if it were all.

namespace tarex::bom_tests {
namespace {

const std::string kHead =
    "product_sku,product_hs,product_quantity,product_price,product_transport,level,name,material,"
    "quantity,value,weight_kg,metal_pct\n";

/// A unit of 60.00 of which the board costs 10.00 and the plate nobody knows what.
BomAssessment unit(Bench& bench) {
  return bench.priced(kHead +
                      "P,8431.49.90,100,5000,air,1,unit,,1,60,10,\nP,,,,,2,board,steel,1,10,4,\n"
                      "P,,,,,2,plate,aluminum,1,,6,\n");
}

}  // namespace

TEST_CASE("what a metal costs is at least what is known of it, where it may be more") {
  Bench bench("2025-12-01");
  const BomAssessment a = unit(bench);
  const Worksheet sheet = worksheet_of(a, bench.book(), 1'000);
  REQUIRE(sheet.metals.size() == 2);
  // 10.00 a piece, and up to 60.00 if the plate costs next to nothing.
  const PartialSum& steel = sheet.metals[0].sources.at(0).value;
  CHECK(steel.known == 1'000 * kMicro);
  CHECK_FALSE(steel.complete);
  CHECK(steel.most() == 6'000 * kMicro);
}

TEST_CASE("a cost that may be more has no share, no saving and no price of other metal") {
  Bench bench("2025-12-01");
  const BomAssessment a = unit(bench);
  REQUIRE(a.shares.size() == 3);
  CHECK_FALSE(a.shares[0].value.has_value());
  CHECK_FALSE(a.shares[0].duty.has_value());
  CHECK(a.shares[2].value == Money::from_units(500'000));
  const BomWhatIfs what_ifs(a, bench.book());
  BomChange change;
  change.row = 0;
  for (const auto kind : {BomChange::Kind::absent, BomChange::Kind::cheaper}) {
    change.kind = kind;
    change.share = Rate::from_ppb(kRateOne / 10);
    CHECK_FALSE(what_ifs.with({&change, 1}, PriceRule::follows).has_value());
    CHECK(what_ifs.with({&change, 1}, PriceRule::stays).has_value());
  }
  const auto tests = what_ifs.thresholds(1'000);
  REQUIRE(tests.size() == 1);
  REQUIRE(tests[0].parts.size() == 1);
  CHECK_FALSE(tests[0].metal_cost.has_value());
}

TEST_CASE("what is no metal weighs at least what is known of it") {
  Bench bench("2025-12-01");
  const auto other = [&](const std::string& row) {
    const BomAssessment a =
        bench.priced(kHead + "P,8431.49.90,100,5000,air,1,frame,steel,1,1000,10,\n" + row +
                     "P,,,,,1,pad,other:rubber,1,100,2,\n");
    return worksheet_of(a, bench.book(), 1'000).other_kg;
  };
  CHECK(other("").complete);
  CHECK(other("").known == 200 * kMicro);
  // Half of what is not weighed is no steel; all of what has no material may be none.
  const PartialSum half = other("P,,,,,1,half,steel,1,100,,50\n");
  CHECK_FALSE(half.complete);
  CHECK(half.known == 200 * kMicro);
  const PartialSum blank = other("P,,,,,1,blank,,1,10,2,\n");
  CHECK_FALSE(blank.complete);
  CHECK(blank.known == 200 * kMicro);
  CHECK(blank.most() == 400 * kMicro);
  CHECK(other("P,,,,,1,half,steel,1,100,4,50\n").known == 400 * kMicro);
}

TEST_CASE("a cost beyond what can be held of its currency is held in that of the product") {
  Bench bench("2025-12-01");
  bench.options().vocabulary.fx["VND"] = 26'000 * kMicro;
  const auto tyre = [&](const std::string& cost, const std::string& currency) {
    return duty(bench.priced(
        "product_sku,product_hs,product_price,product_quantity,product_transport,name,material,"
        "value,currency,weight_kg\nP,8431.49.90,5000,100000,air,tyre,other:rubber," +
        cost + "," + currency + ",10\nP,,,,,frame,steel,500,USD,10\n"));
  };
  // 10,000,000,000,000 dong are 384,615,384.615385: 15% of that, and 50% of what it leaves of
  // 500,000,000.00.
  CHECK(tyre("100000000", "VND").max == Money::from_micro(115'384'615'380'000));
  CHECK(tyre("3846.153846", "USD").max == Money::from_micro(115'384'615'390'000));
}

}  // namespace tarex::bom_tests
