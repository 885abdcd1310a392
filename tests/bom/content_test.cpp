#include "bom/bench.hpp"
#include "catch.hpp"
#include "tarex/bom_worksheet.hpp"

// The value of a metal's content where the price holds several: whose labour it is.

namespace tarex::bom_tests {
namespace {

const std::string kHead =
    "product_sku,product_hs,product_quantity,product_price,product_transport,name,material,value,"
    "weight_kg\n";

BomAssessment assess(Bench& bench, const std::string& code, const std::string& price,
                     const std::string& rows) {
  return bench.assess(kHead + "P," + code + ",100," + price + ",air," + rows);
}

Money content(const BomAssessment& assessment, std::size_t index) {
  return assessment.contents.at(index).content.value.value();
}

const std::string kSteel = "body,steel,13.20,4\n";
const std::string kAluminum = "P,,,,,fin,aluminum,4,1\n";
const std::string kRubber = "P,,,,,foot,other:rubber,2.20,1\n";

}  // namespace

TEST_CASE("a metal that the law of the day does not tax is a component like any other") {
  Bench bench("2025-12-01");  // 8431.49.90.95 stands on the steel list alone
  const BomAssessment a = assess(bench, "8431.49.90.95", "50", kSteel + kAluminum + kRubber);
  REQUIRE(a.errors.empty());
  // Steel (50 - 4 - 2.20) x 100 = 4,380; aluminum, by itself, (50 - 13.20 - 2.20) x 100 = 3,460.
  CHECK(content(a, 0) == Money::from_units(4380));
  CHECK(content(a, 1) == Money::from_units(3460));
  // 50% of 4,380 and 15% of the other 620.
  CHECK(duty(a).exact());
  CHECK(duty(a).max == Money::from_units(2190 + 93));
  // Without the fin, whose cost the price falls by: 50% of 4,380 and 15% of 220.
  const BomAssessment without = assess(bench, "8431.49.90.95", "46", kSteel + kRubber);
  CHECK(duty(without).max == Money::from_units(2190 + 33));
  BomChange change;
  change.row = 1;
  const auto outcome = BomWhatIfs(a, bench.book()).with(std::span(&change, 1), PriceRule::follows);
  REQUIRE(outcome.has_value());
  CHECK(outcome->total_duty.max == Money::from_units(2190 + 33));
  const Worksheet sheet = worksheet_of(a, bench.book(), 1'000);
  CHECK(sheet.metals.at(0).taxed);
  CHECK_FALSE(sheet.metals.at(1).taxed);
  CHECK(sheet.metals.at(0).residual == Money::from_units(4380));
  CHECK(sheet.metals.at(1).residual == Money::from_units(3460));
  CHECK(sheet.other_value.known == 220 * kMicro);
}

TEST_CASE("metals that are both taxed on their content hold the labour once") {
  Bench bench("2025-12-01");  // 8302.41.60.15 stands on the lists of steel and of aluminum
  const BomAssessment a = assess(bench, "8302.41.60.15", "50", kSteel + kAluminum + kRubber);
  REQUIRE(a.errors.empty());
  REQUIRE(a.taxed[0]);
  REQUIRE(a.taxed[1]);
  // (50 - 2.20) x 100 = 4,780 as 13.20 to 4: 4,780 x 1,320 / 1,720 = 3,668.372093, and the rest.
  CHECK(content(a, 0) == Money::from_micro(3'668'372'093));
  CHECK(content(a, 1) == Money::from_micro(1'111'627'907));
}

TEST_CASE("the cost of an untaxed metal has to be known, that of the only taxed one does not") {
  Bench bench("2025-12-01");
  const BomAssessment open =
      assess(bench, "8431.49.90.95", "50", kSteel + "P,,,,,fin,aluminum,,1\n" + kRubber);
  REQUIRE(open.errors.empty());
  CHECK_FALSE(open.contents.at(0).content.value.has_value());
  CHECK_FALSE(open.exact());
  const BomAssessment known =
      assess(bench, "8431.49.90.95", "50", "body,steel,,4\n" + kAluminum + kRubber);
  CHECK(content(known, 0) == Money::from_units(4380));
  CHECK(known.exact());
}

TEST_CASE("each day of a comparison has the law of its own for what is taxed") {
  Bench bench;  // 2026-10-09: nothing is taxed on its content
  bench.terms().baseline = day_of("2025-12-01");
  const BomAssessment a = assess(bench, "8431.49.90.95", "50", kSteel + kAluminum + kRubber);
  REQUIRE(a.errors.empty());
  CHECK_FALSE(a.taxed[0]);
  CHECK(a.baseline.assessment.total_duty.max == Money::from_units(2190 + 93));
}

TEST_CASE("contents are as fine as the costs they are told from") {
  Bench bench("2025-12-01");
  const auto lot_of_one = [&](const std::string& code, const std::string& price,
                              const std::string& rows) {
    return bench.assess(kHead + "P," + code + ",1," + price + ",air," + rows);
  };
  // Rubber at 13.365 leaves 36.935 of 50.30: 50% of it is 18.4675, and 15% of the rest 2.00475.
  const BomAssessment half =
      lot_of_one("8413.91.90.96", "50.30", "body,steel,1,2\nP,,,,,seal,other:rubber,13.365,0.1\n");
  REQUIRE(half.errors.empty());
  CHECK(content(half, 0) == Money::from_micro(36'935'000));
  CHECK(duty(half).max == Money::from_micro(20'470'000));  // 18.47 + 2.00
  // As much as the price, each with half a cent: two whole cents more were more than the price.
  bench.terms().valuation = ContentValuation::component;
  const BomAssessment two =
      lot_of_one("8516.60.60.00", "10.01", "a,steel,5.005,1\nP,,,,,b,copper,5.005,1\n");
  REQUIRE(two.errors.empty());
  CHECK(content(two, 0) == Money::from_micro(5'005'000));
  CHECK(content(two, 1) == Money::from_micro(5'005'000));
}

TEST_CASE("less than half a coin of a price is left for a metal, or lost by rounding the price") {
  Bench bench("2025-12-01");
  // 6 × 2.912667 = 17.476002 of 17.48 is plastic; 0.003998 is left.
  const BomAssessment rest = bench.assess(
      kHead +
      "P,8536.69.80.00,1,17.48,air,pin,steel,0.000112,1\nP,,,,,body,other:plastic,17.476002,1\n");
  REQUIRE(rest.errors.empty());
  CHECK(content(rest, 0) == Money::from_micro(3'998));
  // 10 × 0.3333 = 3.333, a lot at 3.33: the components cost what the price was before.
  const std::string bill =
      kHead + "P,8516.60.60.00,10,0.3333,air,a,steel,0.2,1\nP,,,,,b,copper,0.1333,1\n";
  CHECK(bench.assess(bill).errors.empty());
  bench.terms().valuation = ContentValuation::component;
  const BomAssessment traded = bench.assess(bill);
  REQUIRE(traded.errors.empty());
  CHECK(content(traded, 0) == Money::from_micro(1'997'000));  // the dearer one has 0.003 less
  CHECK(content(traded, 1) == Money::from_micro(1'333'000));
  // Half a coin more is too much.
  const BomAssessment dear = bench.assess(
      kHead + "P,8516.60.60.00,10,0.3334,air,a,steel,0.2,1\nP,,,,,b,copper,0.1335,1\n");
  REQUIRE(dear.errors.size() == 1);
  CHECK(dear.errors[0].message == "the components cost 3.335, and the price is 3.33");
}

TEST_CASE("a metal of which 0% is metal is stated no share") {
  const std::string bill =
      "product_sku,product_hs,product_quantity,product_price,product_transport,name,material,value,"
      "weight_kg,metal_pct\nC,8413.91.90.96,10,100,air,body,steel,20,2,0\n"
      "C,,,,,seal,other:rubber,5,1,\n";
  Bench then("2025-12-01");
  const BomAssessment content_day = then.assess(bill);
  REQUIRE(content_day.errors.empty());
  // (100 - 5) × 10 = 950: 50% of it, and 15% of the other 50.
  CHECK(content(content_day, 0) == Money::from_units(950));
  CHECK(duty(content_day).max == Money::from_micro(482'500'000));
  Bench now;
  const BomAssessment weight_day = now.assess(bill);
  REQUIRE(weight_day.errors.empty());
  CHECK(weight_day.contents.at(0).content.kg == 20 * kMicro);  // of 30
  CHECK(weight_day.warnings.front() ==
        "a share of metal of 0% is taken as not stated, all of it counts: 'body' (line 2); what is "
        "no metal is other:WORD");
}

TEST_CASE("a content told from a price with freight in it is the most it can be") {
  Bench bench("2025-12-01");
  const std::string head =
      "product_sku,product_hs,product_quantity,product_price,product_transport,product_incoterm,"
      "name,material,value,weight_kg\nB,8413.91.90.96,10,100,air,CIF,";
  const std::string rows = "body,steel,20,2\nB,,,,,,seal,other:rubber,50,0.1\n";
  const BomAssessment residual = bench.assess(head + rows);
  REQUIRE(residual.errors.empty());
  CHECK(residual.contents.at(0).at_most);
  CHECK(residual.warnings.back() ==
        "the content of steel is told from the price, and is the most it can be: the price holds "
        "freight that the customs value does not");
  bench.terms().valuation = ContentValuation::component;
  CHECK_FALSE(bench.assess(head + rows).contents.at(0).at_most);
}

TEST_CASE("what the other components cost may not be all of the price") {
  Bench bench("2025-12-01");
  const BomAssessment a =
      assess(bench, "8431.49.90.95", "6.20", "body,steel,,4\n" + kAluminum + kRubber);
  REQUIRE(a.errors.size() == 1);
  CHECK(a.errors[0].message ==
        "the components that are not the metal taxed alone cost 620, and the price is 620");
}

}  // namespace tarex::bom_tests
