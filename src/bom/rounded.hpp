#pragma once

#include <cstdint>
#include <string_view>

namespace tarex::detail {

/// Whether a figure as it is written is another one rounded: it is off by no more than half of its
/// last digit.
/// @param figure   in millionths, as read from `written`
/// @param written  digits with at most one point; what has other letters behind the point is not
///                 taken for rounded, nor is what nobody wrote (empty)
/// @param exact    in millionths
[[nodiscard]] bool is_rounded_to(std::int64_t figure, std::string_view written, std::int64_t exact);

}  // namespace tarex::detail
