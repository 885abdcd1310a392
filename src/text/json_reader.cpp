#include "text/json_reader.hpp"

#include <algorithm>
#include <cstddef>
#include <nlohmann/json.hpp>

#include "text/utf8.hpp"

namespace tarex {

namespace {

using Json = nlohmann::json;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

Error json_error(ErrorCode code, std::string message, std::string hint) {
  return Error{.code = code, .message = std::move(message), .hint = std::move(hint)};
}

/// Receives the parser's events and builds the tree. The parser tells neither positions nor the
/// text of numbers, so the builder walks the source along with the events: between two of them
/// stand only white space, commas and colons, and each token's end can be found from its start.
class TreeBuilder {
 public:
  TreeBuilder(std::string_view text, JsonRules rules)
      : text_(text),
        rules_(rules),
        tracker_(text),
        end_(text.substr(0, 3) == kByteOrderMark ? 3 : 0) {}

  /// False, with the error set, if the text contains a NUL byte.
  bool refuse_nul() {
    const std::size_t nul = text_.find('\0');
    return nul == std::string_view::npos ||
           fail(nul, json_error(ErrorCode::bad_json, "not valid JSON: a NUL byte", "remove it"));
  }

  bool null() { return add(JsonValue::Kind::null, {}, 4); }
  bool boolean(bool value) {
    return add(JsonValue::Kind::boolean, value ? "true" : "false", value ? 4 : 5);
  }
  bool number_integer(Json::number_integer_t) { return add_number(); }
  bool number_unsigned(Json::number_unsigned_t) { return add_number(); }
  bool number_float(Json::number_float_t, const std::string&) { return add_number(); }
  bool string(std::string& value) {
    return add(JsonValue::Kind::string, std::move(value), string_size(next_token()));
  }
  bool binary(Json::binary_t&) { return false; }
  bool start_object(std::size_t) { return open(JsonValue::Kind::object); }
  bool start_array(std::size_t) { return open(JsonValue::Kind::array); }
  bool key(std::string& name) {
    begin_ = next_token();
    const SourcePosition at = tracker_.at(begin_);
    end_ = begin_ + string_size(begin_);
    open_.back()->members.emplace_back(JsonKey{std::move(name), at.line, at.column}, JsonValue{});
    return true;
  }
  bool end_object() {
    const bool unique = check_unique_keys(*open_.back());
    return close() && unique;
  }
  bool end_array() { return close(); }
  bool parse_error(std::size_t bytes_read, const std::string& token,
                   const Json::exception& exception);

  /// Precondition: parsing succeeded.
  JsonValue take() { return std::move(root_); }
  /// Precondition: parsing failed.
  Error take_error() { return std::move(error_); }

 private:
  [[nodiscard]] std::size_t next_token() const {
    return std::min(text_.find_first_not_of(" \t\r\n,:", end_), text_.size());
  }
  /// Bytes of the string literal at `begin`, quotes included.
  [[nodiscard]] std::size_t string_size(std::size_t begin) const {
    std::size_t at = begin + 1;
    while (at < text_.size() && text_[at] != '"') {
      at += text_[at] == '\\' ? 2U : 1U;
    }
    return std::min(at + 1, text_.size()) - begin;
  }
  /// The number at `begin`, as far as it is one.
  [[nodiscard]] std::string_view number_at(std::size_t begin) const;

  JsonValue* place();
  bool add(JsonValue::Kind kind, std::string value, std::size_t size);
  bool add_number();
  bool open(JsonValue::Kind kind);
  bool close();
  bool check_unique_keys(const JsonValue& object);
  bool fail(std::size_t offset, Error error);

