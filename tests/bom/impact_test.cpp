#include "bom/bench.hpp"
#include "catch.hpp"

// What a bill costs more than on another day, while it leaves something open: the bill is the same
// on both days, whatever that is.

namespace tarex::bom_tests {
namespace {

/// A hose without a weight: the steel may be 15% of the weight, or less.
const std::string kHose =
    "product_sku,product_hs,product_quantity,product_price,product_transport,name,material,value,"
    "weight_kg\n"
    "A,8431.49.90.95,10,100,air,arm,steel,20,5\n"
    "A,,,,,hose,other:rubber,30,\n";

MoneyRange impact_since(const std::string& day) {
  Bench bench("2026-10-09");
  bench.terms().baseline = day_of(day);
  return bench.priced(kHose).impact_bounds;
}

/// The bill of today against that of before, both on the same day.
BomAssessment against(Bench& bench, const std::string& now, const std::string& before) {
  EntryDefaults defaults;
  defaults.date = day_of("2026-10-09");
  const EntryReader reader(bench.book(), defaults);
  BomAssessor assessor(bench.book(), reader, bench.terms());
  const auto products = bench.read(now);
  const auto baseline = bench.read(before);
  return assessor.assess_against(products.at(0), &baseline.at(0));
}

Money cents(std::int64_t count) { return Money::from_micro(count * 10'000); }

}  // namespace

TEST_CASE("a bill that pays as before has an impact of nothing, whatever it leaves open") {
  // 15% of 1,000.00 in all with that much steel, 12.5% without, on both days. The fee is 34.58 at
  // least, 33.58 before October.
  const MoneyRange ends = impact_since("2026-09-09");
  CHECK(ends.min == cents(1'00));
  CHECK(ends.max == cents(1'00));
}

TEST_CASE("the ends of an impact are those of one answer on both days") {
  // 15% now, 25% in May with that much steel; 12.5% now, 10% in May without. And 1.00 of the fee.
  const MoneyRange ends = impact_since("2026-05-01");
  CHECK(ends.min == cents(-99'00));
  CHECK(ends.max == cents(26'00));
}

TEST_CASE("contents that overlap bend an impact between their ends") {
  Bench bench("2026-03-01");
  bench.terms().baseline = day_of("2025-05-01");
  const auto bill = [](const std::string& cost) {
    return "product_sku,product_hs,product_quantity,product_price,product_transport,name,material,"
           "value,weight_kg,melt\n"
           "O,8302.41.60.50,10,36,ocean,al,aluminum,10,0.7,\n"
           "O,,,,,st,steel," +
           cost + ",3,US\n";
  };
  const MoneyRange open = bench.priced(bill("")).impact_bounds;
  for (const char* cost : {"0.01", "9", "12", "15", "18", "25"}) {
    CHECK(holds(open, bench.priced(bill(cost)).impact_bounds));
  }
}

TEST_CASE("of two bills each may leave open something else, unless they say the same") {
  Bench bench;
  bench.terms().baseline = day_of("2026-09-09");
  const BomAssessment same = against(bench, kHose, "\n\n" + kHose);
  REQUIRE(same.errors.empty());
  REQUIRE(same.compared);
  CHECK(same.impact_bounds.min == cents(1'00));
  CHECK(same.impact_bounds.max == cents(1'00));
  // An arm that costs 19.00: the hose of that bill may weigh something else.
  std::string text = kHose;
  text.replace(text.find("steel,20"), 8, "steel,19");
  const BomAssessment other = against(bench, kHose, text);
  REQUIRE(other.errors.empty());
  CHECK(other.impact_bounds.min == cents(-24'00));
  CHECK(other.impact_bounds.max == cents(26'00));
}

TEST_CASE("a bill of before that is wrong is compared with nothing") {
  Bench bench;
  for (const std::string row : {"A,,,,,Total,,50,\n", "A,,,,rod\n"}) {
    INFO(row);
    const BomAssessment bill = against(bench, kHose, kHose + row);
    REQUIRE(bill.errors.empty());
    CHECK_FALSE(bill.compared);
    CHECK(bill.not_compared == "the baseline bill of the product cannot be priced");
  }
}

TEST_CASE("another lot of a rounded price has its value in proportion") {
  Bench bench;
  const auto lot = [](const std::string& pieces_price_value) {
    return "product_sku,product_hs,product_quantity,product_price,product_value,name,material,"
           "value,weight_kg\nA,7326.90.86.88," +
           pieces_price_value + ",plate,steel,1,1\n";
  };
  const BomAssessment bill = against(bench, lot("3000,3.33,10000"), lot("1000,3.33,3333.33"));
  REQUIRE(bill.compared);
  CHECK(bill.baseline.line.entry.value == cents(9'999'99));
  CHECK(warns(bill, "its lot is of another size; counted in proportion: value"));
}

}  // namespace tarex::bom_tests
