#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tarex {

/// JSON values as a text has them, for whoever hands them on unread. Numbers keep their digits,
/// strings their escapes.

/// Where the values of an object's members stand.
/// @param object  one that `parse_json` takes
/// @return a piece of `object` for each member, in its order, without blanks around it.
[[nodiscard]] std::vector<std::string_view> member_values(std::string_view object);

/// True if a text is a number as JSON writes one.
[[nodiscard]] bool is_json_number(std::string_view text);

/// True if every reader of JSON takes a text for the same number: none with an exponent or a sign
/// before zero, nor of more digits than binary numbers hold.
[[nodiscard]] bool is_plain_json_number(std::string_view text);

/// Appends a value without the blanks between its parts, and with escapes for what some readers of
/// lines take for a line end. @param value  valid JSON
void append_compact_json(std::string& out, std::string_view value);

/// Appends the beginning of a text that starts at U+007F or beyond, inside a JSON string: one byte,
/// or a whole character as an escape where it is a control character or what some readers of lines
/// take for a line end (U+0085, U+2028, U+2029).
/// @return how many bytes of `text` are done.
std::size_t append_beyond_ascii(std::string& out, std::string_view text);

}  // namespace tarex
