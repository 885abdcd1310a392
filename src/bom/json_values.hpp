#pragma once

#include <optional>
#include <span>
#include <string>
#include <utility>

#include "tarex/result.hpp"
#include "text/json_reader.hpp"

/// Values of a bill in JSON as text, and what is wrong with them.
namespace tarex::detail {

/// What is wrong with a value, at its place; the file is not said.
[[nodiscard]] Error fault_at(const JsonValue& value, ErrorCode code, std::string message,
                             std::string hint);

/// The text of a plain value, a number without an exponent; a list of words is joined by `;`
/// (claims). Nothing for objects.
[[nodiscard]] std::optional<std::string> plain_text(const JsonValue& value);

/// A value as JSON, without blanks, numbers as they were written.
[[nodiscard]] std::string json_of(const JsonValue& value);

/// The members of a product, a price or a component: each is held against those before it.
/// @param errors  gets an error if there are too many; the first kMaxJsonMembers are returned
[[nodiscard]] std::span<const std::pair<JsonKey, JsonValue>> members_of(const JsonValue& object,
                                                                        Errors& errors);

}  // namespace tarex::detail
