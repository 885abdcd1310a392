#include "bom/bench.hpp"
#include "catch.hpp"
#include "oracle/exact.hpp"

// The tree of a bill, multiplied out, against arithmetic at school: fractions that are never
// rounded before the end.

namespace tarex::bom_tests {
namespace {

using oracle::Exact;
using oracle::Random;

struct SlowRow {
  std::string path;
  std::int64_t value = 0;
  std::int64_t mass = 0;
};

void walk(const std::vector<Component>& components, const Exact& multiple, const std::string& above,
          std::vector<SlowRow>& out) {
  for (const Component& component : components) {
    const Exact here = multiple * Exact(*component.quantity, kMicro);
    const std::string path = above.empty() ? component.name : above + " / " + component.name;
    if (!component.components.empty()) {
      walk(component.components, here, path, out);
      continue;
    }
    out.push_back({path, (here * Exact(*component.value)).round_half_up(1),
                   (here * Exact(*component.weight_kg)).round_half_up(1)});
  }
}

std::int64_t sum(const std::vector<SlowRow>& rows, std::int64_t SlowRow::*member) {
  std::int64_t out = 0;
  for (const SlowRow& row : rows) {
    out += row.*member;
  }
  return out;
}

}  // namespace

TEST_CASE("quantities multiply down the tree as fractions do") {
  const Bench bench;
  const std::vector<Material> materials = materials_of(bench.schedule());
  Random random(1);
  for (int round = 0; round < 400; ++round) {
    BomProduct product;
    product.components = random_tree(random, 4);
    const std::int64_t quantity = random.between(1, 50'000'000'000);
    const Rollup rollup = roll_up(product, materials, quantity, "US");
    REQUIRE(rollup.errors.empty());
    std::vector<SlowRow> slow;
    walk(product.components, Exact(quantity, kMicro), "", slow);
    REQUIRE(rollup.rows.size() == slow.size());
    for (std::size_t r = 0; r < slow.size(); ++r) {
      CHECK(rollup.rows[r].path == slow[r].path);
      CHECK(rollup.rows[r].value->micro() == slow[r].value);
      CHECK(*rollup.rows[r].mass_kg == slow[r].mass);
    }
    CHECK(rollup.sums.value.known == sum(slow, &SlowRow::value));
    CHECK(rollup.sums.net_kg.known == sum(slow, &SlowRow::mass));
  }
}

TEST_CASE("what an assembly states is spread over its parts to the last millionth") {
  const Bench bench;
  const std::vector<Material> materials = materials_of(bench.schedule());
  Random random(2);
  for (int round = 0; round < 200; ++round) {
    BomProduct product;
    Component assembly;
    assembly.name = "assembly";
    assembly.quantity = random.between(1, 20'000'000);
    assembly.value = random.between(1, 900'000'000);
    assembly.weight_kg = random.between(1, 900'000'000);
    assembly.components = random_tree(random, 3);
    product.components.push_back(assembly);
    const std::int64_t quantity = random.between(1, 900) * kMicro;
    const Rollup rollup = roll_up(product, materials, quantity, "US");
    REQUIRE(rollup.errors.empty());
    const Exact multiple = Exact(quantity, kMicro) * Exact(*assembly.quantity, kMicro);
    CHECK(rollup.sums.value.known == (multiple * Exact(*assembly.value)).round_half_up(1));
    CHECK(rollup.sums.net_kg.known == (multiple * Exact(*assembly.weight_kg)).round_half_up(1));
  }
}

TEST_CASE("a product of quantities that cannot be held exactly is refused, not rounded") {
  const Bench bench;
  const std::vector<Material> materials = materials_of(bench.schedule());
  BomProduct product;
  Component part;
  part.name = "part";
  part.quantity = 1'234'567;
  for (int level = 0; level < 4; ++level) {
    Component around;
    around.name = "level";
    around.quantity = 1'234'567;
    around.components = {part};
    part = around;
  }
  product.components = {part};
  const Rollup rollup = roll_up(product, materials, 1'234'567, "US");
  REQUIRE(rollup.errors.size() == 1);
  CHECK(rollup.errors[0].code == ErrorCode::out_of_range);
}

TEST_CASE("a part without a cost has at most what its assembly leaves for it") {
  const Bench bench;
  const std::vector<Material> materials = materials_of(bench.schedule());
  BomProduct product;
  Component assembly;
  assembly.name = "housing";
  assembly.quantity = 2 * kMicro;
  assembly.value = 10 * kMicro;
  Component known;
  known.name = "cover";
  known.value = 3 * kMicro;
  Component unknown;
  unknown.name = "body";
  assembly.components = {known, unknown};
  product.components.push_back(assembly);
  const Rollup rollup = roll_up(product, materials, 5 * kMicro, "US");
  // 5 × 2 × (10 − 3) = 70 are the body, or work on both.
  CHECK_FALSE(rollup.rows[1].value.has_value());
  CHECK(rollup.rows[0].value == Money::from_units(30));
  CHECK(rollup.rows[0].value_open == Money::from_units(70));
  CHECK(rollup.sums.value.known == Money::from_units(30).micro());
  CHECK_FALSE(rollup.sums.value.most().has_value());
  CHECK_FALSE(rollup.rows[1].mass_kg.has_value());
  CHECK_FALSE(rollup.sums.net_kg.complete);
}

TEST_CASE("sums with gaps stay at their limit") {
  PartialSum sum;
  sum.add(Money::kLimit - 1);
  CHECK(sum.known == Money::kLimit - 1);
  sum.add(5);
  CHECK(sum.known == Money::kLimit);
  CHECK(sum.complete);
  PartialSum other;
  other.add(7);
  other.add(std::nullopt);
  CHECK(other.known == 7);
  sum.add(other);
  CHECK(sum.known == Money::kLimit);
  CHECK_FALSE(sum.complete);
}

TEST_CASE("a weight that cannot be held is refused, not cut off") {
  const Bench bench;
  const std::vector<Material> materials = materials_of(bench.schedule());
  BomProduct product;
  Component part;
  part.name = "plate";
  part.material = "steel";
  part.weight_kg = Money::kLimit / 10;
  product.components = {part};
  CHECK(roll_up(product, materials, 9 * kMicro, "US").errors.empty());
  // 11 of them are more than 9.2 trillion kilograms.
  const Rollup one = roll_up(product, materials, 11 * kMicro, "US");
  REQUIRE(one.errors.size() == 1);
  CHECK(one.errors[0].code == ErrorCode::out_of_range);
  CHECK(one.errors[0].message == "what the lot has of 'plate' weighs more than tarex can hold");
  // Two rows that fit, and together do not.
  product.components = {part, part};
  const Rollup two = roll_up(product, materials, 6 * kMicro, "US");
  REQUIRE(two.errors.size() == 1);
  CHECK(two.errors[0].message == "the lot weighs more than tarex can hold");
}

TEST_CASE("an amount is split by largest remainder and adds up to the last coin") {
  const std::vector<std::int64_t> weights = {1, 1, 1};
  const auto parts = split_by_weight(Money::from_micro(10'000'000), weights, 10'000);
  REQUIRE(parts.has_value());
  // 10.00 over three: 3.34, 3.33, 3.33
  CHECK((*parts)[0] == Money::from_micro(3'340'000));
  CHECK((*parts)[1] == Money::from_micro(3'330'000));
  CHECK((*parts)[2] == Money::from_micro(3'330'000));
  Random random(3);
  for (int round = 0; round < 500; ++round) {
    std::vector<std::int64_t> some;
    const auto count = static_cast<int>(random.between(1, 30));
    std::int64_t total = 0;
    for (int i = 0; i < count; ++i) {
      some.push_back(random.chance(20) ? 0 : random.between(0, 5'000'000'000));
      total += some.back();
    }
    const Money whole = Money::from_micro(random.between(0, 900'000'000'000));
    const auto split = split_by_weight(whole, some, 10'000);
    REQUIRE(split.has_value() == (total > 0));
    if (!split) {
      continue;
    }
    Money sum;
    for (std::size_t i = 0; i < some.size(); ++i) {
      sum += (*split)[i];
      // Within a coin of its share; the last part may have the fraction of a coin on top.
      const i128 exact = static_cast<i128>(whole.micro()) * some[i] / total;
      const std::int64_t apart = (*split)[i].micro() - static_cast<std::int64_t>(exact);
      CHECK((apart > -20'000 && apart < 20'000));
    }
    CHECK(sum == whole);
  }
}

TEST_CASE("shares of a product add up to its customs value and its duty") {
  Bench bench;
  Random random(4);
  int priced = 0;
  for (int round = 0; round < 300; ++round) {
    const BomProduct product = random_product(random);
    const BomAssessment assessment = bench.assess(product);
    if (!assessment.errors.empty() || assessment.today.assessment.total_duty.max.at_limit() ||
        !assessment.rollup.sums.value.complete) {
      continue;
    }
    Money value;
    Money duty;
    for (const BomShare& share : assessment.shares) {
      value += share.value.value_or(Money());
      duty += share.duty.value_or(Money());
    }
    CHECK(value == assessment.today.line.entry.value);
    CHECK(duty == assessment.today.assessment.total_duty.max);
    ++priced;
  }
  CHECK(priced > 150);
}

TEST_CASE("packaging has a cost and a duty, and no share of the net weight") {
  Bench bench;
  const BomAssessment a = bench.priced(
      "product_sku,product_hs,product_quantity,product_price,product_transport,name,material,"
      "value,weight_kg,packaging\n"
      "A,8413.91.90.96,10,10,air,casting,steel,3,1.5,\nA,,,,,pad,other:rubber,1,0.5,\n"
      "A,,,,,box,other:carton,1,0.5,yes\n");
  CHECK(a.shares.at(0).mass_share == Rate::from_ppb(kRateOne / 4 * 3));
  CHECK(a.shares.at(1).mass_share == Rate::from_ppb(kRateOne / 4));
  CHECK_FALSE(a.shares.at(2).mass_share.has_value());
  // 25% of 10.00, in 10 pieces.
  CHECK(a.shares.at(2).duty == Money::from_micro(2'500'000));
}

TEST_CASE("a word for packaging without the flag is doubted, an x as the flag refused") {
  const std::string head =
      "product_sku,product_hs,product_quantity,product_price,product_transport,name,material,"
      "value,weight_kg,packaging\nA,8211.92.90.60,500,20,air,blade,steel,5,0.1,\n"
      "A,,,,,handle,other:wood,2,0.4,\nA,,,,,box,other:packaging,1,0.3,";
  Bench bench;
  // 0.1 of 0.8 kg is 12.5%: below the 15% of the weight test.
  const BomAssessment counted = bench.priced(head + "\n");
  CHECK(counted.today.assessment.total_duty.max == Money::from_micro(1'250 * kMicro));
  const auto warned = [](const BomAssessment& a) {
    return std::any_of(a.warnings.begin(), a.warnings.end(), [](const std::string& warning) {
      return warning == "'box': counted in the net weight, as no column packaging says yes";
    });
  };
  CHECK(warned(counted));
  // 0.1 of 0.5 kg is 20%: steel. 0.4 cents a piece and 6.1% of 10,000.00, and 25% of it.
  const BomAssessment packed = bench.priced(head + "yes\n");
  CHECK(packed.today.assessment.total_duty.max == Money::from_micro(3'112 * kMicro));
  CHECK_FALSE(warned(packed));
  const BomAssessment unclear = bench.assess(head + "x\n");
  REQUIRE(unclear.errors.size() == 1);
  CHECK(unclear.errors[0].message == "'x' is not yes or no");
}

}  // namespace tarex::bom_tests
