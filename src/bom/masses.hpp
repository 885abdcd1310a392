#pragma once

#include <cstdint>
#include <optional>

#include "bom/multiple.hpp"
#include "rows/mass_units.hpp"

/// Masses finer than they are shown. A pound is no whole number of millionths of a kilogram, and a
/// share of two rounded masses may lie on the other side of a threshold than the share of the two.
namespace tarex::detail {

/// A millionth of a kilogram in the steps that masses are added up in, 10^-12 kg.
inline constexpr i128 kFine = 1'000'000;

/// A mass in millionths of a kilogram, rounded half up.
struct FineMass {
  std::optional<std::int64_t> kg;  ///< nothing = not known
  std::int64_t beyond = 0;         ///< what the rounding leaves out, in 10^-12 kg
};

/// @param fine  in 10^-12 kg, ≥ 0; what is more than Money::kLimit of millionths is cut off
[[nodiscard]] FineMass fine_mass(i128 fine);

/// What one piece weighs.
struct PieceWeight {
  std::int64_t kg = 0;             ///< in millionths, rounded
  std::int64_t count = 0;          ///< millionths of `unit`, as written
  const MassUnit* unit = nullptr;  ///< null: only `kg` is known
};

/// A weight so many times, rounded once.
[[nodiscard]] FineMass times(const Multiple& by, const std::optional<PieceWeight>& weight);

/// A share of a mass; to the millionth where the mass is such, as it is shown.
[[nodiscard]] FineMass share_of_mass(std::int64_t kg, std::int64_t beyond, Rate share);

/// What a part of a whole is beside the rounded whole, in millionths: the least that is not a
/// smaller share of it. Without anything beyond millionths that is the part itself.
/// @param part, whole  in 10^-12 kg, ≥ 0
/// @param rounded      the whole in millionths
[[nodiscard]] std::int64_t part_of_rounded(i128 part, i128 whole, std::int64_t rounded);

}  // namespace tarex::detail
