#include <algorithm>

#include "bom/bench.hpp"
#include "catch.hpp"
#include "tarex/bom_worksheet.hpp"

// Every "what would change it" is what a fresh assessment of the changed bill says.

namespace tarex::bom_tests {
namespace {

using oracle::Random;

const Rate kTenth = Rate::from_ppb(kRateOne / 10);

std::vector<RuleIndex> duties_of(const BomAssessment& assessment) {
  std::vector<RuleIndex> out;
  for (const DutyLine& duty : assessment.today.assessment.lines) {
    if (duty.kind != MeasureKind::fee && duty.kind != MeasureKind::vat) {
      out.push_back(duty.rule);
    }
  }
  return out;
}

/// The bill with the change made by hand. Rows are its components: it has one level.
BomProduct changed(const BomProduct& product, const BomAssessment& before, const BomChange& change,
                   PriceRule rule) {
  BomProduct out = product;
  const auto row = static_cast<std::ptrdiff_t>(change.row);
  Component& component = out.components[change.row];
  Money saved;
  const std::optional<Money> cost = before.rollup.rows[change.row].value;
  switch (change.kind) {
    case BomChange::Kind::absent:
      saved = cost.value_or(Money());
      out.components.erase(out.components.begin() + row);
      break;
    case BomChange::Kind::cheaper:
      saved = cost ? *cost - scale(cost->micro(), 9, 10, 1) : Money();
      component.value = component.value ? std::optional(*component.value / 10 * 9) : std::nullopt;
      break;
    case BomChange::Kind::material:
      component.material =
          change.to_material < 0
              ? "other"
              : before.materials[static_cast<std::size_t>(change.to_material)].name;
      break;
    case BomChange::Kind::domestic:
      component.melt = "US";
      component.smelt = "US";
      component.cast = "US";
      break;
    case BomChange::Kind::mass:
    case BomChange::Kind::domestic_mass:
      FAIL("made by hand elsewhere");
  }
  if (rule == PriceRule::follows) {
    const Money value = before.today.line.entry.value - round_to(saved, 10'000);
    set_field(out, "value", decimal_text(value.micro()));
  }
  return out;
}

void check_same(const std::optional<BomOutcome>& outcome, const BomAssessment& fresh) {
  REQUIRE(outcome.has_value() == fresh.errors.empty());
  if (!outcome) {
    return;
  }
  CHECK(outcome->customs_value == fresh.today.line.entry.value);
  CHECK(outcome->total_duty.min == fresh.today.assessment.total_duty.min);
  CHECK(outcome->total_duty.max == fresh.today.assessment.total_duty.max);
  CHECK(outcome->landed_cost.min == fresh.today.landed_cost.min);
  CHECK(outcome->landed_cost.max == fresh.today.landed_cost.max);
  CHECK(outcome->charged == duties_of(fresh));
}

}  // namespace

TEST_CASE("a change leads to what a fresh assessment of the changed bill says") {
  Bench bench;
  Random random(11);
  std::size_t compared = 0;
  for (int round = 0; round < 220; ++round) {
    bench.terms().valuation =
        random.chance(70) ? ContentValuation::residual : ContentValuation::component;
    const BomProduct product = random_product(random);
    const BomAssessment before = bench.assess(product);
    if (!before.errors.empty()) {
      continue;
    }
    const PriceRule rule = random.chance(60) ? PriceRule::follows : PriceRule::stays;
    const BomWhatIfs what_ifs(before, bench.book());
    for (std::size_t row = 0; row < before.rollup.rows.size(); ++row) {
      BomChange change;
      change.row = row;
      for (const BomChange::Kind kind : {BomChange::Kind::absent, BomChange::Kind::cheaper,
                                         BomChange::Kind::domestic, BomChange::Kind::material}) {
        change.kind = kind;
        change.share = kind == BomChange::Kind::cheaper ? kTenth : Rate();
        change.to_material = static_cast<int>(random.between(-1, 2));
        const bool costs = kind == BomChange::Kind::absent || kind == BomChange::Kind::cheaper;
        if (costs && !before.rollup.rows[row].value) {
          continue;  // nobody knows what would be saved
        }
        const BomAssessment fresh = bench.assess(changed(product, before, change, rule));
        INFO("round " << round << " row " << row << " kind " << static_cast<int>(kind));
        check_same(what_ifs.with(std::span(&change, 1), rule), fresh);
        ++compared;
      }
    }
  }
  CHECK(compared > 3'000);
}

TEST_CASE("a heavier component leads to what a fresh assessment of the heavier bill says") {
  Bench bench;
  Random random(12);
  for (int round = 0; round < 120; ++round) {
    const BomProduct product = random_product(random);
    const BomAssessment before = bench.assess(product);
    if (!before.errors.empty()) {
      continue;
    }
    const BomWhatIfs what_ifs(before, bench.book());
    BomChange change;
    change.kind = BomChange::Kind::mass;
    change.row = random.below(before.rollup.rows.size());
    if (!before.rollup.rows[change.row].mass_kg) {
      continue;
    }
    const std::int64_t each = random.between(1, 3'000) * 1'000;
    BomProduct heavier = product;
    Component& component = heavier.components[change.row];
    component.weight_kg = *component.weight_kg + each;
    change.mass_kg = scale(static_cast<i128>(each) * *component.quantity, before.quantity,
                           static_cast<i128>(kMicro) * kMicro, 1)
                         .micro();
    check_same(what_ifs.with(std::span(&change, 1), PriceRule::stays), bench.assess(heavier));
  }
}

TEST_CASE("a step before a threshold nothing is different, and at the step it is") {
  Bench bench;
  Random random(13);
  int weights = 0;
  int melts = 0;
  for (int round = 0; round < 900; ++round) {
    const BomProduct product = random_product(random);
    const BomAssessment before = bench.assess(product);
    if (!before.errors.empty()) {
      continue;
    }
    const std::int64_t gram = 1'000;
    const std::int64_t step = scale(gram, before.quantity, kMicro, 1).micro();
    const BomWhatIfs what_ifs(before, bench.book());
    const auto now = what_ifs.with({}, PriceRule::stays);
    REQUIRE(now.has_value());
    CHECK(now->charged == duties_of(before));
    for (const BomThreshold& test : what_ifs.thresholds(gram)) {
      if (!test.crossing) {
        continue;
      }
      const bool weight = test.kind == BomThreshold::Kind::listed_weight;
      (weight ? weights : melts) += 1;
      CHECK(test.crossing->outcome.charged != now->charged);
      for (std::size_t c = 0; c < test.changes.size(); ++c) {
        std::vector<BomChange> short_of = test.changes;
        CHECK(short_of[c].mass_kg % step == 0);
        short_of[c].mass_kg += weight && test.reached ? step : -step;
        const auto outcome = what_ifs.with(short_of, PriceRule::stays);
        REQUIRE(outcome.has_value());
        CHECK(outcome->charged != test.crossing->outcome.charged);
      }
      if (weight) {
        // By hand: listed ÷ net against the threshold, at the step and one before.
        std::int64_t listed = 0;
        for (const std::size_t m : test.materials) {
          listed += before.rollup.sums.materials[m].kg.known;
        }
        const std::int64_t net = before.rollup.sums.net_kg.known;
        const auto reaches = [&](std::int64_t more) {
          return static_cast<i128>(listed + more) * kRateOne >=
                 static_cast<i128>(test.threshold.ppb()) * (net + more);
        };
        const std::int64_t more = test.changes.front().mass_kg;
        CHECK(reaches(more) != test.reached);
        CHECK(reaches(more + (test.reached ? step : -step)) == test.reached);
      }
    }
  }
  CHECK(weights > 15);
  CHECK(melts > 100);
}

TEST_CASE("US-melted metal counts from the gram at which the share is reached") {
  // One piece of 10 kg of steel, 8.4 kg of it melted in the United States: 85% needs 8.5 kg.
  Bench bench;
  const BomAssessment assessment = bench.priced(
      "product_sku,product_hs,product_quantity,product_price,product_transport,name,material,"
      "quantity,value,weight_kg,melt\n"
      "B,7326.90.86.88,1,1000,ocean,plate,steel,1,300,8.4,US\n"
      "B,,,,,bar,steel,1,100,1.6,KR\n");
  const auto tests = BomWhatIfs(assessment, bench.book()).thresholds(1'000);
  const auto test = std::find_if(tests.begin(), tests.end(), [](const BomThreshold& t) {
    return t.kind == BomThreshold::Kind::domestic_metal && t.crossing;
  });
  REQUIRE(test != tests.end());
  CHECK(test->threshold == *parse_percent("85%"));
  CHECK(test->share == parse_percent("84%"));
  CHECK(test->changes.front().mass_kg == 100'000);  // 100 g
  // From 50% to 10% of 1,000.00
  CHECK(test->crossing->duty_change == Money::from_units(-400));
}

TEST_CASE("the least share of US-melted metal decides, and both metals are brought to it") {
  // 10 kg of steel, 8.4 kg of it from the United States; 1 kg of aluminum, half of it: 85% needs
  // 100 g more steel and 350 g more aluminum. Worksheet: 84% and 50%.
  Bench bench;
  const BomAssessment assessment = bench.priced(
      "product_sku,product_hs,product_quantity,product_price,product_transport,name,material,"
      "quantity,value,weight_kg,melt\n"
      "F,8418.10.00.10,1,1000,ocean,body,steel,1,300,8.4,US\n"
      "F,,,,,door,steel,1,100,1.6,KR\n"
      "F,,,,,fin,aluminum,1,20,0.5,US\n"
      "F,,,,,plate,aluminum,1,10,0.5,KR\n"
      "F,,,,,tray,other:plastic,1,10,3,\n");
  const Worksheet worksheet = worksheet_of(assessment, bench.book(), 1'000);
  REQUIRE(worksheet.metals.size() >= 2);
  CHECK(worksheet.metals[0].domestic_share == parse_percent("84%"));
  CHECK(worksheet.metals[1].domestic_share == parse_percent("50%"));
  const auto test =
      std::find_if(worksheet.tests.begin(), worksheet.tests.end(), [](const BomThreshold& t) {
        return t.kind == BomThreshold::Kind::domestic_metal && t.materials.size() > 1;
      });
  REQUIRE(test != worksheet.tests.end());
  CHECK(test->threshold == *parse_percent("85%"));
  CHECK(test->share == parse_percent("50%"));
  REQUIRE(test->crossing.has_value());
  REQUIRE(test->changes.size() == 2);
  CHECK(test->changes[0].mass_kg == 100'000);
  CHECK(test->changes[1].mass_kg == 350'000);
  // The Korean parts: a door of 100 for 1.6 kg, a plate of 10 for 0.5 kg: 6.25 + 7.00.
  REQUIRE(test->parts.size() == 2);
  CHECK(assessment.rollup.rows[test->parts[0].row].path == "door");
  CHECK(assessment.rollup.rows[test->parts[1].row].path == "plate");
  CHECK(test->metal_cost == Money::from_micro(13'250'000));
  // From 25% of 1,000.00 to 10% of it.
  CHECK(test->crossing->duty_change == Money::from_units(-150));
}

TEST_CASE("the metal to be melted in the US is that of the parts that are not") {
  // 2 kg from the United States, 1 kg and 0.2 kg from Korea: 85% of 3.2 kg are 2.72 kg, of the
  // heaviest Korean part first. 720 g of the plate at 5.00 a kilogram are 3.60.
  Bench bench;
  const std::string head =
      "product_sku,product_hs,product_quantity,product_price,product_transport,name,material,"
      "quantity,value,weight_kg,melt\n"
      "B,7326.90.86.88,1,20,air,US plate,steel,1,1,2,US\n";
  const auto test_of = [&](const std::string& rows) {
    const BomAssessment assessment = bench.priced(head + rows);
    for (BomThreshold& test : BomWhatIfs(assessment, bench.book()).thresholds(1'000)) {
      if (test.kind == BomThreshold::Kind::domestic_metal) {
        return std::move(test);
      }
    }
    return BomThreshold();
  };
  const BomThreshold one = test_of("B,,,,,pin,steel,1,1,0.2,KR\nB,,,,,KR plate,steel,1,5,1,KR\n");
  REQUIRE(one.crossing.has_value());
  REQUIRE(one.parts.size() == 1);
  CHECK(one.parts[0].row == 2);
  CHECK(one.parts[0].mass_kg == 720'000);
  CHECK(one.metal_cost == Money::from_micro(3'600'000));
  // 85% of 4 kg are 3.4 kg: all of the plate, and 400 g of the next.
  const BomThreshold two = test_of("B,,,,,pin,steel,1,2,1,KR\nB,,,,,KR plate,steel,1,,1,KR\n");
  REQUIRE(two.crossing.has_value());
  REQUIRE(two.parts.size() == 2);
  CHECK(two.parts[0].mass_kg == kMicro);
  CHECK(two.parts[1].mass_kg == 400'000);
  CHECK_FALSE(two.metal_cost.has_value());  // nobody knows what the plate costs
}

TEST_CASE("changes of mass add up, whatever rows they name") {
  Bench bench;
  const BomAssessment a = bench.priced(
      "product_sku,product_hs,product_quantity,product_price,name,material,value,weight_kg\n"
      "A,8413.91.90.96,10,10,casting,steel,3,1\n"
      "A,,,,plate,steel,1,0.5\n"
      "A,,,,pad,other:rubber,1,0.2\n");
  const auto net = [&](const std::vector<BomChange>& changes) {
    return sums_of(a.rollup.rows, a.materials.size(), "US", changes).net_kg.known;
  };
  BomChange more;
  more.kind = BomChange::Kind::mass;
  more.mass_kg = 2 * kMicro;
  BomChange less = more;
  less.mass_kg = -8 * kMicro;
  less.whole_metal = true;
  // 10 pieces of 1.7 kg
  CHECK(net({}) == 17 * kMicro);
  CHECK(net({more}) == 19 * kMicro);
  CHECK(net({more, more}) == 21 * kMicro);
  // 8 kg of the casting, then its other 2 kg, the 5 kg of the plate, and there is no more.
  CHECK(net({less}) == 9 * kMicro);
  CHECK(net({less, less}) == 2 * kMicro);
}

}  // namespace tarex::bom_tests
