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

/// What a record says, member by member, each in one canonical text; a row of a table, or what is
/// no record, has one member without a name.
using Record = std::map<std::string, std::string>;
/// kind -> id -> record.
using Records = std::map<std::string, std::map<std::string, Record>>;

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

/// @param but  a member that is left out
Record record_of(const JsonValue& value, std::string_view but = {}) {
  Record out;
  for (const auto& [key, member] : value.members) {
    if (but.empty() || key.name != but) {
      out[key.name] = canonical(member);
    }
  }
  if (value.kind != JsonValue::Kind::object) {
    out[""] = canonical(value);
  }
  return out;
}

void add_json(const JsonValue& root, const std::string& file, Records& out) {
  for (const auto& [key, value] : root.members) {
    if (value.kind != JsonValue::Kind::array) {
      out[file][key.name] = record_of(value);
      continue;
    }
    for (const JsonValue& record : value.items) {
      const JsonValue* versions = record.find("versions");
      out[key.name][name_of(record)] = record_of(record, "versions");
      if (versions == nullptr) {
        continue;
      }
      for (const JsonValue& version : versions->items) {
        const JsonValue* from = version.find("from");
        out[key.name][name_of(record) + " from " + (from == nullptr ? "?" : from->text)] =
            record_of(version);
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
    std::string& said = out[file][row.substr(0, comma)][""];
    said += (said.empty() ? "" : ";") + (comma == std::string::npos ? "" : row.substr(comma + 1));
    begin = end < text.size() ? end : std::string::npos;
  }
}

/// Leaves of two rows the cells from the first to the last that differs.
void leave_differing(std::string& a, std::string& b) {
  const auto differ = [](auto from, auto end, auto other, auto other_end) {
    auto cell = from;  // the cell in which they part
    for (; from != end && other != other_end && *from == *other; ++from, ++other) {
      cell = *from == ',' ? std::next(from) : cell;
    }
    return cell;
  };
  const std::size_t first =
      static_cast<std::size_t>(differ(a.begin(), a.end(), b.begin(), b.end()) - a.begin());
  a.erase(0, first);
  b.erase(0, first);
  const std::size_t last =
      static_cast<std::size_t>(differ(a.rbegin(), a.rend(), b.rbegin(), b.rend()) - a.rbegin());
  for (std::string* row : {&a, &b}) {
    row->erase(row->size() - last);
    *row = row->empty() ? "nothing" : *row;
  }
}

/// Which members say something else, and what, where that is short.
std::string differences(const Record& before, const Record& after) {
  constexpr std::size_t kShort = 60;
  std::set<std::string> names;
  for (const Record* record : {&before, &after}) {
    for (const auto& [name, text] : *record) {
      names.insert(name);
    }
  }
  const auto text_of = [](const Record& record, const std::string& name) {
    const auto at = record.find(name);
    return at == record.end() ? std::string("nothing") : at->second;
  };
  std::string out;
  for (const std::string& name : names) {
    std::string was = text_of(before, name);
    std::string is = text_of(after, name);
    if (was == is) {
      continue;
    }
    if (name.empty()) {
      leave_differing(was, is);
    }
    const bool is_short = was.size() <= kShort && is.size() <= kShort;
    out += (out.empty() ? "" : ", ") + name;
    if (is_short) {
      out += (name.empty() ? "" : " ") + was + " to " + is;
    }
  }
  return out;
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
    for (const auto& [id, record] : old_ones) {
      const auto now = new_ones.find(id);
      if (now == new_ones.end()) {
        out.push_back({LawChange::What::ended, kind, id, {}, {}, {}});
      } else if (now->second != record) {
        out.push_back(
            {LawChange::What::changed, kind, id, {}, differences(record, now->second), {}});
      }
    }
    for (const auto& [id, record] : new_ones) {
      if (old_ones.count(id) == 0) {
        out.push_back({LawChange::What::started, kind, id, {}, {}, {}});
      }
    }
  }
  return out;
}

}  // namespace tarex
