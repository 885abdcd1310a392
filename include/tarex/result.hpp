#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace tarex {

/// Where something stands in a file the user gave. Line and column count from 1; 0 means "not
/// known". The column counts characters (code points), not bytes.
struct SourceSpan {
  std::string file;
  int line = 0;
  int column = 0;
  std::int64_t offset = -1;  ///< bytes of the text before the row concerned; -1 = not known
};

/// Closed set of ways in which input or law can be wrong; `code_name` gives the stable word for
/// scripts.
enum class ErrorCode {
  io,
  bad_encoding,
  bad_json,
  bad_csv,
  bad_header,
  duplicate_key,
  unknown_key,
  missing_key,
  missing_field,
  bad_number,
  bad_amount,
  bad_rate,
  bad_date,
  bad_code,
  unknown_code,
  bad_country,
  bad_currency,
  bad_word,
  out_of_range,
  inconsistent,
  duplicate,
  dangling,
  collision,
  unsupported,
  usage,
  internal,
};

/// The stable word for a code, e.g. "bad_amount".
[[nodiscard]] std::string_view code_name(ErrorCode code);

/// One thing that is wrong: what, where, and what would be right.
struct Error {
  ErrorCode code = ErrorCode::internal;
  std::string message;      ///< one sentence with the offending value in quotes
  SourceSpan where = {};    ///< empty when there is no file
  std::string hint = {};    ///< what would be right; may be empty
  std::string source = {};  ///< the source line, for the caret; may be empty
  std::string field = {};   ///< column or key concerned; may be empty
  std::string value = {};   ///< offending value as written; may be empty
};

/// `path:line:column: error: message`, the source line, a caret under the column, `hint: …`. Ends
/// with a newline.
/// @param word  "warning" where the input is used all the same
[[nodiscard]] std::string to_text(const Error& error, std::string_view word = "error");

/// A value, or the reason there is none.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value)
      : state_(std::move(value)) {}  // NOLINT(google-explicit-constructor): a value is a Result
  Result(Error error)
      : state_(std::move(error)) {}  // NOLINT(google-explicit-constructor): an Error is a Result
  [[nodiscard]] bool ok() const { return std::holds_alternative<T>(state_); }
  explicit operator bool() const { return ok(); }
  /// Precondition: ok().
  [[nodiscard]] T& value() { return std::get<T>(state_); }
  [[nodiscard]] const T& value() const { return std::get<T>(state_); }
  [[nodiscard]] T take() { return std::move(std::get<T>(state_)); }
  /// Precondition: !ok().
  [[nodiscard]] const Error& error() const { return std::get<Error>(state_); }
  [[nodiscard]] Error& error() { return std::get<Error>(state_); }

 private:
  std::variant<T, Error> state_;
};

/// All that is wrong with a file, in the order of the file.
using Errors = std::vector<Error>;

}  // namespace tarex
