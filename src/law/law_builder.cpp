#include "law/law_builder.hpp"

#include <algorithm>

#include "law/list_rows.hpp"
#include "law/scope.hpp"
#include "tarex/currency.hpp"
#include "text/suggest.hpp"

/// What records of all kinds consist of; the schedule itself, sources and lists.
namespace tarex::detail {

LawBuilder::LawBuilder(Findings& findings, const Schedule& base, Citation supposed_by)
    : findings_(findings), schedule_(base), supposed_by_(std::move(supposed_by)) {
  const auto number = [](Names& names, const auto& records, auto name) {
    for (std::size_t i = 0; i < records.size(); ++i) {
      names.emplace(name(records[i]), static_cast<std::uint16_t>(i));
    }
  };
  const auto itself = [](const std::string& text) { return text; };
  const auto name = [](const auto& record) { return record.name; };
  const auto id = [](const auto& record) { return record.id; };
  number(facts_, base.facts, name);
  number(texts_, base.texts, itself);
  number(parts_, base.parts, itself);
  number(groups_, base.groups, itself);
  number(programmes_, base.programmes, itself);
  number(symbols_, base.symbols, itself);
  number(unit_texts_, base.unit_texts, itself);
  number(sources_, base.sources, id);
  number(lists_, base.lists, id);
  number(families_, base.families, id);
  number(measures_, base.measures, id);
  number(country_groups_, base.country_groups, name);
  number(parties_, base.parties, id);
}

std::optional<std::uint16_t> LawBuilder::look_up(const Names& names, const JsonValue& at,
                                                 const LawFile& file, std::string_view what) {
  const auto found = names.find(at.text);
  if (found != names.end()) {
    return found->second;
  }
  std::vector<std::string_view> known;
  for (const auto& [name, index] : names) {
    known.push_back(name);
  }
  const auto near = nearest(at.text, known, 3);
  findings_.add(file.error_at(at, ErrorCode::dangling,
                              "there is no " + std::string(what) + " '" + at.text + "'",
                              near ? "did you mean '" + std::string(*near) + "'?" : ""));
  return std::nullopt;
}

std::uint16_t LawBuilder::intern(std::vector<std::string>& table, Names& names,
                                 const std::string& name) {
  const auto [at, is_new] = names.emplace(name, static_cast<std::uint16_t>(table.size()));
  if (is_new) {
    table.push_back(name);
  }
  return at->second;
}

Rate LawBuilder::percent(const JsonValue& value, const LawFile& file) {
  const auto rate =
      value.kind == JsonValue::Kind::string ? parse_percent(value.text) : std::nullopt;
  if (!rate) {
    findings_.add(file.error_at(value, ErrorCode::bad_rate,
                                "'" + value.text + "' is not a percentage",
                                "write a string such as \"12.5%\""));
  }
  return rate.value_or(Rate());
}

FactIndex LawBuilder::fact(const JsonValue& name, const LawFile& file) {
  return look_up(facts_, name, file, "fact").value_or(kNoFact);
}

EffectivePeriod LawBuilder::period(Fields& fields) {
  EffectivePeriod out;
  const JsonValue* from = fields.required("from");
  const JsonValue* to = fields.required("to");
  const auto read = [&](const JsonValue* at, Date otherwise) {
    if (at == nullptr || at->kind == JsonValue::Kind::null) {
      return otherwise;
    }
    const auto day = parse_date(at->text);
    if (!day) {
      fields.fault(*at, ErrorCode::bad_date, "'" + at->text + "' is not a day", "write YYYY-MM-DD");
    }
    return day.value_or(otherwise);
  };
  if (from != nullptr && from->kind == JsonValue::Kind::null) {
    fields.fault(*from, ErrorCode::bad_date, "'from' cannot be null");
  }
  out.from = read(from, Date());
  out.to = read(to, kNoEnd);
  if (to != nullptr && out.to <= out.from) {
    fields.fault(*to, ErrorCode::bad_date, "the period ends on or before the day it starts",
                 "'to' is the first day on which it is no longer in force");
  }
  return out;
}

Citation LawBuilder::cite(Fields& fields) {
  Citation out;
  const JsonValue* value = amending() ? fields.optional("cite") : fields.required("cite");
  if (value == nullptr) {
    return supposed_by_;
  }
  Fields inner(*value, fields.file(), findings_);
  const JsonValue* source = inner.required("source");
  if (source != nullptr) {
    out.source = look_up(sources_, *source, fields.file(), "source").value_or(0);
  }
  out.locator = inner.optional_string("locator");
  inner.finish();
  return out;
}

bool LawBuilder::add_country(const JsonValue& name, const LawFile& file, CountrySet& set) {
  const auto group = country_groups_.find(name.text);
  if (group != country_groups_.end()) {
    set |= schedule_.country_groups[group->second].members;
    return true;
  }
  const auto country = Country::parse(name.text);
  if (!country || !is_assigned(*country)) {
    findings_.add(file.error_at(name, ErrorCode::bad_country,
                                "'" + name.text + "' is neither a country nor a group"));
    return false;
  }
  set.set(country->index());
  return true;
}

CountrySet LawBuilder::origins(Fields& fields, std::string& text) {
  CountrySet set;
  const JsonValue* value = fields.required("origins");
  if (value == nullptr) {
    return set;
  }
  Fields inner(*value, fields.file(), findings_);
  CountrySet except;
  const auto list = [&](std::string_view key, CountrySet& into) {
    std::string names;
    for (const JsonValue* name : inner.strings(key)) {
      static_cast<void>(add_country(*name, fields.file(), into));
      names += names.empty() ? name->text : " " + name->text;
    }
    return names;
  };
  if (inner.optional("in") != nullptr) {
    text = list("in", set);
    if (text.empty() && value->find("in")->kind == JsonValue::Kind::array) {
      fields.fault(*value->find("in"), ErrorCode::missing_key, "no origin is named: all, or none?",
                   "write {\"all\": true, \"except\": []} for all");
    }
  } else {
    if (!inner.boolean("all", false)) {
      fields.fault(*value, ErrorCode::missing_key, "say either \"in\": [...] or \"all\": true");
    }
    set.set();
    text = "all";
    const std::string names = list("except", except);
    text += names.empty() ? "" : " but " + names;
  }
  inner.finish();
  return set & ~except;
}

CodeScope LawBuilder::codes(Fields& fields) {
  CodeScope scope;
  const JsonValue* value = fields.required("codes");
  if (value == nullptr) {
    return scope;
  }
  Fields inner(*value, fields.file(), findings_);
  if (const JsonValue* all = inner.optional("all")) {
    scope.all = inner.boolean("all", false);
    if (all->kind == JsonValue::Kind::boolean && !scope.all) {
      fields.fault(*all, ErrorCode::bad_word, "a scope with \"all\": false covers nothing",
                   "name lists or chapters instead");
    }
    inner.finish();
    return scope;
  }
  for (const JsonValue* name : inner.strings("lists")) {
    scope.lists.push_back(look_up(lists_, *name, fields.file(), "list").value_or(0));
  }
  for (const JsonValue* name : inner.strings("except_lists")) {
    scope.except_lists.push_back(look_up(lists_, *name, fields.file(), "list").value_or(0));
  }
  for (const JsonValue* name : inner.strings("chapters")) {
    const auto chapter = HsCode::parse(name->text);
    if (!chapter || chapter->digits() != 2) {
      fields.fault(*name, ErrorCode::bad_code, "'" + name->text + "' is not a chapter",
                   "write two digits");
      continue;
    }
    scope.chapters.push_back(static_cast<std::uint8_t>(chapter->chapter()));
  }
  if (scope.lists.empty() && scope.chapters.empty()) {
    fields.fault(*value, ErrorCode::missing_key, "a scope without lists or chapters covers nothing",
                 "say \"all\": true if everything is meant");
  }
  inner.finish();
  return scope;
}

void LawBuilder::read_schedule(const JsonValue& root, const LawFile& file) {
  Fields fields(root, file, findings_);
  if (const JsonValue* jurisdiction = fields.required("jurisdiction")) {
    schedule_.jurisdiction = jurisdiction->text;
    if (!Country::parse(jurisdiction->text)) {
      fields.fault(*jurisdiction, ErrorCode::bad_country,
                   "'" + jurisdiction->text + "' is not a country",
                   "write the two letters of ISO 3166");
    }
  }
  schedule_.name = fields.string("name");
  if (const JsonValue* currency = fields.required("currency")) {
    schedule_.currency = currency->text;
    if (!Currency::parse(currency->text)) {
      fields.fault(*currency, ErrorCode::bad_currency, "'" + currency->text + "' is not a currency",
                   "write the three letters of ISO 4217");
    }
  }
  schedule_.default_preference = fields.string("preferences_default");
  const JsonValue* valuation = fields.required("valuation");
  if (valuation != nullptr &&
      !choose<Valuation>(valuation->text, {{"FOB", Valuation::fob}, {"CIF", Valuation::cif}},
                         schedule_.valuation)) {
    fields.fault(*valuation, ErrorCode::bad_word,
                 "'" + valuation->text + "' is neither FOB nor CIF");
  }
  const auto day = [&](const JsonValue* value) {
    const auto parsed = value == nullptr ? std::nullopt : parse_date(value->text);
    if (value != nullptr && !parsed) {
      fields.fault(*value, ErrorCode::bad_date, "'" + value->text + "' is not a day",
                   "write YYYY-MM-DD");
    }
    return parsed.value_or(Date());
  };
  schedule_.covers_from = day(fields.required("covers_from"));
  schedule_.verified_through = day(fields.required("verified_through"));
  if (const JsonValue* baseline = fields.optional("baseline")) {
    schedule_.baseline = {day(baseline), fields.string("baseline_title")};
    if (schedule_.baseline.day != Date() && schedule_.baseline.day < schedule_.covers_from) {
      fields.fault(*baseline, ErrorCode::out_of_range,
                   "the baseline is before covers_from: nothing is known of that day");
    }
  }
  read_code_digits(fields);
  read_country_groups(fields);
  if (const JsonValue* columns = fields.optional("rate_columns")) {
    Fields names(*columns, file, findings_);
    schedule_.general_name = names.string("general");
    schedule_.other_name = names.string("other");
    names.finish();
  }
  read_units(fields);
  fields.finish();
}

void LawBuilder::read_code_digits(Fields& fields) {
  for (const JsonValue& digits : fields.array("code_digits")) {
    if (digits.text != "8" && digits.text != "10") {
      fields.fault(digits, ErrorCode::bad_number, "'" + digits.text + "' is neither 8 nor 10");
    }
    schedule_.code_digits.push_back(digits.text == "8" ? 8 : 10);
  }
  if (schedule_.code_digits.empty()) {
    schedule_.code_digits.push_back(10);
    fields.fault(fields.object(), ErrorCode::missing_key, "code_digits names no length of code",
                 "write \"code_digits\": [8, 10]");
  }
}

void LawBuilder::read_country_groups(Fields& fields) {
  const JsonValue* groups = fields.required("country_groups");
  if (groups != nullptr) {
    for (const auto& [key, members] : groups->members) {
      CountryGroup group{key.name, {}};
      for (const JsonValue& member : members.items) {
        static_cast<void>(add_country(member, fields.file(), group.members));
      }
      country_groups_.emplace(key.name,
                              static_cast<std::uint16_t>(schedule_.country_groups.size()));
      schedule_.country_groups.push_back(std::move(group));
    }
  }
}

void LawBuilder::read_units(Fields& fields) {
  const JsonValue* units = fields.required("units");
  if (units != nullptr) {
    for (const auto& [dimension, members] : units->members) {
      for (const auto& [unit, factor] : members.members) {
        const auto nano = parse_decimal(factor.text, 9);
        if (!nano || *nano == 0) {
          fields.fault(factor, ErrorCode::bad_number,
                       "'" + factor.text + "' is not a factor with up to nine decimals");
        }
        schedule_.units.push_back({unit.name, dimension.name, nano.value_or(kNano)});
      }
    }
  }
}

void LawBuilder::read_sources(const JsonValue& root, const LawFile& file) {
  Fields top(root, file, findings_);
  for (const JsonValue& record : top.array("sources")) {
    Fields fields(record, file, findings_);
    Source source{fields.string("id"), fields.string("instrument"), fields.string("locator"),
                  fields.string("url"), fields.string("retrieved")};
    if (source.instrument.empty()) {
      fields.fault(record, ErrorCode::missing_key, "a source needs the name of its instrument");
    }
    if (!sources_.emplace(source.id, static_cast<std::uint16_t>(schedule_.sources.size())).second) {
      fields.fault(record, ErrorCode::duplicate,
                   "the source '" + source.id + "' is declared twice");
    }
    fields.finish();
    schedule_.sources.push_back(std::move(source));
  }
  top.finish();
}

void LawBuilder::read_lists(const JsonValue& root, const LawFile& file) {
  Fields top(root, file, findings_);
  for (const JsonValue& record : top.array("lists")) {
    Fields fields(record, file, findings_);
    CodeList list;
    list.id = fields.string("id");
    list.title = fields.string("title");
    const auto name = [&](std::string_view key, std::vector<std::string>& table, Names& names) {
      const JsonValue* value = fields.required(key);
      return value == nullptr || value->kind == JsonValue::Kind::null
                 ? -1
                 : intern(table, names, value->text);
    };
    list.part = name("part", schedule_.parts, parts_);
    list.group = name("group", schedule_.groups, groups_);
    const JsonValue* source = amending() ? fields.optional("source") : fields.required("source");
    list.source = supposed_by_.source;
    if (source != nullptr) {
      list.source = look_up(sources_, *source, file, "source").value_or(0);
    }
    if (schedule_.lists.size() == kMaxLists) {
      fields.fault(record, ErrorCode::out_of_range,
                   "more than " + std::to_string(kMaxLists) + " lists");
      return;
    }
    if (!lists_.emplace(list.id, static_cast<std::uint16_t>(schedule_.lists.size())).second) {
      fields.fault(record, ErrorCode::duplicate, "the list '" + list.id + "' is declared twice");
    }
    fields.finish();
    schedule_.lists.push_back(std::move(list));
  }
  top.finish();
}

Schedule LawBuilder::finish() {
  sort_rows(list_rows_);
  std::sort(lines_.begin(), lines_.end(),
            [](const TariffLine& a, const TariffLine& b) { return a.code < b.code; });
  std::sort(statistical_.begin(), statistical_.end());
  schedule_.list_rows = Table<ListRow>(std::move(list_rows_));
  schedule_.lines = Table<TariffLine>(std::move(lines_));
  schedule_.statistical = Table<std::uint64_t>(std::move(statistical_));
  return std::move(schedule_);
}

}  // namespace tarex::detail
