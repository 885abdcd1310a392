#include "engine/stated_quantity.hpp"

#include <algorithm>
#include <vector>

namespace tarex::detail {
namespace {

/// A unit of quantity that no rate is per: it answers none.
constexpr std::int32_t kOtherUnit = -2;

/// What the line's quantity is counted in: the unit stated, else the first that the tariff counts
/// such goods in. A rate per something that it does not count (sugars in kilograms of syrup, the
/// metal in an ore, what the line's own rate is per) asks for another quantity. Where the tariff
/// counts nothing, or only what no unit of the law has a name for, a rate goes by what is stated:
/// -1.
std::int32_t quantity_unit(const Schedule& schedule, const TariffLine& tariff,
                           const EntryLine& line, const Unit& wanted) {
  if (line.quantity_unit >= 0) {
    return line.quantity_unit;
  }
  const std::vector<std::int32_t>& counted = schedule.line_units[tariff.unit];
  const auto is_known = [](std::int32_t unit) { return unit >= 0; };
  const bool counts = std::any_of(counted.begin(), counted.end(), [&](std::int32_t unit) {
    return is_known(unit) &&
           schedule.units[static_cast<std::size_t>(unit)].dimension == wanted.dimension;
  });
  if (counts) {
    return counted.front();
  }
  return counted.size() > 1 || is_known(counted.front()) ? kOtherUnit : -1;
}

}  // namespace

StatedQuantity stated_quantity(const Schedule& schedule, const TariffLine& tariff,
                               const EntryLine& line, const Facts& facts, std::uint16_t unit) {
  const Unit& wanted = schedule.units[unit];
  const std::int32_t given = quantity_unit(schedule, tariff, line, wanted);
  const FactIndex quantity = schedule.quantity_fact;
  const FactIndex weight = schedule.net_weight_fact;
  const bool weighed = wanted.dimension == "kg" && weight != kNoFact;
  // The net weight says what it is in, a quantity without a unit may be of anything.
  const bool outweighed = weighed && line.quantity_unit < 0 && line.facts.known(weight);
  const bool fits =
      !outweighed &&
      (given == -1 || (given >= 0 && schedule.units[static_cast<std::size_t>(given)].dimension ==
                                         wanted.dimension));
  if (facts.known(quantity) && fits) {
    std::int64_t micro = facts.value(quantity);
    if (given >= 0 && micro != kUnbounded) {
      const Unit& from = schedule.units[static_cast<std::size_t>(given)];
      micro = scale(micro, from.nano_factor, wanted.nano_factor, 1).micro();
    }
    return {quantity, micro};
  }
  if (weighed) {
    if (facts.known(weight)) {
      const std::int64_t kilograms = facts.value(weight);
      return {weight, kilograms == kUnbounded
                          ? kUnbounded
                          : scale(kilograms, kNano, wanted.nano_factor, 1).micro()};
    }
    if (facts.known(quantity) || !fits) {  // in another dimension: it cannot answer
      return {weight, std::nullopt};
    }
  }
  return {quantity, std::nullopt};
}

}  // namespace tarex::detail
