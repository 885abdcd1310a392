#include "law/law_file.hpp"

#include <algorithm>
#include <charconv>

#include "text/folder.hpp"
#include "text/output_file.hpp"
#include "text/suggest.hpp"
#include "text/utf8.hpp"

namespace tarex::detail {

Error LawFile::error_at(int line, int column, ErrorCode code, std::string message,
                        std::string hint) const {
  Error error{code, std::move(message), {path, line, column}, std::move(hint)};
  error.source = std::string(line_text(text, line));
  return error;
}

Error LawFile::error_at(const JsonValue& value, ErrorCode code, std::string message,
                        std::string hint) const {
  return error_at(value.line, value.column, code, std::move(message), std::move(hint));
}

Fields::Fields(const JsonValue& object, const LawFile& file, Findings& findings)
    : object_(object),
      file_(file),
      findings_(findings),
      is_object_(object.kind == JsonValue::Kind::object) {
  if (!is_object_) {
    fault(object, ErrorCode::bad_json,
          "an object is expected here, not " + std::string(kind_name(object.kind)));
  }
}

void Fields::fault(const JsonValue& at, ErrorCode code, std::string message, std::string hint) {
  findings_.add(file_.error_at(at, code, std::move(message), std::move(hint)));
}

const JsonValue* Fields::optional(std::string_view key) {
  asked_.push_back(key);
  return object_.find(key);
}

const JsonValue* Fields::required(std::string_view key) {
  const JsonValue* value = optional(key);
  if (value == nullptr && is_object_) {
    fault(object_, ErrorCode::missing_key, "'" + std::string(key) + "' is missing here");
  }
  return value;
}

bool Fields::expect(const JsonValue& value, JsonValue::Kind kind, std::string_view key) {
  if (value.kind == kind) {
    return true;
  }
  fault(value, ErrorCode::bad_json,
        "'" + std::string(key) + "' must be a " + std::string(kind_name(kind)) + ", not " +
            std::string(kind_name(value.kind)));
  return false;
}

std::string Fields::string(std::string_view key) {
  const JsonValue* value = required(key);
  return value != nullptr && expect(*value, JsonValue::Kind::string, key) ? value->text
                                                                          : std::string();
}

std::string Fields::optional_string(std::string_view key) {
  const JsonValue* value = optional(key);
  return value != nullptr && expect(*value, JsonValue::Kind::string, key) ? value->text
                                                                          : std::string();
}

const std::vector<JsonValue>& Fields::array(std::string_view key) {
  static const std::vector<JsonValue> none;
  const JsonValue* value = required(key);
  return value != nullptr && expect(*value, JsonValue::Kind::array, key) ? value->items : none;
}

std::vector<const JsonValue*> Fields::strings(std::string_view key) {
  std::vector<const JsonValue*> out;
  for (const JsonValue& item : array(key)) {
    if (expect(item, JsonValue::Kind::string, key)) {
      out.push_back(&item);
    }
  }
  return out;
}

bool Fields::boolean(std::string_view key, bool otherwise) {
  const JsonValue* value = optional(key);
  return value != nullptr && expect(*value, JsonValue::Kind::boolean, key) ? value->text == "true"
                                                                           : otherwise;
}

int Fields::integer(std::string_view key) {
  const JsonValue* value = required(key);
  int number = 0;
  if (value == nullptr || !expect(*value, JsonValue::Kind::number, key)) {
    return 0;
  }
  const auto* end = value->text.data() + value->text.size();
  const auto [rest, fault_code] = std::from_chars(value->text.data(), end, number);
  if (fault_code != std::errc() || rest != end) {
    fault(*value, ErrorCode::bad_number,
          "'" + value->text + "' is not a whole number tarex can hold");
  }
  return number;
}

void Fields::finish() {
  for (const auto& [key, value] : object_.members) {
    if (std::find(asked_.begin(), asked_.end(), key.name) == asked_.end()) {
      const auto near = nearest(key.name, asked_, 2);
      findings_.add(file_.error_at(key.line, key.column, ErrorCode::unknown_key,
                                   "'" + key.name + "' is not a key of this record",
                                   near ? "did you mean '" + std::string(*near) + "'?" : ""));
    }
  }
}

std::optional<LawFile> read_law_file(const std::string& path, Findings& findings) {
  Result<std::string> bytes = read_file(path);
  if (!bytes) {
    const Result<bool> there = is_there(path);
    if (there && !there.value()) {  // law that lacks a part, and no fault of the file system
      bytes.error().code = ErrorCode::dangling;
    }
    findings.add(bytes.error());
    return std::nullopt;
  }
  return LawFile{path, bytes.take()};
}

std::optional<JsonValue> parse_law_file(const LawFile& file, Findings& findings) {
  Result<JsonValue> value = parse_json(file.text, file.path, {.integers_only = true});
  if (!value) {
    findings.add(value.error());
    return std::nullopt;
  }
  return value.take();
}

std::vector<std::string> files_in(const std::string& folder, std::string_view ending,
                                  Findings& findings) {
  std::vector<std::string> out;
  const Result<bool> there = is_there(folder);
  if (there && !there.value()) {
    return out;
  }
  const Result<std::vector<FolderEntry>> entries = entries_of(folder);
  if (!entries) {
    findings.add(entries.error());
    return out;
  }
  for (const FolderEntry& entry : entries.value()) {
    if (entry.name.ends_with(ending)) {
      out.push_back(folder + "/" + entry.name);
    }
  }
  return out;
}

}  // namespace tarex::detail
