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

MoneyRange duty(const BomAssessment& assessment) { return assessment.today.assessment.total_duty; }

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

TEST_CASE("what the other components cost may not be all of the price") {
  Bench bench("2025-12-01");
  const BomAssessment a =
      assess(bench, "8431.49.90.95", "6.20", "body,steel,,4\n" + kAluminum + kRubber);
  REQUIRE(a.errors.size() == 1);
  CHECK(a.errors[0].message ==
        "the components that are not the metal taxed alone cost 620, and the price is 620");
}

}  // namespace tarex::bom_tests
