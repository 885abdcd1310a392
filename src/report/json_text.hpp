#pragma once

#include <concepts>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "report/text_pen.hpp"
#include "tarex/currency.hpp"
#include "tarex/date.hpp"
#include "tarex/money.hpp"
#include "text/json_string.hpp"

/// JSON written by hand into a buffer: amounts are numbers with exactly the currency's digits, keys
/// keep their order.
namespace tarex::detail {

/// `append_json_string` into a row.
void put_json_string(TextPen& out, std::string_view text);

/// An amount as a number; an amount without bound as null.
void append_json_amount(std::string& out, Money amount, const Currency& currency);
/// The same to where it stands; kMostDigits characters at most.
inline char* put_json_amount(char* at, Money amount, const Currency& currency) {
  return amount.at_limit() ? put_piece(at, "null") : put_amount(at, amount, currency);
}

/// Writes `{…}` member by member.
class JsonObject {
 public:
  explicit JsonObject(std::string& out) : out_(out) { out_ += '{'; }
  /// Starts a member; the caller appends its value.
  std::string& key(std::string_view name);
  void text(std::string_view name, std::string_view value) { append_json_string(key(name), value); }
  void raw(std::string_view name, std::string_view value) { key(name) += value; }
  void flag(std::string_view name, bool value) { raw(name, value ? "true" : "false"); }
  void count(std::string_view name, std::integral auto number) {
    raw(name, std::to_string(number));
  }
  /// Null where there is none, or no bound.
  void amount(std::string_view name, const std::optional<Money>& value, const Currency& currency);
  /// Null for kNoEnd.
  void day(std::string_view name, Date day);
  /// A list of strings. @param text_of  makes one of an element
  template <class Range, class TextOf = std::identity>
  void texts(std::string_view name, const Range& range, TextOf text_of = {});
  void close() { out_ += '}'; }

 private:
  std::string& out_;
  bool first_ = true;
};

/// Writes `[…]` element by element.
class JsonArray {
 public:
  explicit JsonArray(std::string& out) : out_(out) { out_ += '['; }
  /// Starts an element; the caller appends it.
  std::string& next();
  void close() { out_ += ']'; }

 private:
  std::string& out_;
  bool first_ = true;
};

template <class Range, class TextOf>
void JsonObject::texts(std::string_view name, const Range& range, TextOf text_of) {
  JsonArray list(key(name));
  for (const auto& element : range) {
    append_json_string(list.next(), text_of(element));
  }
  list.close();
}

}  // namespace tarex::detail
