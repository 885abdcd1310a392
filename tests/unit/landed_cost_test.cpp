#include "catch.hpp"
#include "tarex/entry_reader.hpp"

// What the goods cost at the buyer's door, by hand.

namespace tarex {
namespace {

Money cents(std::int64_t count) { return Money::from_micro(count * 10'000); }

/// Goods of 1,000.00 that cost 30.00, 2.50 and 8.00 on the way.
InputLine goods() {
  InputLine line;
  line.entry.value = cents(100'000);
  line.freight = cents(3'000);
  line.insurance = cents(250);
  line.other_costs = cents(800);
  return line;
}

/// Duty of 29.00 to 529.00, fees of 33.58 to 34.83, tax of 100.00.
LineAssessment assessed() {
  LineAssessment out;
  out.total_duty = {cents(2'900), cents(52'900)};
  out.fees = {cents(3'358), cents(3'483)};
  out.tax = {cents(10'000), cents(10'000)};
  return out;
}

}  // namespace

TEST_CASE("landed cost is the price, what brings the goods here, duties, fees and taxes") {
  const InputLine line = goods();
  CHECK(line.costs_beside_price() == cents(4'050));
  const MoneyRange cost = line.landed_cost(assessed());
  CHECK(cost.min == cents(120'308));  // 1,000.00 + 40.50 + 29.00 + 33.58 + 100.00
  CHECK(cost.max == cents(170'433));  // 1,000.00 + 40.50 + 529.00 + 34.83 + 100.00
}

TEST_CASE("freight and insurance that the customs value holds are not paid twice") {
  InputLine line = goods();
  line.cost_in_value = true;
  CHECK(line.costs_beside_price() == cents(800));
  CHECK(line.landed_cost(assessed()).min == cents(117'058));  // 1,203.08 − 32.50
}

TEST_CASE("goods cost what they were bought for, whatever the customs value is rounded to") {
  InputLine line = goods();
  line.stated = std::make_shared<const EntryLine>(line.entry);
  line.entry.value = cents(100'100);
  CHECK(line.landed_cost(assessed()).min == cents(120'308));
  CHECK(line.landed_cost(assessed(), cents(90'000)).min == cents(110'308));
}

TEST_CASE("a landed cost with a duty that has no upper bound has none") {
  LineAssessment open = assessed();
  open.total_duty.max = Money::from_micro(Money::kLimit);
  CHECK(goods().landed_cost(open).max.at_limit());
  CHECK(goods().landed_cost(open).min == cents(120'308));
}

}  // namespace tarex
