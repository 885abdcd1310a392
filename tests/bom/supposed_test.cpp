#include "bom/bench.hpp"
#include "catch.hpp"
#include "tarex/scenario.hpp"

/// What a scenario supposes of a bill: price, costs, weights and line change together.
namespace tarex::bom_tests {
namespace {

/// 100 brackets at 10.00, of steel at 4.00 and two aluminum rivets at 0.50. On 2025-12-01 the
/// content of steel of 7326.90.86.88 pays 50%, the rest of the value comes to 15% in all.
constexpr const char* kBill =
    "product_sku,product_hs,product_quantity,product_price,product_freight,product_transport,name,"
    "material,quantity,value,weight_kg\n"
    "A,7326.90.86.88,100,10,50,air,plate,steel,1,4,1\n"
    "A,,,,,,rivet,aluminum,2,0.50,0.1\n";

class Supposing {
 public:
  explicit Supposing(std::string day = "2025-12-01") : bench_(day), day_(std::move(day)) {}

  [[nodiscard]] Bench& bench() { return bench_; }

  /// @param more  the facts of another scenario, after the first
  BomAssessment assess(const std::string& facts, const std::string& bill = kBill,
                       const std::string& more = "") {
    ScenarioFacts read;
    const Schedule* const law = &bench_.schedule();
    for (const std::string& text : {facts, more}) {
      const AmendmentFile file{"s.json", "{\"facts\": {" + text + "}}"};
      REQUIRE(read_scenario_facts(file, {&law, 1}, read).empty());
    }
    EntryDefaults defaults;
    defaults.date = day_of(day_);
    defaults.scenario = "s";
    defaults.edits = read.edits;
    bench_.options().vocabulary.edits = read.edits;
    products_.push_back(bench_.read(bill).at(0));
    const EntryReader reader(bench_.book(), defaults);
    return BomAssessor(bench_.book(), reader, bench_.terms()).assess(products_.back());
  }

