#include "bom/json_values.hpp"

#include <algorithm>
#include <utility>

#include "rows/money_text.hpp"
#include "text/json_string.hpp"
#include "text/json_words.hpp"
#include "text/tidy.hpp"

namespace tarex::detail {
namespace {

/// `1001e-1` as `100.1`, exactly; any other text unchanged.
std::string without_exponent(std::string_view number) {
  const std::size_t e = number.find_first_of("eE");
  constexpr std::int64_t kMost = 40;
  std::string_view power = e == std::string_view::npos ? "" : number.substr(e + 1);
  const bool negative = power.starts_with('-');
  if (negative || power.starts_with('+')) {
    power.remove_prefix(1);
  }
  const auto size = parse_decimal(power, 0);
  if (!size || *size > kMost) {
    return std::string(number);
  }
  std::string_view mantissa = number.substr(0, e);
  const bool below_zero = mantissa.starts_with('-');
  mantissa.remove_prefix(below_zero ? 1 : 0);
  const std::size_t point = std::min(mantissa.find('.'), mantissa.size());
  std::string digits(mantissa.substr(0, point));
  digits += mantissa.substr(std::min(point + 1, mantissa.size()));
  std::int64_t whole = static_cast<std::int64_t>(point) + (negative ? -*size : *size);
  for (; whole <= 0; ++whole) {
    digits.insert(digits.begin(), '0');
  }
  while (static_cast<std::int64_t>(digits.size()) < whole) {
    digits += '0';
  }
  digits.insert(static_cast<std::size_t>(whole), ".");
  const std::size_t first = std::min(digits.find_first_not_of('0'), digits.find('.') - 1);
  digits.erase(0, first);
  digits.erase(digits.find_last_not_of('0') + 1);
  return (below_zero ? "-" : "") + (digits.ends_with('.') ? digits + "0" : digits);
}

void append_json(std::string& out, const JsonValue& value) {
  const char* between = "";
  switch (value.kind) {
    case JsonValue::Kind::null:
      out += "null";
      return;
    case JsonValue::Kind::boolean:
    case JsonValue::Kind::number:
      out += value.text;
      return;
    case JsonValue::Kind::string:
      return append_json_string(out, value.text);
    case JsonValue::Kind::array:
      out += '[';
      for (const JsonValue& item : value.items) {
        out += std::exchange(between, ",");
        append_json(out, item);
      }
      out += ']';
      return;
    case JsonValue::Kind::object:
      out += '{';
      for (const auto& [key, member] : value.members) {
        out += std::exchange(between, ",");
        append_json_string(out, key.name);
        out += ':';
        append_json(out, member);
      }
      out += '}';
      return;
  }
}

}  // namespace

std::string json_of(const JsonValue& value) {
  std::string out;
  append_json(out, value);
  return out;
}

Error fault_at(const JsonValue& value, ErrorCode code, std::string message, std::string hint) {
  return Error{code, std::move(message), {"", value.line, value.column}, std::move(hint)};
}

std::optional<std::string> plain_text(const JsonValue& value) {
  if (value.kind == JsonValue::Kind::array) {
    return joined_texts(value);
  }
  if (value.kind == JsonValue::Kind::object) {
    return std::nullopt;
  }
  if (value.kind == JsonValue::Kind::number) {
    // A point stands before decimals: 10.000 is ten, written so that nobody takes it for thousands.
    const std::string number = without_exponent(value.text);
    return may_be_thousands(number, Currency()) ? std::string(without_last_zeros(number)) : number;
  }
  return value.kind == JsonValue::Kind::null ? std::string() : std::string(trim_blanks(value.text));
}

std::span<const std::pair<JsonKey, JsonValue>> members_of(const JsonValue& object, Errors& errors) {
  const std::span members(object.members);
  if (members.size() <= kMaxJsonMembers) {
    return members;
  }
  const JsonKey& first_too_many = members[kMaxJsonMembers].first;
  errors.push_back(Error{ErrorCode::bad_json,
                         "the object has more than " + std::to_string(kMaxJsonMembers) + " members",
                         {"", first_too_many.line, first_too_many.column},
                         "leave out what the bill does not need"});
  return members.first(kMaxJsonMembers);
}

}  // namespace tarex::detail