  std::string_view text_;
  JsonRules rules_;
  PositionTracker tracker_;
  std::size_t begin_ = 0;  // of the token last received
  std::size_t end_;        // behind it
  JsonValue root_;
  std::vector<JsonValue*> open_;  // stable: only the innermost one grows
  Error error_;
};

std::string_view TreeBuilder::number_at(std::size_t begin) const {
  std::size_t at = begin;
  const auto skip_digits = [&] {
    while (at < text_.size() && is_digit(text_[at])) {
      ++at;
    }
  };
  at += at < text_.size() && text_[at] == '-' ? 1U : 0U;
  if (at < text_.size() && text_[at] == '0') {
    ++at;  // nothing may follow a leading zero
  } else {
    skip_digits();
  }
  if (at < text_.size() && text_[at] == '.') {
    ++at;
    skip_digits();
  }
  if (at < text_.size() && (text_[at] == 'e' || text_[at] == 'E')) {
    ++at;
    at += at < text_.size() && (text_[at] == '+' || text_[at] == '-') ? 1U : 0U;
    skip_digits();
  }
  return text_.substr(begin, at - begin);
}

/// The empty value that the next event fills.
JsonValue* TreeBuilder::place() {
  if (open_.empty()) {
    return &root_;
  }
  JsonValue& parent = *open_.back();
  if (parent.kind == JsonValue::Kind::object) {
    return &parent.members.back().second;
  }
  return &parent.items.emplace_back();
}

bool TreeBuilder::add(JsonValue::Kind kind, std::string value, std::size_t size) {
  begin_ = next_token();
  const SourcePosition at = tracker_.at(begin_);
  end_ = begin_ + size;
  JsonValue* node = place();
  node->kind = kind;
  node->text = std::move(value);
  node->line = at.line;
  node->column = at.column;
  return true;
}

bool TreeBuilder::add_number() {
  const std::string_view number = number_at(next_token());
  if (rules_.integers_only && number.find_first_of(".eE") != std::string_view::npos) {
    Error error = json_error(ErrorCode::bad_number,
                             std::string(number) +
                                 " is not an integer, and only integers may be "
                                 "written as JSON numbers here",
                             "write it as a string: \"" + std::string(number) + "\"");
    error.value = number;
    return fail(next_token(), std::move(error));
  }
  return add(JsonValue::Kind::number, std::string(number), number.size());
}

bool TreeBuilder::open(JsonValue::Kind kind) {
  if (open_.size() >= static_cast<std::size_t>(std::max(rules_.max_depth, 0))) {
    return fail(next_token(),
                json_error(ErrorCode::bad_json,
                           "nested deeper than " + std::to_string(rules_.max_depth) + " levels",
                           "close some brackets"));
  }
  JsonValue* node = place();
  begin_ = next_token();
  const SourcePosition at = tracker_.at(begin_);
  end_ = begin_ + 1;
  node->kind = kind;
  node->line = at.line;
  node->column = at.column;
  open_.push_back(node);
  return true;
}

bool TreeBuilder::close() {
  begin_ = next_token();
  end_ = begin_ + 1;
  open_.pop_back();
  return true;
}

bool TreeBuilder::check_unique_keys(const JsonValue& object) {
  std::vector<const JsonKey*> keys;
  keys.reserve(object.members.size());
  for (const auto& member : object.members) {
    keys.push_back(&member.first);
  }
  std::stable_sort(keys.begin(), keys.end(),
                   [](const JsonKey* a, const JsonKey* b) { return a->name < b->name; });
  const JsonKey* second = nullptr;
  const JsonKey* first = nullptr;
  for (std::size_t i = 1; i < keys.size(); ++i) {
    if (keys[i - 1]->name == keys[i]->name && (second == nullptr || keys[i] < second)) {
      first = keys[i - 1];
      second = keys[i];
    }
  }
  if (second == nullptr) {
    return true;
  }
  Error error = json_error(
      ErrorCode::duplicate_key, "the key '" + second->name + "' appears twice",
      (first->line == second->line ? "the first one is in column " + std::to_string(first->column)
                                   : "the first one is on line " + std::to_string(first->line)) +
          ": keep one of them");
  error.field = second->name;
  tracker_ = PositionTracker(text_);  // back to the key, from the start
  const SourcePosition sought{second->line, second->column};
  std::size_t offset = 0;
  while (offset < text_.size() && tracker_.at(offset) != sought) {
    ++offset;
  }
  return fail(offset, std::move(error));
}

bool TreeBuilder::fail(std::size_t offset, Error error) {
  const SourcePosition at = tracker_.at(offset);
  error.where.line = at.line;
  error.where.column = at.column;
  error.source = source_excerpt(text_, offset);
  error_ = std::move(error);
  return false;
}

/// What would be right, guessed from the offending token and what stands around it.
std::string syntax_hint(std::string_view text, std::size_t offset, std::string_view reason) {
  const auto says = [&](std::string_view words) {
    return reason.find(words) != std::string_view::npos;
  };
  const char c = offset < text.size() ? text[offset] : '\0';
  const std::size_t before = text.substr(0, offset).find_last_not_of(" \t\r\n");
  const char previous = before == std::string_view::npos ? '\0' : text[before];
  if (says("missing closing quote") || says("(LF)") || says("(CR)")) {
    return "close the string with \"; a line break inside one is written \\n";
  }
  if (says("invalid string")) {
    return says("backslash") ? "a backslash itself is written \\\\" : "";
  }
  if ((c == '}' || c == ']') && previous == ',') {
    return "remove the comma before it";
  }
  if (c == '\'') {
    return "strings stand between \" and \"";
  }
  if (c == '/' || c == '#') {
    return "JSON has no comments";
  }
  if (is_digit(c) && before + 1 == offset && is_digit(previous)) {
    return "a number has no leading zero";
  }
  if (c == '+' || c == '.' || says("invalid number")) {
    return "a number is written like 12, -3 or 0.5";
  }
  if (says("expected end of input")) {
    return "a file holds one JSON value: remove what follows it";
  }
  if (says("expected ',' or")) {
    return "is a comma missing before it?";
  }
  if (says("invalid literal")) {
    return "strings stand between \" and \"; the only bare words are true, false and null";
  }
  return {};
}

/// The parser's reason without its preamble, e.g. "unexpected ']'; expected string literal".
std::string syntax_reason(std::string_view what) {
  const std::size_t dash = what.find(" - ");
  what.remove_prefix(dash == std::string_view::npos ? 0 : dash + 3);
  what = what.substr(0, what.find("; last read: "));
  std::string reason(what);
  for (const std::string_view bracket : {"expected '}'", "expected ']'"}) {
    // After a complete member or item a comma would do as well.
    if (reason.ends_with(bracket)) {
      reason.insert(reason.size() - 3, "',' or ");
    }
  }
  return reason;
}

bool TreeBuilder::parse_error(std::size_t bytes_read, const std::string& token,
                              const Json::exception& exception) {
  const std::string reason = syntax_reason(exception.what());
  const auto says = [&](std::string_view words) { return reason.find(words) != std::string::npos; };
  if (says("number overflow")) {
    const std::string number(number_at(next_token()));
    return fail(next_token(), json_error(ErrorCode::bad_number, number + " is far out of range",
                                         "write a smaller number"));
  }
  std::string hint;
  std::size_t offset = 0;
  if (says("unexpected end of input")) {  // point behind the last character
    offset = text_.find_last_not_of(" \t\r\n") + 1;
    if (!open_.empty()) {
      hint = std::string(open_.back()->kind == JsonValue::Kind::object ? "the '{'" : "the '['") +
             " of line " + std::to_string(open_.back()->line) + " is not closed";
    }
  } else if (says("invalid string") && !says("missing closing quote")) {
    offset = std::min(bytes_read - 1, text_.size());
  } else if (says("invalid")) {
    offset = next_token();
  } else {
    // The parser clears its copy of the token only for words, numbers and strings.
    const std::size_t size = says("unexpected '") ? 1 : token.size();
    offset = bytes_read - std::min(bytes_read, size);
  }
  if (hint.empty()) {
    hint = syntax_hint(text_, offset, reason);
  }
  return fail(offset, json_error(ErrorCode::bad_json, "not valid JSON: " + reason, hint));
}

}  // namespace

JsonValue::JsonValue() = default;
JsonValue::JsonValue(const JsonValue& other) = default;
JsonValue::JsonValue(JsonValue&& other) noexcept = default;
JsonValue& JsonValue::operator=(const JsonValue& other) = default;
JsonValue& JsonValue::operator=(JsonValue&& other) noexcept = default;
JsonValue::~JsonValue() = default;

const JsonValue* JsonValue::find(std::string_view name) const noexcept {
  for (const auto& [key, value] : members) {
    if (key.name == name) {
      return &value;
    }
  }
  return nullptr;
}

std::string_view kind_name(JsonValue::Kind kind) noexcept {
  switch (kind) {
    case JsonValue::Kind::null:
      return "null";
    case JsonValue::Kind::boolean:
      return "boolean";
    case JsonValue::Kind::number:
      return "number";
    case JsonValue::Kind::string:
      return "string";
    case JsonValue::Kind::array:
      return "array";
    case JsonValue::Kind::object:
      return "object";
  }
  return "null";
}

Result<JsonValue> parse_json(std::string_view text, std::string file_name, JsonRules rules) {
  TreeBuilder builder(text, rules);
  // The parser would take a NUL byte for the end of the text and never look behind it.
  const bool parsed = builder.refuse_nul() && Json::sax_parse(text.begin(), text.end(), &builder);
  if (!parsed) {
    Error error = builder.take_error();
    error.where.file = std::move(file_name);
    return error;
  }
  return builder.take();
}

}  // namespace tarex
