#include "bom/bench.hpp"
#include "catch.hpp"

// What a bill comes to against another day, and the price that would keep the buyer's cost.

namespace tarex::bom_tests {
namespace {

using oracle::Random;

}  // namespace

TEST_CASE("the price for a landed cost is the highest that keeps it, to the cent of the lot") {
  Bench bench;
  Random random(14);
  int found = 0;
  for (int round = 0; round < 200; ++round) {
    const BomProduct product = random_product(random);
    const BomAssessment before = bench.assess(product);
    if (!before.errors.empty() || before.today.landed_cost.max.at_limit()) {
      continue;
    }
    const BomWhatIfs what_ifs(before, bench.book());
    const Money target =
        scale(before.today.landed_cost.max.micro(), random.between(70, 110), 100, 10'000);
    const auto price = what_ifs.price_for(target);
    if (!price) {
      // Even at the cost of its components the product lands dearer, or cannot be priced.
      const std::int64_t cents = before.rollup.sums.value.known / 10'000 + 2;
      BomProduct cheap = product;
      set_field(cheap, "value", decimal_text(cents * 10'000));
      const BomAssessment fresh = bench.assess(cheap);
      CHECK((!fresh.errors.empty() || fresh.today.landed_cost.max > target));
      continue;
    }
    ++found;
    const auto landed_at = [&](Money value) {
      BomProduct at = product;
      set_field(at, "value", decimal_text(value.micro()));
      const BomAssessment fresh = bench.assess(at);
      REQUIRE(fresh.errors.empty());
      return fresh.today.landed_cost.max;
    };
    CHECK(landed_at(price->customs_value) == price->landed_cost.max);
    CHECK(price->landed_cost.max <= target);
    CHECK(landed_at(price->customs_value + Money::from_micro(10'000)) > target);
    // What is told is that price or the next millionth above it.
    CHECK(price->nearest >= price->price);
    CHECK(price->nearest <= price->price + Money::from_micro(1));
    // The price of a piece falls by what the lot loses, and by no millionth more than it must.
    const Money lost = before.today.line.entry.value - price->customs_value;
    const auto of_lot = [&](Money piece) {
      return static_cast<i128>(piece.micro()) * before.quantity;
    };
    const Money down = before.price - price->price;
    CHECK(of_lot(down) >= static_cast<i128>(lost.micro()) * kMicro);
    CHECK(of_lot(down - Money::from_micro(1)) < static_cast<i128>(lost.micro()) * kMicro);
  }
  CHECK(found > 60);
}

TEST_CASE("seller and buyer share the increase; the duty falls with the price") {
  // 100 pieces at 10.00 of Chapter 73 steel, entered 2026-10-09 from Korea: base 2.9%, Section 232
  // 50%, MPF 0.3464% (34.58 at least), HMF 0.125%. The baseline has no Section 232.
  // Today: 1,000.00 + 29.00 + 500.00 + 34.58 + 1.25 = 1,564.83
  // Then:  1,000.00 + 29.00 + 33.58... the fees of the day are in both and cancel nearly.
  Bench bench;
  const BomAssessment assessment = bench.priced(
      "product_sku,product_hs,product_quantity,product_price,product_transport,name,material,"
      "quantity,value,weight_kg\n"
      "B,7326.90.86.88,100,10,ocean,plate,steel,1,4,2\n");
  CHECK(assessment.today.landed_cost.max == Money::from_micro(1'564'830'000));
  BomQuery query;
  query.absorbed = parse_percent("40%");
  const BomAnalysis analysis = analyse(assessment, bench.book(), query);
  REQUIRE(analysis.split.has_value());
  REQUIRE(analysis.split->price.has_value());
  const BomSplit& split = *analysis.split;
  CHECK(split.increase == assessment.impact);
  // The buyer's landed cost falls by 40% of the increase: v × 1.53025 + 34.58 = 1,564.83 − 40%.
  const Money target =
      assessment.today.landed_cost.max - apply(*query.absorbed, assessment.impact, 10'000);
  CHECK(split.price->landed_cost.max <= target);
  CHECK(target - split.price->landed_cost.max <= Money::from_micro(20'000));
  CHECK(split.seller == Money::from_micro(1'000'000'000) - split.price->customs_value);
  // What the seller gives up is less than what the buyer gains: customs takes less.
  CHECK(split.seller < assessment.impact - split.buyer);
}

TEST_CASE("the impact lies between its ends, whichever day has the gap") {
  Bench bench;
  const std::string head =
      "product_sku,product_hs,product_quantity,product_price,product_transport,name,material,"
      "value,weight_kg\n";
  const auto bill = [&](const std::string& weight) {
    return bench
        .read(head + "A,8413.91.90.96,100,10,air,casting,steel,3," + weight +
              "\nA,,,,,pad,other:rubber,1,1\n")
        .at(0);
  };
  EntryDefaults defaults;
  defaults.date = day_of("2026-10-09");
  const EntryReader reader(bench.book(), defaults);
  BomTerms terms;
  terms.baseline = defaults.date;
  BomAssessor assessor(bench.book(), reader, terms);
  const BomProduct light = bill("0.01");  // 12.5% of 1,000.00
  const BomProduct heavy = bill("2");     // 25%
  const BomProduct open = bill("");
  const BomAssessment then = assessor.assess_against(light, &open);
  CHECK(then.today.assessment.total_duty.exact());
  CHECK(then.impact_bounds.min == Money::from_units(-125));
  CHECK(then.impact_bounds.max == Money());
  const BomAssessment now = assessor.assess_against(open, &heavy);
  CHECK(now.impact_bounds.min == Money::from_units(-125));
  CHECK(now.impact_bounds.max == Money());
  const BomAssessment none = assessor.assess_against(heavy, &light);
  CHECK(none.impact_bounds.exact());
  CHECK(none.impact_bounds.max == none.impact);
}

TEST_CASE("the impact on a price with duties in it is as wide as the landed costs are") {
  // A price of 10,000 DDP by ocean: at best the landed cost is the price itself on both days.
  Bench bench;
  const BomAssessment a = bench.priced(
      "product_sku,product_hs,product_quantity,product_price,product_incoterm,name,material,value,"
      "weight_kg\nA,7326.90.86.88,1,10000,DDP,s,steel,100,5\n");
  // Today 2.9% and 50%, MPF 34.64 and HMF 12.50; then 2.9%, MPF 34.64 and HMF 12.50: in all
  // 15,337.14 and 10,337.14 at most.
  CHECK(a.today.landed_cost.min == Money::from_units(10'000));
  CHECK(a.today.landed_cost.max == Money::from_micro(15'337'140'000));
  CHECK(a.baseline.landed_cost.max == Money::from_micro(10'337'140'000));
  CHECK(a.impact == Money::from_units(5'000));
  CHECK(a.impact_bounds.min == Money::from_micro(-337'140'000));
  CHECK(a.impact_bounds.max == Money::from_micro(5'337'140'000));
}

TEST_CASE("what the baseline bill states of its lot is brought to the lot of today") {
  Bench bench;
  EntryDefaults defaults;
  defaults.date = day_of("2026-10-09");
  const EntryReader reader(bench.book(), defaults);
  BomTerms terms;
  terms.baseline = defaults.date;
  BomAssessor assessor(bench.book(), reader, terms);
  const auto bill = [&](const std::string& figures) {
    return bench
        .read(
            "product_sku,product_hs,product_quantity,product_freight,product_insurance,"
            "product_net_weight_kg,product_steel_kg,product_price,product_transport,name,material,"
            "value,weight_kg\nA,8413.91.90.96," +
            figures + ",100,air,body,steel,20,2\n")
        .at(0);
  };
  const BomProduct few = bill("10,300,3,20,20");
  const BomProduct many = bill("1000,30000,300,2000,2000");
  for (const auto& [now, before] : {std::pair(&few, &many), std::pair(&many, &few)}) {
    const BomAssessment a = assessor.assess_against(*now, before);
    REQUIRE(a.errors.empty());
    REQUIRE(a.compared);
    CHECK(a.impact.is_zero());
    CHECK(a.baseline.line.freight == a.today.line.freight);
    CHECK(a.warnings.front() ==
          "baseline bill: its lot is of another size; counted in proportion: freight, insurance, "
          "net_weight_kg, steel_kg");
  }
  // 300 for 7 pieces are 128.571429 for 3.
  const BomProduct seven = bill("7,300,,,");
  const BomProduct three = bill("3,0,,,");
  CHECK(assessor.assess_against(three, &seven).baseline.line.freight ==
        Money::from_micro(128'571'429));
  // Beside a price a value of the lot is worked out anew.
  BomProduct valued = seven;
  set_field(valued, "value", "700");
  CHECK(assessor.assess_against(three, &valued).baseline.line.entry.value ==
        Money::from_units(300));
}

TEST_CASE("without a day from anybody a bill is compared with the day that its law names") {
  Bench bench;
  const auto products = bench.read(
      "product_sku,product_hs,product_price,product_transport,name,material,value,weight_kg\n"
      "A,8413.91.90.96,10,air,casting,steel,3,1\n");
  bench.terms().baseline.reset();
  const BomAssessment named = bench.assess(products.at(0));
  REQUIRE(named.errors.empty());
  REQUIRE(named.compared);
  CHECK(named.baseline.line.entry.date == bench.schedule().baseline.day);
  Schedule silent = bench.schedule();
  silent.baseline = {};
  LawBook book;
  book.add(silent);
  EntryDefaults defaults;
  defaults.date = day_of("2026-10-09");
  const EntryReader reader(book, defaults);
  const BomAssessment none = BomAssessor(book, reader, {}).assess(products.at(0));
  REQUIRE(none.errors.empty());
  CHECK_FALSE(none.compared);
  CHECK(none.warnings.back() ==
        "the law of US names no day to compare with: name one with --baseline");
  CHECK(none.today.landed_cost.max == named.today.landed_cost.max);
}

}  // namespace tarex::bom_tests