 private:
  Bench bench_;
  std::string day_;
  std::deque<BomProduct> products_;
};

Money cents(std::int64_t cents) { return Money::from_micro(cents * 10'000); }

}  // namespace

TEST_CASE("a bill as it stands") {
  Supposing supposing;
  // 2.9% of 1,000.00; 50% of 1,000.00 - 100.00; 15% - 2.9% of the rest.
  CHECK(supposing.assess("").today.assessment.total_duty.max == cents(29'00 + 450'00 + 12'10));
}

TEST_CASE("a dearer metal makes its components dearer, and the goods by as much") {
  Supposing supposing;
  const BomAssessment a = supposing.assess(R"("price": {"steel_value": "+20%"})");
  REQUIRE(a.errors.empty());
  CHECK(a.price == cents(10'80));  // 4.00 × 20% = 0.80 a piece
  CHECK(a.today.line.entry.value == cents(1'080'00));
  CHECK(a.rollup.sums.materials[0].value.known == cents(480'00).micro());
  // 2.9% of 1,080.00; 50% of 1,080.00 - 100.00; 12.1% of 100.00
  CHECK(a.today.assessment.total_duty.max == cents(31'32 + 490'00 + 12'10));
  CHECK(a.baseline.line.entry.value == cents(1'080'00));
  CHECK(a.warnings.empty());
  // One that is not in the goods changes nothing, and one whose cost nobody knows is named.
  CHECK(supposing.assess(R"("price": {"copper_value": "+20%"})").price == cents(10'00));
  const BomAssessment open = supposing.assess(R"("price": {"steel_value": "+20%"})",
                                              std::string(kBill) + "A,,,,,,clip,steel,1,,0.1\n");
  CHECK(open.price == cents(10'80));
  REQUIRE_FALSE(open.warnings.empty());
  CHECK(open.warnings.front() ==
        "the cost of clip is not known: the scenario's change of steel_value leaves it out");
}

TEST_CASE("a content that the product states itself is the one that changes") {
  Supposing supposing;
  const std::string bill =
      "product_sku,product_hs,product_quantity,product_price,product_steel_value,product_transport,"
      "name,material,value,weight_kg\n"
      "A,7326.90.86.88,100,10,600,air,plate,steel,4,1\n";
  const BomAssessment a = supposing.assess(R"("price": {"steel_value": "+20%"})", bill);
  REQUIRE(a.errors.empty());
  CHECK(a.price == cents(11'20));  // 600.00 × 20% = 120.00 for 100 pieces
  CHECK(a.rollup.sums.materials[0].value.known == cents(400'00).micro());
  // 2.9% of 1,120.00; 50% of 720.00; 12.1% of 400.00
  CHECK(a.today.assessment.total_duty.max == cents(32'48 + 360'00 + 48'40));
}

TEST_CASE("the value of a bill is its price") {
  Supposing supposing;
  const BomAssessment scaled = supposing.assess(R"("scale": {"value": "+20%"})");
  CHECK(scaled.price == cents(12'00));
  CHECK(scaled.today.line.entry.value == cents(1'200'00));
  // 2.9% of 1,200.00; 50% of 1,100.00; 12.1% of 100.00
  CHECK(scaled.today.assessment.total_duty.max == cents(34'80 + 550'00 + 12'10));
  const BomAssessment set = supposing.assess(R"("set": {"value": "5000"})");
  CHECK(set.price == cents(50'00));
  CHECK(set.today.line.entry.value == cents(5'000'00));
  // A bill that states its value besides, and one that states nothing else.
  const std::string both =
      "product_sku,product_hs,product_quantity,product_price,product_value,product_transport,name,"
      "material,value,weight_kg\nA,7326.90.86.88,100,10,1000,air,plate,steel,4,1\n";
  CHECK(supposing.assess(R"("scale": {"value": "+20%"})", both).today.line.entry.value ==
        cents(1'200'00));
  CHECK(supposing.assess(R"("scale": {"quantity": "+20%"})", both).today.line.entry.value ==
        cents(1'200'00));
  const std::string lot =
      "product_sku,product_hs,product_quantity,product_value,product_transport,name,material,value,"
      "weight_kg\nA,7326.90.86.88,100,1000,air,plate,steel,4,1\n";
  const BomAssessment of_lot = supposing.assess(R"("scale": {"value": "+20%"})", lot);
  CHECK(of_lot.price == cents(12'00));
  CHECK(of_lot.today.line.entry.value == cents(1'200'00));
}

TEST_CASE("scenarios apply in their order") {
  Supposing supposing;
  const std::string dearer = R"("price": {"steel_value": "+20%"})";
  const std::string higher = R"("scale": {"value": "+10%"})";
  // (10.00 + 0.80) × 1.1, and 10.00 × 1.1 + 0.80
  CHECK(supposing.assess(dearer, kBill, higher).price == cents(11'88));
  CHECK(supposing.assess(higher, kBill, dearer).price == cents(11'80));
}

TEST_CASE("pieces, carriage and weights of a bill are scaled where it states them") {
  Supposing supposing;
  const BomAssessment more = supposing.assess(R"("scale": {"quantity": "+20%"})");
  CHECK(more.quantity == 120 * kMicro);
  CHECK(more.today.line.entry.value == cents(1'200'00));
  CHECK(more.rollup.sums.net_kg.known == 144 * kMicro);
  CHECK(supposing.assess(R"("scale": {"freight": "+20%"})").today.line.freight == cents(60'00));
  const BomAssessment heavy = supposing.assess(R"("scale": {"steel_kg": "+20%"})");
  CHECK(heavy.rollup.sums.materials[0].kg.known == 120 * kMicro);
  CHECK(heavy.rollup.sums.net_kg.known == 140 * kMicro);
  // Costs alone leave the price, and what the residual of the metal is told from.
  const BomAssessment dear = supposing.assess(R"("scale": {"steel_value": "+20%"})");
  CHECK(dear.price == cents(10'00));
  CHECK(dear.rollup.sums.materials[0].value.known == cents(480'00).micro());
  CHECK(dear.today.assessment.total_duty.max == cents(29'00 + 450'00 + 12'10));
}

TEST_CASE("a supposed weight is the one that thresholds are told from") {
  // 2.5 of 20 kg are steel. With 20% more it is 3 of 20.5, and 10.5 kg of the part are 28.57%
  // steel: x more of it where 3 + 0.285714 x = 15% of (20.5 + x), or x = 0.075 / 0.135714 = 0.5526.
  Supposing supposing("2026-10-09");
  const std::string bill =
      "product_sku,product_hs,product_quantity,product_price,product_transport,name,material,value,"
      "weight_kg,metal_pct\nA,8302.41.30,1,10000,air,s,steel,100,10,25\n"
      "A,,,,,p,other:plastic,100,10,\n";
  const BomAssessment a = supposing.assess(R"("scale": {"steel_kg": "+20%"})", bill);
  REQUIRE(a.errors.empty());
  CHECK(a.rollup.rows[0].mass_kg == 10'500'000);
  CHECK(a.rollup.rows[0].metal_kg == 3'000'000);
  const auto thresholds = BomWhatIfs(a, supposing.bench().book()).thresholds(1'000);
  const auto weight = std::find_if(thresholds.begin(), thresholds.end(), [](const auto& one) {
    return one.kind == BomThreshold::Kind::listed_weight;
  });
  REQUIRE(weight != thresholds.end());
  CHECK(weight->share == Rate::from_ppb(146'341'463));  // 3 of 20.5, rounded down
  REQUIRE(weight->crossing.has_value());
  CHECK(weight->changes.front().mass_kg == 553'000);
}

TEST_CASE("pounds under a scenario are as exact as pounds") {
  Supposing supposing("2026-10-09");
  // 0.5 pounds and 20% more are 0.6 of 4 pounds: 15% of the value is due. Scaled in millionths of a
  // kilogram, 5, 10 or 31 pieces fell short of that.
  for (const std::int64_t pieces : {3, 5, 10, 31, 43}) {
    const BomAssessment a = supposing.assess(
        R"("scale": {"steel_kg": "+20%"})",
        "product_sku,product_hs,product_quantity,product_price,product_transport,name,material,"
        "value,weight_lb\nA,8431.49.90.95," +
            std::to_string(pieces) +
            ",100,air,part,steel,20,0.5\nA,,,,,foot,other:rubber,30,3.4\n");
    REQUIRE(a.errors.empty());
    CHECK(a.today.assessment.total_duty.max == Money::from_units(15 * pieces));
  }
}

TEST_CASE("what a bill adds up is not scaled, and that is said") {
  Supposing supposing;
  for (const char* column : {"net_weight_kg", "us_steel_pct"}) {
    const BomAssessment a =
        supposing.assess("\"scale\": {\"" + std::string(column) + "\": \"+20%\"}");
    REQUIRE_FALSE(a.warnings.empty());
    CHECK(a.warnings.front() ==
          std::string(column) + " is told from the components: the scenario does not scale it");
  }
}

TEST_CASE("a product whose price cannot be read is rejected as it stands") {
  Supposing supposing;
  const std::string bill =
      "product_sku,product_hs,product_quantity,product_price,name,material,value,weight_kg\n"
      "A,7326.90.86.88,100,much,plate,steel,4,1\n";
  const BomAssessment a = supposing.assess(R"("scale": {"value": "+20%"})", bill);
  REQUIRE(a.errors.size() == 1);
  CHECK(a.errors.front().value == "much");
}

TEST_CASE("of a rounded price the value of the lot counts in a scenario, too") {
  Supposing supposing;
  const std::string bill =
      "product_sku,product_hs,product_quantity,product_price,product_value,product_transport,name,"
      "material,value,weight_kg\nA,7326.90.86.88,3000,3.33,10000,air,plate,steel,1,2\n";
  // 3000 plates at 1.00 are dearer by a fifth.
  const BomAssessment dearer = supposing.assess(R"("price": {"steel_value": "+20%"})", bill);
  REQUIRE(dearer.errors.empty());
  CHECK(dearer.today.line.entry.value == cents(10'600'00));
  CHECK(warns(dearer, "the price is rounded: × quantity it is 9990"));
  const BomAssessment scaled = supposing.assess(R"("scale": {"value": "+20%"})", bill);
  REQUIRE(scaled.errors.empty());
  CHECK(scaled.today.line.entry.value == cents(12'000'00));
  const BomAssessment more = supposing.assess(R"("scale": {"quantity": "+20%"})", bill);
  REQUIRE(more.errors.empty());
  CHECK(more.today.line.entry.value == cents(12'000'00));
}

}  // namespace tarex::bom_tests
