#pragma once

#include <optional>
#include <string>

#include "text/json_reader.hpp"

/// Values of JSON as words: in messages, and as one cell.
namespace tarex {

/// "an object", "a number".
[[nodiscard]] std::string a_kind(const JsonValue& value);

/// The texts of a list, joined by `;`. Nothing if one of its items is no text.
[[nodiscard]] std::optional<std::string> joined_texts(const JsonValue& list);

}  // namespace tarex
