#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tarex/result.hpp"

namespace tarex {

/// A member's name and where its opening quote stands.
struct JsonKey {
  std::string name;
  int line = 0;
  int column = 0;
};

/// A JSON value that remembers where it stood. Numbers are kept as written: no binary rounding.
struct JsonValue {
  enum class Kind { null, boolean, number, string, array, object };

  // In the source file: Clang 14 wants the pair in `members` complete where these are defined.
  JsonValue();
  JsonValue(const JsonValue& other);
  JsonValue(JsonValue&& other) noexcept;
  JsonValue& operator=(const JsonValue& other);
  JsonValue& operator=(JsonValue&& other) noexcept;
  ~JsonValue();

  Kind kind = Kind::null;
  std::string text;  ///< string: contents, unescaped; number: exact source text; "true", "false"
  std::vector<JsonValue> items;                        ///< of an array
  std::vector<std::pair<JsonKey, JsonValue>> members;  ///< of an object, in the order of the file
  int line = 0;                                        ///< of the value's first character, from 1
  int column = 0;                                      ///< in code points, from 1

  /// The member called `name`; null when there is none or this is no object.
  [[nodiscard]] const JsonValue* find(std::string_view name) const noexcept;
};

/// "null", "boolean", "number", "string", "array", "object".
[[nodiscard]] std::string_view kind_name(JsonValue::Kind kind) noexcept;

/// Members of one object of a user, whose keys are held against what tarex knows and one another.
inline constexpr std::size_t kMaxJsonMembers = 1000;

/// What a file may contain beyond RFC 8259's own limits.
struct JsonRules {
  bool integers_only = false;  ///< law files: a number with a fraction or exponent is an error
  int max_depth = 64;          ///< arrays and objects inside each other
};

/// Parses one JSON document (UTF-8; a byte order mark is skipped).
/// @return Error with file:line:column, the source line and a hint: bad_json for syntax, text after
///   the document and depth; duplicate_key at the second key; bad_number under `integers_only`.
[[nodiscard]] Result<JsonValue> parse_json(std::string_view text, std::string file_name,
                                           JsonRules rules = {});

}  // namespace tarex
