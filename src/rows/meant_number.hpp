#pragma once

#include <optional>
#include <string>
#include <string_view>

/// Numbers as they are written elsewhere: what a text most likely means that is refused as one.
namespace tarex::detail {

/// Whether digits stand in groups of three with one mark between them, the first of one to three
/// digits that do not begin with 0: `1,234,567`. False where there is no mark.
[[nodiscard]] bool is_grouped(std::string_view digits, char mark);

/// The number of a text with points, blanks or apostrophes between its thousands, or a comma before
/// its decimals: 1000000 of `1.000.000`, 1000.50 of `1.000,50` and `1 000,50`, 12.5 of `12,5`.
/// @return digits with at most one point between them; nothing where the marks do not stand so
[[nodiscard]] std::optional<std::string> meant_number(std::string_view text);

}  // namespace tarex::detail
