#pragma once

#include <cstdint>
#include <optional>

#include "tarex/money.hpp"

/// How often a component is in a lot.
namespace tarex::detail {

/// A product of decimals, kept exact: mantissa ÷ divisor, a power of ten.
struct Multiple {
  i128 mantissa = 1;
  i128 divisor = 1;
  bool known = true;
};

/// Times `to` ÷ `from`, both above zero. @return false where the exact product is too long to hold.
[[nodiscard]] bool exchange(Multiple& by, std::int64_t to, std::int64_t from);

/// @param micro  a factor in millionths; absent = not known, and so is the product then.
/// @return false where the exact product is too long to hold.
[[nodiscard]] bool multiply(Multiple& by, std::optional<std::int64_t> micro);

/// A figure so many times, rounded once, half up; at Money::kLimit where it is more. Nothing where
/// one of the two is not known, but nothing of anything is zero.
[[nodiscard]] std::optional<std::int64_t> times(const Multiple& by,
                                                std::optional<std::int64_t> micro);

/// A figure of the lot for one of so many, in millionths; that of the lot where there are none or
/// too many to tell.
[[nodiscard]] std::int64_t each_of(const Multiple& by, std::int64_t lot);

}  // namespace tarex::detail
