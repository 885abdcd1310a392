#include <algorithm>

#include "law/amender.hpp"
#include "law/list_rows.hpp"
#include "law/scope.hpp"
#include "law/version_edits.hpp"

/// The part of measures that an edit is about, and what stands in its place.
namespace tarex::detail {
namespace {

template <class T>
std::vector<T> common(const std::vector<T>& a, const std::vector<T>& b) {
  std::vector<T> out;
  std::copy_if(a.begin(), a.end(), std::back_inserter(out),
               [&](const T& item) { return std::find(b.begin(), b.end(), item) != b.end(); });
  return out;
}

/// Whether what is said of a list can be said of a part of the scope.
bool goes_by(const CodeScope& scope, std::uint16_t list) {
  return scope.all || scope.lists.empty() || holds_list(scope.lists, list);
}

/// What stands in the place of a version in the period of a part of it: the origins and codes that
/// the part leaves out, as they were, then what was made of the part.
/// @param rest  the version at the codes that the part leaves out; null: there are none
std::vector<MeasureVersion> laid_out(const MeasureVersion& version, const MeasureVersion& part,
                                     const MeasureVersion* rest,
                                     const std::vector<MeasureVersion>& made) {
  std::vector<MeasureVersion> out;
  if (part.origins != version.origins) {
    out.push_back(version);
    out.back().period = part.period;
    out.back().origins = version.origins & ~part.origins;
    out.back().origins_text = origins_text(out.back().origins);
  }
  if (rest != nullptr) {
    out.push_back(*rest);
    out.back().origins = part.origins;
    out.back().origins_text = part.origins_text;
  }
  out.insert(out.end(), made.begin(), made.end());
  return out;
}

}  // namespace

std::vector<const JsonValue*> Amender::named(Fields& fields, std::string_view key) {
  std::vector<const JsonValue*> out = fields.strings(key);
  const JsonValue* list = fields.object().find(key);
  if (list != nullptr && list->kind == JsonValue::Kind::array && list->items.empty()) {
    fields.fault(*list, ErrorCode::missing_key,
                 "'" + std::string(key) + "' names nothing: everything, or nothing?",
                 "name at least one, or leave the record or the key out");
  }
  return out;
}

Amender::Slice Amender::read_slice(Fields& fields) {
  Slice slice;
  slice.title = "codes of " + name_.title;
  slice.period = period(fields);
  if (const JsonValue* origins_value = fields.optional("origins"); origins_value != nullptr) {
    std::string text;
    slice.origins = origins(fields, text);
  }
  if (fields.optional("lists") != nullptr) {
    for (const JsonValue* name : named(fields, "lists")) {
      if (const auto list = look_up(lists_, *name, file_, "list")) {
        slice.lists.push_back(*list);
      }
    }
  }
  if (fields.optional("codes") != nullptr) {
    slice.codes = read_codes(named(fields, "codes"));
  }
  slice.cite = cite(fields);
  return slice;
}

/// The part of a scope that a slice names; `rest` becomes what is left of it.
/// @return nothing if they have no code in common
std::optional<CodeScope> Amender::narrowed(const CodeScope& scope, const Slice& slice,
                                           CodeScope& rest) {
  CodeScope part = scope;
  rest = scope;
  bool narrower = false;
  if (!slice.lists.empty()) {
    const bool unlisted = scope.all || scope.lists.empty();
    part.lists = unlisted ? slice.lists : common(scope.lists, slice.lists);
    part.all = false;
    if (part.lists.empty()) {
      return std::nullopt;
    }
    narrower = unlisted || part.lists.size() != scope.lists.size();
    rest.except_lists.insert(rest.except_lists.end(), part.lists.begin(), part.lists.end());
  }
  if (!slice.codes.empty()) {
    std::vector<ListRow> meant;
    const bool unlisted = part.all || part.lists.empty();
    for (const HsCode code : slice.codes) {
      if (unlisted) {
        meant.push_back(list_row(code, slice.period));
        continue;
      }
      for (const ListRow& row : rows()) {
        if (holds_list(part.lists, row.list) && row.period().overlaps(slice.period) &&
            (row.hs().covers(code) || code.covers(row.hs()))) {
          meant.push_back(list_row(row.hs().covers(code) ? code : row.hs(),
                                   row.period().overlap_with(slice.period)));
        }
      }
    }
    if (meant.empty()) {
      return std::nullopt;
    }
    const std::uint16_t list = new_list(name_.id + "-codes", slice.title);
    for (const ListRow& row : meant) {
      add_row(list, row.hs(), row.period(), slice.cite.source);
    }
    part.all = false;
    part.lists = {list};
    rest = scope;
    rest.except_lists.push_back(list);
    narrower = true;
  }
  if (!narrower) {
    rest = scope;
  }
  return part;
}

std::size_t Amender::clone_of(std::size_t measure) {
  Measure copy = schedule_.measures[measure];
  copy.id = fresh_id(measures_, copy.id + "-" + name_.id);
  copy.versions.clear();
  const std::size_t index = schedule_.measures.size();
  measures_.emplace(copy.id, static_cast<std::uint16_t>(index));
  schedule_.measures.push_back(std::move(copy));
  absorb(index, measure);
  return index;
}

/// A fee that is free has no limits; one with limits of an entry stays a share of the value.
void Amender::settle_entry_limits(std::vector<MeasureVersion>& versions, const JsonValue& record) {
  const JsonValue* rate_value = record.find("rate");
  for (MeasureVersion& version : versions) {
    if (version.per_entry && std::holds_alternative<Free>(version.rate)) {
      version.per_entry = false;
      version.entry_min = Money();
      version.entry_max = Money();
    }
    check_entry_limits(version, rate_value == nullptr ? record : *rate_value, file_);
  }
}

/// Finds lists that a record is narrowed to, and none of its measures goes by in its period.
void Amender::check_lists(const Selection& of, const Slice& slice, const JsonValue& record) {
  std::vector<bool> known(slice.lists.size(), false);
  std::vector<std::string_view> own;
  for (std::size_t m = 0; m < schedule_.measures.size(); ++m) {
    if (!of.measures.test(m)) {
      continue;
    }
    for (const MeasureVersion& version : schedule_.measures[m].versions) {
      if (!version.period.overlaps(slice.period)) {
        continue;
      }
      for (std::size_t i = 0; i < slice.lists.size(); ++i) {
        known[i] = known[i] || goes_by(version.codes, slice.lists[i]);
      }
      for (const std::uint16_t list : version.codes.lists) {
        own.push_back(schedule_.lists[list].id);
      }
    }
  }
  std::sort(own.begin(), own.end());
  own.erase(std::unique(own.begin(), own.end()), own.end());
  std::string names;
  for (const std::string_view id : own) {
    names += (names.empty() ? "" : ", ") + std::string(id);
  }
  const std::vector<JsonValue>& given = record.find("lists")->items;
  for (std::size_t i = 0; i < known.size(); ++i) {
    if (!known[i]) {
      findings_.add(file_.error_at(
          given[i], ErrorCode::dangling,
          "no measure of 'of' goes by the list '" + given[i].text + "' then",
          names.empty() ? "none of them is in force then" : "their lists are " + names));
    }
  }
}

void Amender::edit(const Selection& of, const Slice& slice, const JsonValue& record,
                   const Edit& make) {
  if (!slice.lists.empty()) {
    check_lists(of, slice, record);
  }
  bool met = false;
  Clones clones;
  const std::size_t count = schedule_.measures.size();
  for (std::size_t m = 0; m < count; ++m) {
    const std::vector<MeasureVersion> before =
        of.measures.test(m) ? schedule_.measures[m].versions : std::vector<MeasureVersion>();
    for (const MeasureVersion& version : before) {
      met = edit_version(m, version, slice, record, make, clones) || met;
      if (!findings_.empty()) {
        return;
      }
    }
  }
  if (!met && findings_.empty()) {
    warnings_.add(file_.error_at(
        record, ErrorCode::dangling,
        "this changes nothing: no measure of 'of' is in force then for these origins and codes"));
  }
}

bool Amender::edit_version(std::size_t measure, const MeasureVersion& version, const Slice& slice,
                           const JsonValue& record, const Edit& make, Clones& clones) {
  if (!version.period.overlaps(slice.period)) {
    return false;
  }
  MeasureVersion part = version;
  part.period = version.period.overlap_with(slice.period);
  MeasureVersion rest_of_codes = part;
  if (slice.origins) {
    part.origins &= *slice.origins;
  }
  if (part.origins.none()) {
    return false;
  }
  // A trial before any list is made: an edit that changes nothing leaves no trace.
  const std::vector<MeasureVersion> trial = make(part);
  if (trial.size() == 1 && same_content(trial.front(), part)) {
    return true;
  }
  const auto scope = narrowed(version.codes, slice, rest_of_codes.codes);
  if (!scope) {
    return false;
  }
  const bool all_codes =
      slice.codes.empty() && scope->lists == version.codes.lists && scope->all == version.codes.all;
  part.codes = *scope;
  part.cite = slice.cite;
  if (part.origins != version.origins) {
    part.origins_text = origins_text(part.origins);
  }
  std::vector<MeasureVersion> results = make(part);
  settle_entry_limits(results, record);
  if (!findings_.empty()) {
    return true;
  }
  touch(measure, record);
  std::vector<MeasureVersion>& own = schedule_.measures[measure].versions;
  cut_out(own, part.period);
  const std::vector<MeasureVersion> keep =
      laid_out(version, part, all_codes ? nullptr : &rest_of_codes, results);
  if (!keep.empty()) {
    own.push_back(keep.front());
  }
  tidy(own);
  for (std::size_t k = 1; k < keep.size(); ++k) {
    put_beside({measure, k - 1}, keep[k], record, clones);
  }
  return true;
}

void Amender::put_beside(Clones::key_type place, const MeasureVersion& version,
                         const JsonValue& record, Clones& clones) {
  if (clones.count(place) == 0) {
    if (schedule_.measures.size() >= kMaxMeasures) {
      findings_.add(
          file_.error_at(record, ErrorCode::out_of_range, "the law has too many measures"));
      return;
    }
    clones[place] = clone_of(place.first);
  }
  std::vector<MeasureVersion>& versions = schedule_.measures[clones[place]].versions;
  versions.push_back(version);
  tidy(versions);
  touch(clones[place], record);
}

}  // namespace tarex::detail
