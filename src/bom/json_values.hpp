#pragma once

#include <optional>
#include <string>

#include "tarex/result.hpp"
#include "text/json_reader.hpp"

/// Values of a bill in JSON: as text, and as messages name them.
namespace tarex::detail {

/// What is wrong with a value, at its place; the file is not said.
[[nodiscard]] Error fault_at(const JsonValue& value, ErrorCode code, std::string message,
                             std::string hint);

/// "an object", "a number".
[[nodiscard]] std::string a_kind(const JsonValue& value);

/// The text of a plain value, a number without an exponent; a list of words is joined by `;`
/// (claims). Nothing for objects.
[[nodiscard]] std::optional<std::string> plain_text(const JsonValue& value);

}  // namespace tarex::detail
