#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "tarex/money.hpp"

namespace tarex::detail {

/// A figure without the sign or unit behind it.
[[nodiscard]] std::string_view without_unit(std::string_view written);

/// What the last digit of a figure as it is written counts, in millionths; nothing where it is not
/// digits with at most one point and six of them behind it, or where nobody wrote any.
[[nodiscard]] std::optional<std::int64_t> last_digit_of(std::string_view written);

/// Whether a figure as it is written is another one rounded: it is off by no more than half of its
/// last digit.
/// @param figure   in millionths, as read from `written`
/// @param written  what has no last digit is not taken for rounded
/// @param exact    in millionths
[[nodiscard]] bool is_rounded_to(std::int64_t figure, std::string_view written, std::int64_t exact);

/// The most that rounding comes to, however a figure is written.
/// @param of  what the figure is a rounding of, or the other way about; in the unit of `apart`
[[nodiscard]] bool is_within_a_hundredth(i128 apart, i128 of);

}  // namespace tarex::detail
