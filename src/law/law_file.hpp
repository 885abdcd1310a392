#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tarex/result.hpp"
#include "text/json_reader.hpp"

/// Reading of law files with every fault located; shared by the loaders of single kinds of record.
namespace tarex::detail {

/// Findings of one run; the fifty-first and later ones are dropped.
class Findings {
 public:
  static constexpr std::size_t kMost = 50;
  void add(Error error) {
    if (errors_.size() < kMost) {
      errors_.push_back(std::move(error));
    }
  }
  [[nodiscard]] bool empty() const { return errors_.empty(); }
  [[nodiscard]] Errors take() { return std::move(errors_); }

 private:
  Errors errors_;
};

/// A law file in memory: for the source line under an error.
struct LawFile {
  std::string path;
  std::string text;
  [[nodiscard]] Error error_at(const JsonValue& value, ErrorCode code, std::string message,
                               std::string hint = {}) const;
  [[nodiscard]] Error error_at(int line, int column, ErrorCode code, std::string message,
                               std::string hint = {}) const;
};

/// Walks one object: every key must be asked for, every asked key must be there.
class Fields {
 public:
  Fields(const JsonValue& object, const LawFile& file, Findings& findings);
  Fields(const Fields&) = delete;
  Fields& operator=(const Fields&) = delete;

  /// The member, or nullptr after a finding that it is missing.
  [[nodiscard]] const JsonValue* required(std::string_view key);
  /// The member, or nullptr when it is absent.
  [[nodiscard]] const JsonValue* optional(std::string_view key);
  /// Text of a required string; empty after a finding.
  [[nodiscard]] std::string string(std::string_view key);
  [[nodiscard]] std::string optional_string(std::string_view key);
  /// Elements of a required array of strings.
  [[nodiscard]] std::vector<const JsonValue*> strings(std::string_view key);
  [[nodiscard]] const std::vector<JsonValue>& array(std::string_view key);
  [[nodiscard]] bool boolean(std::string_view key, bool otherwise);
  [[nodiscard]] int integer(std::string_view key);
  /// Reports keys that nobody asked for.
  void finish();
  void fault(const JsonValue& at, ErrorCode code, std::string message, std::string hint = {});
  [[nodiscard]] bool ok() const { return is_object_; }
  [[nodiscard]] const JsonValue& object() const { return object_; }
  [[nodiscard]] const LawFile& file() const { return file_; }

 private:
  [[nodiscard]] bool expect(const JsonValue& value, JsonValue::Kind kind, std::string_view key);
  const JsonValue& object_;
  const LawFile& file_;
  Findings& findings_;
  bool is_object_;
  std::vector<std::string_view> asked_;
};

/// The value that a word stands for. @return false if it is none of them
template <class T>
[[nodiscard]] bool choose(const std::string& word,
                          std::initializer_list<std::pair<std::string_view, T>> words, T& out) {
  for (const auto& [name, value] : words) {
    if (name == word) {
      out = value;
      return true;
    }
  }
  return false;
}

/// Reads and parses a law file; findings say why not.
[[nodiscard]] std::optional<LawFile> read_law_file(const std::string& path, Findings& findings);
[[nodiscard]] std::optional<JsonValue> parse_law_file(const LawFile& file, Findings& findings);

/// Files of a folder with this ending, sorted by name; empty if there is no such folder. Findings
/// say why it cannot be read.
[[nodiscard]] std::vector<std::string> files_in(const std::string& folder, std::string_view ending,
                                                Findings& findings);

}  // namespace tarex::detail
