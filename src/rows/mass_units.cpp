#include "rows/mass_units.hpp"

#include <algorithm>

#include "base/letters.hpp"
#include "tarex/money.hpp"

namespace tarex::detail {
namespace {

constexpr MassUnit kUnits[] = {
    {"kg", 1, 1},
    {"kgs", 1, 1},
    {"kilogram", 1, 1},
    {"kilograms", 1, 1},
    {"g", 1, 1'000},
    {"gr", 1, 1'000},
    {"gram", 1, 1'000},
    {"grams", 1, 1'000},
    {"mg", 1, 1'000'000},
    {"t", 1'000, 1},
    {"mt", 1'000, 1},
    {"tonne", 1'000, 1},
    {"lb", 45'359'237, 100'000'000},
    {"lbs", 45'359'237, 100'000'000},
    {"pound", 45'359'237, 100'000'000},
    {"oz", 45'359'237, 1'600'000'000},
    {"그램", 1, 1'000},
    {"킬로그램", 1, 1},
    {"톤", 1'000, 1},
};

}  // namespace

const MassUnit* find_mass_unit(std::string_view word) {
  const auto* at = std::find_if(std::begin(kUnits), std::end(kUnits), [&](const MassUnit& unit) {
    return same_letters(unit.name, word);
  });
  return at == std::end(kUnits) ? nullptr : at;
}

bool is_same_mass_unit(std::string_view one, std::string_view other) {
  const MassUnit* a = find_mass_unit(one);
  const MassUnit* b = find_mass_unit(other);
  return a != nullptr && b != nullptr && a->numerator == b->numerator &&
         a->denominator == b->denominator;
}

std::optional<std::int64_t> kilograms(std::int64_t micro, const MassUnit& unit) {
  const Money mass = scale(micro, unit.numerator, unit.denominator, 1);
  return mass.at_limit() ? std::nullopt : std::optional(mass.micro());
}

NumberWithUnit split_unit(std::string_view text) {
  const std::size_t end = text.find_last_of("0123456789.");
  if (end == std::string_view::npos) {
    return {text, {}};
  }
  std::string_view unit = text.substr(end + 1);
  while (!unit.empty() && unit.front() == ' ') {
    unit.remove_prefix(1);
  }
  return {text.substr(0, end + 1), unit};
}

}  // namespace tarex::detail
