#include "law/amender.hpp"

#include <algorithm>

#include "base/joined.hpp"
#include "base/sha256.hpp"
#include "law/base_gaps.hpp"
#include "law/fact_kinds.hpp"
#include "law/list_rows.hpp"
#include "law/scope.hpp"
#include "law/version_edits.hpp"
#include "tarex/schedule_loader.hpp"
#include "text/suggest.hpp"

namespace tarex {
namespace detail {
namespace {

constexpr std::string_view kSchemas[] = {"tarex-schedule/1", "tarex-overlay/1", "tarex-scenario/1"};

/// The keys a file may have, and those among them that need to know whose law they change.
constexpr std::string_view kPlainKeys[] = {"schema", "id", "title", "note", "destination", "facts"};
constexpr std::string_view kLawKeys[] = {
    "sources", "lists",   "rows",   "families", "measures", "displaces", "reductions",
    "stacks",  "watches", "change", "end",      "exclude",  "move",      "quotas"};
/// Parts that only a folder of law has.
constexpr std::string_view kFolderKeys[] = {"parties",     "papers",         "units",
                                            "code_digits", "country_groups", "baseline"};

const JsonValue& none() {
  static const JsonValue value = [] {
    JsonValue array;
    array.kind = JsonValue::Kind::array;
    return array;
  }();
  return value;
}

}  // namespace

Amender::Amender(Findings& findings, Findings& warnings, const Schedule& base, const LawFile& file,
                 AmendmentName name, AmendmentKind kind)
    : LawBuilder(findings, base,
                 kind == AmendmentKind::overlay ? Citation{kNoSource, file.path}
                                                : Citation{kSupposed, name.title}),
      file_(file),
      name_(std::move(name)),
      kind_(kind),
      warnings_(warnings),
      base_measures_(base.measures.size()) {}

void Amender::refuse_control_characters(const JsonValue& value) {
  const auto is_bad = [](const std::string& text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
  };
  if (value.kind == JsonValue::Kind::string && is_bad(value.text)) {
    findings_.add(file_.error_at(value, ErrorCode::bad_encoding,
                                 "'" + value.text + "' holds a control character",
                                 "write plain text, without line breaks or escapes"));
  }
  for (const JsonValue& item : value.items) {
    refuse_control_characters(item);
  }
  for (const auto& [key, member] : value.members) {
    if (is_bad(key.name)) {
      findings_.add(file_.error_at(key.line, key.column, ErrorCode::bad_encoding,
                                   "'" + key.name + "' holds a control character"));
    }
    refuse_control_characters(member);
  }
}

bool Amender::read_head(const JsonValue& root, std::span<const std::string> destinations) {
  refuse_control_characters(root);
  if (root.kind != JsonValue::Kind::object) {
    findings_.add(file_.error_at(
        root, ErrorCode::bad_json,
        "a file of changes is one object, not " + std::string(kind_name(root.kind))));
    return false;
  }
  const bool has_law = check_parts(root);
  const JsonValue* schema = root.find("schema");
  if (schema != nullptr &&
      std::find(std::begin(kSchemas), std::end(kSchemas), schema->text) == std::end(kSchemas)) {
    findings_.add(file_.error_at(*schema, ErrorCode::unsupported,
                                 "'" + schema->text + "' is not a form this tarex reads",
                                 "it reads tarex-overlay/1 and tarex-scenario/1"));
  }
  read_destination(root, destinations, has_law);
  return has_law;
}

bool Amender::check_parts(const JsonValue& root) {
  bool has_law = false;
  std::vector<std::string_view> keys(std::begin(kPlainKeys), std::end(kPlainKeys));
  keys.insert(keys.end(), std::begin(kLawKeys), std::end(kLawKeys));
  for (const auto& [key, value] : root.members) {
    const bool plain =
        std::find(std::begin(kPlainKeys), std::end(kPlainKeys), key.name) != std::end(kPlainKeys);
    const bool law =
        std::find(std::begin(kLawKeys), std::end(kLawKeys), key.name) != std::end(kLawKeys);
    if (!plain && !law) {
      const auto near = nearest(key.name, keys, 3);
      const bool in_folder = std::find(std::begin(kFolderKeys), std::end(kFolderKeys), key.name) !=
                             std::end(kFolderKeys);
      findings_.add(file_.error_at(
          key.line, key.column, ErrorCode::unknown_key,
          "'" + key.name + "' is not a part of a file of changes",
          in_folder ? "a folder of law has them: change a copy of data/ and give it as --law DIR"
          : near
              ? "did you mean '" + std::string(*near) + "'?"
              : "parts are " + joined(std::vector<std::string>(keys.begin(), keys.end()), ", ")));
      continue;
    }
    const bool is_text = plain && key.name != "facts";
    const bool fits = is_text ? value.kind == JsonValue::Kind::string
                      : law   ? value.kind == JsonValue::Kind::array
                              : value.kind == JsonValue::Kind::object;
    if (!fits) {
      findings_.add(file_.error_at(value, ErrorCode::bad_json,
                                   "'" + key.name + "' must be " +
                                       (is_text ? "a string"
                                        : law   ? "a list of records"
                                                : "an object")));
    }
    has_law = has_law || (law && !value.items.empty());
    if (key.name == "facts" && kind_ == AmendmentKind::overlay) {
      findings_.add(file_.error_at(key.line, key.column, ErrorCode::unsupported,
                                   "an overlay changes law, not the facts of a line",
                                   "give the file as --scenario"));
    }
  }
  return has_law;
}

void Amender::read_destination(const JsonValue& root, std::span<const std::string> destinations,
                               bool has_law) {
  const auto check = [&](const JsonValue& at) {
    if (std::find(destinations.begin(), destinations.end(), at.text) == destinations.end()) {
      findings_.add(file_.error_at(at, ErrorCode::bad_country,
                                   "'" + at.text + "' is not a destination whose law tarex has",
                                   "destinations are " + joined(destinations, ", ")));
    }
  };
  const JsonValue* destination = root.find("destination");
  if (destination != nullptr) {
    check(*destination);
    destination_ = destination->text;
    return;
  }
  if (has_law && destinations.size() == 1) {
    destination_ = destinations.front();
  }
  const JsonValue* measures = root.find("measures");
  bool all_say = true;
  for (const JsonValue& record : (measures == nullptr ? none() : *measures).items) {
    const JsonValue* own = record.find("destination");
    all_say = all_say && own != nullptr;
    if (own != nullptr) {
      check(*own);
    }
  }
  const bool only_measures = std::all_of(root.members.begin(), root.members.end(), [](auto& m) {
    return m.first.name == "measures" || m.second.items.empty();
  });
  if (has_law && destination_.empty() && !(only_measures && all_say)) {
    findings_.add(file_.error_at(root, ErrorCode::missing_key, "'destination' is missing here",
                                 "say whose law the file changes"));
  }
}

bool Amender::is_ours(const JsonValue& record) const {
  const JsonValue* own = record.find("destination");
  return (own != nullptr ? own->text : destination_) == schedule_.jurisdiction;
}

void Amender::touch(std::size_t measure, const JsonValue& record) {
  touched_.set(measure);
  places_[schedule_.measures[measure].id] = &record;
}

void Amender::touch_list(std::uint16_t list, const JsonValue& record) {
  for (std::size_t m = 0; m < schedule_.measures.size(); ++m) {
    const auto& versions = schedule_.measures[m].versions;
    if (std::any_of(versions.begin(), versions.end(), [&](const MeasureVersion& version) {
          return holds_list(version.codes.lists, list) ||
                 holds_list(version.codes.except_lists, list);
        })) {
      touch(m, record);
    }
  }
}

const JsonValue* Amender::place_of(const std::string& measure_id) const {
  const auto at = places_.find(measure_id);
  return at == places_.end() ? nullptr : at->second;
}

bool Amender::run(const JsonValue& root, std::span<const std::string> destinations) {
  const bool has_law = read_head(root, destinations);
  if (!findings_.empty() || !has_law) {
    return false;
  }
  const auto part = [&](std::string_view key) -> const JsonValue& {
    const JsonValue* value = root.find(key);
    return value == nullptr ? none() : *value;
  };
  const JsonValue& measures = part("measures");
  const bool ours = destination_ == schedule_.jurisdiction;
  if (!ours && std::none_of(measures.items.begin(), measures.items.end(),
                            [this](const JsonValue& record) { return is_ours(record); })) {
    return false;
  }
  const auto alone = [&](const std::string& key) {
    JsonValue object;
    object.kind = JsonValue::Kind::object;
    object.members.emplace_back(JsonKey{key, 0, 0}, part(key));
    return object;
  };
  for (const std::string_view key : kLawKeys) {
    check_fact_kinds(part(key), schedule_, file_, findings_);
  }
  if (ours) {
    read_sources(alone("sources"), file_);
    read_lists(alone("lists"), file_);
    add_families(part("families"));
    add_rows(part("rows"));
  }
  add_heads(measures);
  add_short_heads(measures);
  if (!findings_.empty()) {
    return true;  // what follows would only repeat these faults
  }
  apply_versions(measures);
  add_short_versions(measures);
  add_short_exclusions(measures);
  if (ours) {
    apply_relations(root);
    apply(part("end"), "the end of", &Amender::end);
    change(part("change"));
    apply(part("exclude"), "an exclusion from", &Amender::exclude);
    move(part("move"));
    add_quotas(part("quotas"));
  }
  schedule_.watches.insert(schedule_.watches.end(), traces_.begin(), traces_.end());
  warn_of_gaps();
  warn_of_idle_lists();
  for (const std::string_view key : kLawKeys) {
    warn_of_far_days(part(key));
  }
  return true;
}

Schedule Amender::finish_amended() {
  if (rows_edited_) {
    sort_rows(list_rows_);
    schedule_.list_rows = Table<ListRow>(std::move(list_rows_));
  }
  schedule_.find_derived();
  return std::move(schedule_);
}

}  // namespace detail

AmendmentName name_of(const AmendmentFile& file) {
  const std::size_t slash = file.path.find_last_of('/');
  std::string stem = slash == std::string::npos ? file.path : file.path.substr(slash + 1);
  stem = stem.substr(0, stem.find('.'));
  AmendmentName name{stem, stem};
  const Result<JsonValue> root = parse_json(file.text, file.path, {});
  if (root) {
    if (const JsonValue* id = root.value().find("id"); id != nullptr && !id->text.empty()) {
      name = {id->text, id->text};
    }
    if (const JsonValue* title = root.value().find("title");
        title != nullptr && !title->text.empty()) {
      name.title = title->text;
    }
  }
  return name;
}

AmendedLaw amend(const Schedule& base, const AmendmentFile& file,
                 std::span<const std::string> destinations) {
  AmendedLaw out;
  detail::Findings findings;
  detail::Findings warnings;
  const detail::LawFile law_file{file.path, file.text};
  const auto root = detail::parse_law_file(law_file, findings);
  if (!root) {
    out.errors = findings.take();
    return out;
  }
  detail::Amender amender(findings, warnings, base, law_file, name_of(file), file.kind);
  const bool has_law = amender.run(*root, destinations);
  out.warnings = warnings.take();
  out.errors = findings.take();
  if (!out.errors.empty() || !has_law) {
    return out;
  }
  Schedule amended = amender.finish_amended();
  if (pack(amended) == pack(base)) {
    return out;
  }
  amended.amended = true;
  Sha256 hash;
  hash.add(base.sha256);
  hash.add(file.text);
  amended.sha256 = hash.finish();
  out.errors = validate(amended, amender.touched());
  for (Error& error : out.errors) {
    error.where.file = file.path;
    if (const JsonValue* place = amender.place_of(error.field)) {
      Error located = law_file.error_at(*place, error.code, error.message, error.hint);
      error.where = located.where;
      error.source = located.source;
    }
  }
  if (!out.errors.empty()) {
    return out;
  }
  if (const auto gap = detail::find_base_gap(amended); gap && !detail::find_base_gap(base)) {
    const JsonValue* place = nullptr;
    for (std::size_t m = 0; m < amended.measures.size() && place == nullptr; ++m) {
      const Measure& measure = amended.measures[m];
      place = measure.kind == MeasureKind::base ? amender.place_of(measure.id) : nullptr;
    }
    out.warnings.push_back(law_file.error_at(place == nullptr ? *root : *place,
                                             ErrorCode::missing_key, detail::to_text(*gap),
                                             std::string(detail::kBaseHint)));
  }
  out.schedule = std::move(amended);
  return out;
}

}  // namespace tarex
