#include <algorithm>
#include <set>

#include "law/amender.hpp"
#include "law/rate_text.hpp"
#include "law/selectors.hpp"
#include "law/version_edits.hpp"

/// Measures of one record, as people jot them down: codes and origins as plain lists, a rate, a
/// first and a last day. Each is charged besides everything it does not exclude.
namespace tarex::detail {
namespace {

constexpr std::string_view kEverything = "*";

/// Rates above this look like a slip of the unit.
constexpr std::int64_t kMostPpb = 10 * kRateOne;

}  // namespace

bool Amender::is_short(const JsonValue& record) { return record.find("versions") == nullptr; }

Citation Amender::short_cite(const JsonValue* source) {
  if (source == nullptr || source->text.empty()) {
    return supposed_by_;
  }
  const auto known = sources_.find(source->text);
  if (known != sources_.end()) {
    return {known->second, {}};
  }
  const auto index = static_cast<std::uint16_t>(schedule_.sources.size());
  sources_.emplace(source->text, index);
  schedule_.sources.push_back({source->text, source->text, {}, {}, {}});
  return {index, {}};
}

DutyBasis Amender::short_basis(const JsonValue& value) {
  if (value.kind != JsonValue::Kind::string) {
    return basis(value, file_);
  }
  if (value.text == "customs_value" || value.text == "entered_value" || value.text == "value") {
    return CustomsValue{};
  }
  const auto known = facts_.find(value.text);
  if (known != facts_.end() && schedule_.facts[known->second].part_of == kCustomsValueFact) {
    return ContentValue{known->second};
  }
  std::string parts;
  for (const FactSpec& spec : schedule_.facts) {
    parts += spec.part_of == kCustomsValueFact ? ", " + spec.name : "";
  }
  findings_.add(file_.error_at(value, ErrorCode::bad_word,
                               "'" + value.text + "' is not a basis tarex knows",
                               "write one of customs_value" + parts));
  return CustomsValue{};
}

RateRule Amender::short_rate(const JsonValue& value) {
  if (value.kind == JsonValue::Kind::object) {
    return rate(value, file_);
  }
  const auto fault = [&](const std::string& hint) -> RateRule {
    findings_.add(
        file_.error_at(value, ErrorCode::bad_rate, "'" + value.text + "' is not a rate", hint));
    return Free{};
  };
  if (value.kind != JsonValue::Kind::string) {
    return fault("write a string such as \"25%\": a bare number does not say of what");
  }
  const auto parsed = parse_duty_rate(value.text, schedule_.units);
  if (value.text.empty() || !parsed || !parsed->computable || parsed->thirds != 0) {
    return fault("write \"25%\", \"free\" or an amount per unit such as \"3.3c/kg\"");
  }
  if (is_foreign_amount(*parsed, schedule_)) {
    return fault("it is in dollars, and this law counts in " + schedule_.currency +
                 ": write {\"specific\": {\"amount\": \"…\", \"unit\": \"kg\"}}");
  }
  if (parsed->specific_nano != 0) {
    if (parsed->ad_valorem.ppb() != 0) {
      return fault("one measure has one rate: write two measures");
    }
    return Specific{parsed->specific_nano, parsed->unit};
  }
  if (parsed->ad_valorem.ppb() > kMostPpb) {
    return fault("more than 1000% looks like a slip of the unit");
  }
  return parsed->ad_valorem.ppb() == 0 ? RateRule{Free{}} : RateRule{AdValorem{parsed->ad_valorem}};
}

std::uint16_t Amender::short_list(const std::string& id) {
  const auto known = short_lists_.find(id);
  return known != short_lists_.end() ? known->second
                                     : short_lists_[id] = new_list(id + "-codes", "codes of " + id);
}

EffectivePeriod Amender::short_period(Fields& fields) {
  EffectivePeriod out;
  const auto day = [&](const JsonValue* at) {
    const auto parsed = at == nullptr ? std::nullopt : parse_date(at->text);
    if (at != nullptr && !parsed) {
      fields.fault(*at, ErrorCode::bad_date, "'" + at->text + "' is not a day", "write YYYY-MM-DD");
    }
    return parsed;
  };
  out.from = day(fields.required("valid_from")).value_or(schedule_.covers_from);
  const JsonValue* last = fields.optional("valid_to");
  if (last != nullptr && last->kind != JsonValue::Kind::null) {
    const auto last_day = day(last);
    out.to = last_day ? *last_day + std::chrono::days(1) : kNoEnd;
    if (last_day && *last_day < out.from) {
      fields.fault(*last, ErrorCode::bad_date, "the measure ends before it starts",
                   "'valid_to' is the last day on which it holds");
    }
  }
  return out;
}

void Amender::read_short_origins(const JsonValue& record, Fields& fields, MeasureVersion& version) {
  const std::vector<const JsonValue*> names = fields.strings("origins");
  for (const JsonValue* name : names) {
    if (name->text == kEverything) {
      version.origins.set();
    } else {
      static_cast<void>(add_country(*name, file_, version.origins));
    }
    version.origins_text += (version.origins_text.empty() ? "" : " ") +
                            (name->text == kEverything ? "all" : name->text);
  }
  if (const JsonValue* list_value = record.find("origins");
      list_value != nullptr && list_value->kind == JsonValue::Kind::array && names.empty()) {
    fields.fault(*list_value, ErrorCode::missing_key, "no origin is named: all, or none?",
                 "write [\"*\"] for all");
  }
}

void Amender::read_short_codes(const JsonValue& record, Fields& fields, MeasureVersion& version) {
  const std::vector<const JsonValue*> codes = fields.strings("hs");
  version.codes.all = codes.size() == 1 && codes.front()->text == kEverything;
  if (!version.codes.all) {
    const std::uint16_t list = short_list(record.find("id")->text);
    version.codes.lists.push_back(list);
    for (const HsCode code : read_codes(codes)) {
      add_row(list, code, version.period, version.cite.source);
    }
  }
  const JsonValue* list_value = record.find("hs");
  if (codes.empty() && list_value != nullptr) {
    fields.fault(*list_value, ErrorCode::missing_key, "no code is named",
                 "write [\"7318.15\", …] or [\"*\"] for all");
  }
}

MeasureVersion Amender::short_version(const JsonValue& record) {
  Fields fields(record, file_, findings_);
  for (const std::string_view key :
       {"id", "authority", "label", "title", "destination", "excludes", "heading", "kind"}) {
    static_cast<void>(fields.optional(key));
  }
  MeasureVersion out;
  out.period = short_period(fields);
  read_short_origins(record, fields, out);
  out.cite = short_cite(fields.optional("source"));
  read_short_codes(record, fields, out);
  if (const JsonValue* value = fields.required("basis")) {
    out.basis = short_basis(*value);
  }
  if (const JsonValue* value = fields.required("rate")) {
    out.rate = short_rate(*value);
  }
  out.when = conditions(fields.optional("when"), file_);
  if (fields.optional("include") != nullptr) {
    fields.fault(*record.find("include"), ErrorCode::unsupported,
                 "a measure includes no other file");
  }
  fields.finish();
  return out;
}

std::vector<const JsonValue*> Amender::new_short_records(const JsonValue& records) {
  std::vector<const JsonValue*> out;
  std::set<std::string_view> ids;
  for (const JsonValue& record : records.items) {
    if (!is_short(record) || !is_ours(record)) {
      continue;
    }
    const JsonValue* id = record.find("id");
    if (id == nullptr || id->text.empty()) {
      findings_.add(
          file_.error_at(record, ErrorCode::missing_key, "'id' is missing or empty here"));
    } else if (measures_.count(id->text) != 0) {
      findings_.add(file_.error_at(*id, ErrorCode::duplicate,
                                   "'" + id->text + "' is a measure of the law already",
                                   "give it \"versions\" to lay over it, or take another id"));
    } else if (ids.insert(id->text).second) {
      out.push_back(&record);
    }
  }
  return out;
}

std::size_t Amender::first_family_of(const std::string& name, std::size_t otherwise) const {
  std::size_t out = otherwise;
  for (const Measure& measure : schedule_.measures) {
    if (selects(name, schedule_, measure)) {
      out = std::min<std::size_t>(out, measure.family);
    }
  }
  return out;
}

std::vector<Amender::Placed> Amender::placed(const std::vector<const JsonValue*>& records) {
  enum class State { unseen, being_visited, done };
  struct Visit {
    const JsonValue* record;
    State state;
    std::size_t family;
  };
  std::map<std::string_view, Visit> visits;
  for (const JsonValue* record : records) {
    visits.emplace(record->find("id")->text, Visit{record, State::unseen, 0});
  }
  std::vector<Placed> out;
  const std::function<void(Visit&)> visit = [&](Visit& at) {
    at.state = State::being_visited;
    std::size_t family = before_fees();
    const JsonValue* excluded = at.record->find("excludes");
    for (const JsonValue& name : excluded == nullptr ? std::vector<JsonValue>() : excluded->items) {
      const auto other = visits.find(name.text);
      if (other == visits.end()) {
        family = first_family_of(name.text, family);
      } else if (other->second.state == State::being_visited) {
        findings_.add(file_.error_at(name, ErrorCode::collision,
                                     "'" + name.text +
                                         "' and the measure that excludes it "
                                         "exclude each other",
                                     "one of them has to come first"));
      } else {
        if (other->second.state == State::unseen) {
          visit(other->second);
        }
        family = std::min(family, other->second.family);
      }
    }
    at.family = family;
    at.state = State::done;
    out.push_back({at.record, family});
  };
  for (const JsonValue* record : records) {
    if (Visit& at = visits.find(record->find("id")->text)->second; at.state == State::unseen) {
      visit(at);
    }
  }
  return out;
}

void Amender::add_short_heads(const JsonValue& records) {
  const std::vector<Placed> ordered = placed(new_short_records(records));
  if (!findings_.empty()) {
    return;
  }
  std::vector<std::string> anchors;
  for (const Family& family : schedule_.families) {
    anchors.push_back(family.id);
  }
  // Excluded measures were placed first: the last one goes in front of its anchor first.
  for (auto at = ordered.rbegin(); at != ordered.rend(); ++at) {
    const std::size_t family =
        at->family < anchors.size() ? families_.find(anchors[at->family])->second : before_fees();
    if (!add_short_head(*at->record, family)) {
      return;
    }
  }
}

bool Amender::add_short_head(const JsonValue& record, std::size_t family) {
  const std::string& id = record.find("id")->text;
  const auto text = [&](std::string_view key, const std::string& otherwise) {
    const JsonValue* value = record.find(key);
    return value != nullptr && !value->text.empty() ? value->text : otherwise;
  };
  insert_family({fresh_id(families_, id), text("authority", id), false}, family);
  Measure measure;
  measure.id = id;
  measure.heading = text("heading", id);
  measure.title = text("label", text("title", text("authority", id)));
  measure.family = static_cast<std::uint16_t>(family);
  measure.programme = intern(schedule_.programmes, programmes_, text("authority", id));
  const std::size_t index = schedule_.measures.size();
  if (index >= kMaxMeasures) {
    findings_.add(file_.error_at(record, ErrorCode::out_of_range, "too many measures"));
    return false;
  }
  measures_.emplace(id, static_cast<std::uint16_t>(index));
  schedule_.measures.push_back(std::move(measure));
  absorb(index, std::nullopt);
  touch(index, record);
  const Citation cite = short_cite(record.find("source"));
  for (std::size_t f = 0; f < schedule_.families.size(); ++f) {
    if (f != family) {
      schedule_.stackings.push_back(
          {static_cast<std::uint16_t>(family), static_cast<std::uint16_t>(f), cite});
    }
  }
  return true;
}

void Amender::add_short_versions(const JsonValue& records) {
  for (const JsonValue& record : records.items) {
    const JsonValue* id = record.find("id");
    if (!is_short(record) || !is_ours(record) || id == nullptr) {
      continue;
    }
    MeasureVersion read = short_version(record);
    auto& versions = schedule_.measures[measures_.find(id->text)->second].versions;
    versions.push_back(std::move(read));
    sort_by_time(versions);
  }
}

void Amender::add_short_exclusions(const JsonValue& records) {
  for (const JsonValue& record : records.items) {
    const JsonValue* excluded = record.find("excludes");
    const JsonValue* id = record.find("id");
    if (!is_short(record) || !is_ours(record) || excluded == nullptr || id == nullptr) {
      continue;
    }
    const std::size_t index = measures_.find(id->text)->second;
    Displacement displacement;
    displacement.by.measures.set(index);
    displacement.by.text = id->text;
    displacement.drops = selection(*excluded, file_);
    displacement.cite = schedule_.measures[index].versions.empty()
                            ? supposed_by_
                            : schedule_.measures[index].versions.front().cite;
    for (const MeasureVersion& version : schedule_.measures[index].versions) {
      displacement.id = id->text + "-first-" + to_string(version.period.from);
      displacement.period = version.period;
      if (displacement.drops.measures.test(index)) {
        findings_.add(file_.error_at(*excluded, ErrorCode::collision,
                                     "the measure '" + id->text + "' excludes itself"));
        break;
      }
      schedule_.displacements.push_back(displacement);
    }
  }
}

}  // namespace tarex::detail
