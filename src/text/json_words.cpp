#include "text/json_words.hpp"

namespace tarex {

std::string a_kind(const JsonValue& value) {
  const std::string name(kind_name(value.kind));
  return (name.starts_with('a') || name.starts_with('o') ? "an " : "a ") + name;
}

std::optional<std::string> joined_texts(const JsonValue& list) {
  std::string out;
  for (const JsonValue& item : list.items) {
    if (item.kind != JsonValue::Kind::string) {
      return std::nullopt;
    }
    out += (out.empty() ? "" : ";") + item.text;
  }
  return out;
}

}  // namespace tarex
