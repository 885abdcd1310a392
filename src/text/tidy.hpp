#pragma once

#include <string>
#include <string_view>

namespace tarex {

/// What a field for the machine says (a code, a number, a date, a country), without what
/// spreadsheets and input methods add to it: blanks at both ends are off (also no-break,
/// ideographic and typographic ones, and a stray byte order mark), full-width forms are their ASCII
/// twins, a full-width won sign is a won sign, an ideographic space inside is a space. Nothing else
/// inside changes; an invisible character in the middle stays and makes the field wrong.
/// @param scratch  holds the result where it is not a piece of `text`
[[nodiscard]] std::string_view tidy(std::string_view text, std::string& scratch);

/// Without blanks at both ends, as above; for texts, whose inside belongs to the user.
[[nodiscard]] std::string_view trim_blanks(std::string_view text);

}  // namespace tarex
