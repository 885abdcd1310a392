#include <algorithm>

#include "law/amender.hpp"
#include "law/archive.hpp"
#include "law/selectors.hpp"
#include "law/version_edits.hpp"

/// Records of the law's own form on top of a law: families, rows, measures, relations.
namespace tarex::detail {
namespace {

/// All of a record but its citation.
template <class Record>
std::string content_of(Record record) {
  record.cite = {};
  return bytes_of(std::move(record));
}

/// Puts records that were read after the first `count` in the place of older ones with their id;
/// a restatement without an instrument leaves the older one as it is.
template <class Record>
void replace_same_ids(std::vector<Record>& records, std::size_t count) {
  for (std::size_t i = count; i < records.size();) {
    const auto end = records.begin() + static_cast<std::ptrdiff_t>(count);
    const auto old =
        std::find_if(records.begin(), end, [&](const Record& r) { return r.id == records[i].id; });
    if (old == end) {
      ++i;
      continue;
    }
    if (records[i].cite.is_law() || content_of(*old) != content_of(records[i])) {
      *old = records[i];
    }
    records.erase(records.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

JsonValue list_of(const JsonValue* value) {
  JsonValue out;
  if (value != nullptr) {
    out = *value;
  }
  out.kind = JsonValue::Kind::array;
  return out;
}

}  // namespace

void Amender::absorb(std::size_t measure, std::optional<std::size_t> parent) {
  for_each_selection(schedule_, [&](Selection& selection) {
    std::string_view rest = selection.text;
    bool meant = parent && selection.measures.test(*parent);
    while (!rest.empty() && !meant) {
      const std::size_t comma = rest.find(", ");
      meant = selects(rest.substr(0, comma), schedule_, schedule_.measures[measure]);
      rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 2);
    }
    if (meant) {
      selection.measures.set(measure);
    }
  });
}

std::size_t Amender::before_fees() const {
  std::size_t position = 0;
  for (const Measure& measure : schedule_.measures) {
    if (is_duty(measure.kind)) {
      position = std::max<std::size_t>(position, measure.family + 1U);
    }
  }
  return position;
}

void Amender::insert_family(Family family, std::size_t position) {
  const auto moved = [&](std::uint16_t& index) {
    index = static_cast<std::uint16_t>(index >= position ? index + 1 : index);
  };
  for (Measure& measure : schedule_.measures) {
    moved(measure.family);
  }
  for (Stacking& stacking : schedule_.stackings) {
    moved(stacking.a);
    moved(stacking.b);
  }
  for (auto& [id, index] : families_) {
    moved(index);
  }
  families_.emplace(family.id, static_cast<std::uint16_t>(position));
  schedule_.families.insert(schedule_.families.begin() + static_cast<std::ptrdiff_t>(position),
                            std::move(family));
}

void Amender::add_families(const JsonValue& records) {
  for (const JsonValue& record : records.items) {
    Fields fields(record, file_, findings_);
    Family family{fields.string("id"), fields.string("title"), false};
    family.lowest_wins_ties = lowest_wins_ties(fields);
    const JsonValue* before = fields.optional("before");
    const JsonValue* after = fields.optional("after");
    fields.finish();
    std::size_t position = before_fees();
    if (before != nullptr) {
      position = look_up(families_, *before, file_, "family").value_or(0);
    } else if (after != nullptr) {
      position = look_up(families_, *after, file_, "family").value_or(0) + 1U;
    }
    if (families_.count(family.id) != 0) {
      fields.fault(record, ErrorCode::duplicate,
                   "the family '" + family.id + "' is in the law already");
    } else {
      insert_family(std::move(family), position);
    }
  }
}

void Amender::add_heads(const JsonValue& records) {
  JsonValue fresh;
  fresh.kind = JsonValue::Kind::object;
  JsonValue list = list_of(nullptr);
  for (const JsonValue& record : records.items) {
    if (is_short(record) || !is_ours(record)) {
      continue;
    }
    const JsonValue* id = record.find("id");
    const auto known = id == nullptr ? measures_.end() : measures_.find(id->text);
    if (known == measures_.end()) {
      list.items.push_back(record);
      std::erase_if(list.items.back().members,
                    [](const auto& member) { return member.first.name == "destination"; });
      continue;
    }
    const Measure& measure = schedule_.measures[known->second];
    Fields fields(record, file_, findings_);
    const auto same = [&](std::string_view key, std::string_view value) {
      const JsonValue* given = fields.optional(key);
      if (given != nullptr && given->text != value) {
        fields.fault(*given, ErrorCode::inconsistent,
                     "'" + given->text + "': the law has the measure " + measure.id + " with " +
                         std::string(key) + " '" + std::string(value) + "'",
                     "give id and versions only, or another id for another measure");
      }
    };
    static_cast<void>(fields.required("id"));
    static_cast<void>(fields.required("versions"));
    static_cast<void>(fields.optional("destination"));
    static_cast<void>(fields.optional("title"));
    same("heading", measure.heading);
    same("kind", to_string(measure.kind));
    same("programme", schedule_.programmes[measure.programme]);
    same("family", schedule_.families[measure.family].id);
    fields.finish();
  }
  const std::size_t count = schedule_.measures.size();
  fresh.members.emplace_back(JsonKey{"measures", 0, 0}, std::move(list));
  read_measure_heads(fresh, file_);
  for (std::size_t m = count; m < schedule_.measures.size(); ++m) {
    absorb(m, std::nullopt);
  }
}

void Amender::add_versions(const JsonValue& records) {
  for (const JsonValue& record : records.items) {
    const JsonValue* id = record.find("id");
    const JsonValue* versions = record.find("versions");
    const auto at = id == nullptr ? measures_.end() : measures_.find(id->text);
    if (is_short(record) || !is_ours(record) || versions == nullptr || at == measures_.end()) {
      continue;
    }
    const std::size_t index = at->second;
    std::vector<MeasureVersion> read;
    for (const JsonValue& value : versions->items) {
      read.push_back(version(value, file_));
    }
    Measure& measure = schedule_.measures[index];
    if (index >= base_measures_) {
      measure.versions.insert(measure.versions.end(), read.begin(), read.end());
      sort_by_time(measure.versions);
    } else {
      for (const MeasureVersion& next : read) {
        lay_over(measure.versions, next);
      }
    }
    touch(index, record);
  }
}

void Amender::add_relations(const JsonValue& root) {
  const std::size_t displacements = schedule_.displacements.size();
  const std::size_t reductions = schedule_.reductions.size();
  const std::size_t watches = schedule_.watches.size();
  JsonValue relations;
  relations.kind = JsonValue::Kind::object;
  for (const std::string key : {"displaces", "reductions"}) {
    relations.members.emplace_back(JsonKey{key, 0, 0}, list_of(root.find(key)));
  }
  JsonValue stacks = list_of(nullptr);
  for (const JsonValue& record : list_of(root.find("stacks")).items) {
    const JsonValue* a = record.find("a");
    const JsonValue* b = record.find("b");
    if (a == nullptr || b == nullptr || b->text != "*") {
      stacks.items.push_back(record);
      continue;
    }
    for (const Family& family : schedule_.families) {
      if (family.id != a->text) {
        stacks.items.push_back(record);
        for (auto& [key, value] : stacks.items.back().members) {
          value.text = key.name == "b" ? family.id : value.text;
        }
      }
    }
  }
  relations.members.emplace_back(JsonKey{"stacks", 0, 0}, std::move(stacks));
  const std::size_t stackings = schedule_.stackings.size();
  read_relations(relations, file_);
  for (std::size_t i = stackings; i < schedule_.stackings.size();) {
    const auto known = schedule_.stackings.begin() + static_cast<std::ptrdiff_t>(stackings);
    const Stacking& added = schedule_.stackings[i];
    const bool restated = std::any_of(schedule_.stackings.begin(), known, [&](const Stacking& s) {
      return std::minmax(s.a, s.b) == std::minmax(added.a, added.b);
    });
    if (restated) {
      schedule_.stackings.erase(schedule_.stackings.begin() + static_cast<std::ptrdiff_t>(i));
    } else {
      ++i;
    }
  }
  JsonValue watch_root;
  watch_root.kind = JsonValue::Kind::object;
  watch_root.members.emplace_back(JsonKey{"watches", 0, 0}, list_of(root.find("watches")));
  read_watches(watch_root, file_);
  for (std::size_t d = displacements; d < schedule_.displacements.size(); ++d) {
    const Displacement& displacement = schedule_.displacements[d];
    for (std::size_t m = 0; m < schedule_.measures.size(); ++m) {
      if (displacement.by.measures.test(m)) {
        touch(m, root.find("displaces")->items[d - displacements]);
      }
    }
  }
  replace_same_ids(schedule_.displacements, displacements);
  replace_same_ids(schedule_.reductions, reductions);
  replace_same_ids(schedule_.watches, watches);
  // Of reductions the first that holds counts: what is added on top comes first.
  if (schedule_.reductions.size() > reductions) {
    std::rotate(schedule_.reductions.begin(),
                schedule_.reductions.begin() + static_cast<std::ptrdiff_t>(reductions),
                schedule_.reductions.end());
  }
}

}  // namespace tarex::detail
