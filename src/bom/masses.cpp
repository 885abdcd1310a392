#include "bom/masses.hpp"

#include <algorithm>

namespace tarex::detail {
namespace {

/// The product, or nothing where it does not fit.
std::optional<i128> product(i128 a, i128 b) {
  i128 out = 0;
  return __builtin_mul_overflow(a, b, &out) ? std::nullopt : std::optional(out);
}

std::optional<i128> product(std::optional<i128> a, i128 b) {
  return a ? product(*a, b) : std::nullopt;
}

std::int64_t whole_steps(i128 fine) {
  return static_cast<std::int64_t>(
      std::min(divide_half_up(fine, kFine), static_cast<i128>(Money::kLimit)));
}

}  // namespace

FineMass fine_mass(i128 fine) {
  const std::int64_t kg = whole_steps(fine);
  return kg == Money::kLimit
             ? FineMass{kg, 0}
             : FineMass{kg, static_cast<std::int64_t>(fine - static_cast<i128>(kg) * kFine)};
}

FineMass times(const Multiple& by, const std::optional<PieceWeight>& weight) {
  const FineMass rounded{times(by, weight ? std::optional(weight->kg) : std::nullopt), 0};
  if (!rounded.kg || !weight || weight->unit == nullptr || *rounded.kg == Money::kLimit) {
    return rounded;
  }
  const auto mass =
      product(product(product(by.mantissa, weight->count), weight->unit->numerator), kFine);
  const auto divisor = product(by.divisor, weight->unit->denominator);
  return mass && divisor && *mass < static_cast<i128>(1) << 125
             ? fine_mass(divide_half_up(*mass, *divisor))
             : rounded;
}

FineMass share_of_mass(std::int64_t kg, std::int64_t beyond, Rate share) {
  if (beyond == 0) {
    return {scale(kg, share.ppb(), kRateOne, 1).micro(), 0};
  }
  const i128 mass = static_cast<i128>(kg) * kFine + beyond;
  const auto part = product(mass, share.ppb());
  return part ? fine_mass(divide_half_up(*part, kRateOne)) : FineMass{kg, 0};
}

std::int64_t part_of_rounded(i128 part, i128 whole, std::int64_t rounded) {
  const bool even = part % kFine == 0 && whole == rounded * kFine;
  const auto scaled = even || whole == 0 ? std::nullopt : product(part, rounded);
  return scaled ? static_cast<std::int64_t>((*scaled + whole - 1) / whole) : whole_steps(part);
}

}  // namespace tarex::detail
