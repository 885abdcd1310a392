#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "law/law_file.hpp"
#include "tarex/law_diff.hpp"
#include "text/folder.hpp"

/// Two folders of law as texts: records by id, rows by line.
namespace tarex {
namespace {

/// kind -> id -> what the record says, in one canonical text.
using Records = std::map<std::string, std::map<std::string, std::string>>;

std::string canonical(const JsonValue& value) {
  switch (value.kind) {
    case JsonValue::Kind::object: {
      std::map<std::string, std::string> sorted;
      for (const auto& [key, member] : value.members) {
        sorted[key.name] = canonical(member);
      }
      std::string out = "{";
      for (const auto& [key, text] : sorted) {
        out += (out.size() > 1 ? "," : "") + key + ":" + text;
      }
      return out + "}";
    }
    case JsonValue::Kind::array: {
      std::string out = "[";
      for (const JsonValue& item : value.items) {
        out += (out.size() > 1 ? "," : "") + canonical(item);
      }
      return out + "]";
    }
    case JsonValue::Kind::string:
      return "\"" + value.text + "\"";
    case JsonValue::Kind::null:
    case JsonValue::Kind::boolean:
    case JsonValue::Kind::number:
      return value.kind == JsonValue::Kind::null ? "null" : value.text;
  }
  return {};
}

/// The name of a record: its id, or all of it where it has none.
std::string name_of(const JsonValue& record) {
  for (const std::string_view key : {"id", "name"}) {
    if (const JsonValue* id = record.find(key)) {
      return id->text;
    }
  }
  return canonical(record);
}

void add_json(const JsonValue& root, const std::string& file, Records& out) {
  for (const auto& [key, value] : root.members) {
    if (value.kind != JsonValue::Kind::array) {
      out[file][key.name] = canonical(value);
      continue;
    }
    for (const JsonValue& record : value.items) {
      const JsonValue* versions = record.find("versions");
      if (versions == nullptr) {
        out[key.name][name_of(record)] = canonical(record);
        continue;
      }
      for (const JsonValue& version : versions->items) {
        const JsonValue* from = version.find("from");
        out[key.name][name_of(record) + " from " + (from == nullptr ? "?" : from->text)] =
            canonical(version);
      }
    }
  }
}

/// Rows by everything before their last column, so that a corrected row is one change.
void add_table(const std::string& text, const std::string& file, Records& out) {
  std::size_t begin = text.find('\n');
  while (begin != std::string::npos && begin + 1 < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin + 1), text.size());
    const std::string row = text.substr(begin + 1, end - begin - 1);
    const std::size_t comma = row.find(',');
    out[file][row.substr(0, comma)] += (comma == std::string::npos ? "" : row.substr(comma)) + ";";
    begin = end < text.size() ? end : std::string::npos;
  }
}

/// The files of law below a folder, by their names from there. @return why it cannot be read
std::optional<Error> find_files(const std::string& folder, const std::string& below,
                                std::vector<std::string>& files) {
  const Result<std::vector<FolderEntry>> entries = entries_of(folder);
  if (!entries) {
    return entries.error();
  }
  for (const FolderEntry& entry : entries.value()) {
    const std::string name = below + entry.name;
    if (entry.is_folder && name != "examples" && name != "scenarios") {
      if (auto fault = find_files(folder + "/" + entry.name, name + "/", files)) {
        return fault;
      }
    } else if (!entry.is_folder && (name.ends_with(".json") || name.ends_with(".csv"))) {
      files.push_back(name);
    }
  }
  return std::nullopt;
}

Result<Records> records_of(const std::string& folder) {
  Records out;
  std::vector<std::string> files;
  if (auto fault = find_files(folder, "", files)) {
    return *fault;
  }
  if (files.empty()) {
    return Error{
        ErrorCode::usage, "'" + folder + "' holds no law", {}, "a folder shaped like data/"};
  }
  std::sort(files.begin(), files.end());
  for (const std::string& name : files) {
    detail::Findings findings;
    const auto file = detail::read_law_file(folder + "/" + name, findings);
    if (file && name.ends_with(".csv")) {
      add_table(file->text, name.substr(0, name.size() - 4), out);
      continue;
    }
    const auto root = file ? detail::parse_law_file(*file, findings) : std::nullopt;
    if (!root) {
      return findings.take().front();
    }
    add_json(*root, name, out);
  }
  return out;
}

}  // namespace

Result<std::vector<LawChange>> folder_diff(const std::string& a, const std::string& b) {
  Result<Records> before = records_of(a);
  if (!before) {
    return before.error();
  }
  Result<Records> after = records_of(b);
  if (!after) {
    return after.error();
  }
  std::vector<LawChange> out;
  std::set<std::string> kinds;
  for (const Records* records : {&before.value(), &after.value()}) {
    for (const auto& [kind, ids] : *records) {
      kinds.insert(kind);
    }
  }
  for (const std::string& kind : kinds) {
    const auto& old_ones = before.value()[kind];
    const auto& new_ones = after.value()[kind];
    for (const auto& [id, text] : old_ones) {
      const auto now = new_ones.find(id);
      if (now == new_ones.end()) {
        out.push_back({LawChange::What::ended, kind, id, {}, {}, {}});
      } else if (now->second != text) {
        out.push_back({LawChange::What::changed, kind, id, {}, {}, {}});
      }
    }
    for (const auto& [id, text] : new_ones) {
      if (old_ones.count(id) == 0) {
        out.push_back({LawChange::What::started, kind, id, {}, {}, {}});
      }
    }
  }
  return out;
}

}  // namespace tarex
