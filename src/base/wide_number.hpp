#pragma once

#include <string>

#include "tarex/money.hpp"

namespace tarex::detail {

/// A decimal number of more than 64 bits, without trailing zeros: what is beyond the limit of an
/// amount, written out whole so that a reader refuses it.
/// @param count  of 10^-decimals
/// @param decimals  1 to 18
[[nodiscard]] std::string wide_number_text(i128 count, int decimals);

}  // namespace tarex::detail
