#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace tarex::detail {

/// A unit of mass as an exact fraction of a kilogram.
struct MassUnit {
  std::string_view name;
  std::int64_t numerator = 1;
  std::int64_t denominator = 1;
};

/// mg, g, kg, t, lb, oz and their usual spellings, letters in either case; null for anything else.
/// The pound and the ounce are the international ones (0.45359237 kg exactly).
[[nodiscard]] const MassUnit* find_mass_unit(std::string_view word);

/// Whether both words are units of mass, and of the same mass: kg and KGS, lb and pound.
[[nodiscard]] bool is_same_mass_unit(std::string_view one, std::string_view other);

/// Millionths of a kilogram, rounded once, half up; nothing where it does not fit.
/// @param micro  count of millionths of the unit, ≥ 0
[[nodiscard]] std::optional<std::int64_t> kilograms(std::int64_t micro, const MassUnit& unit);

/// `350 g` into its number and its unit; the unit is empty where there is none.
struct NumberWithUnit {
  std::string_view number;
  std::string_view unit;
};
[[nodiscard]] NumberWithUnit split_unit(std::string_view text);

}  // namespace tarex::detail
