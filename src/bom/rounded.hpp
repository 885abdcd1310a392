#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace tarex::detail {

/// What the last digit of a figure as it is written counts, in millionths; nothing where it is not
/// digits with at most one point and six of them behind it, or where nobody wrote any.
[[nodiscard]] std::optional<std::int64_t> last_digit_of(std::string_view written);

/// Whether a figure as it is written is another one rounded: it is off by no more than half of its
/// last digit.
/// @param figure   in millionths, as read from `written`
/// @param written  what has no last digit is not taken for rounded
/// @param exact    in millionths
[[nodiscard]] bool is_rounded_to(std::int64_t figure, std::string_view written, std::int64_t exact);

}  // namespace tarex::detail
