#include <algorithm>

#include "law/law_builder.hpp"
#include "law/rate_text.hpp"
#include "law/selectors.hpp"
#include "law/version_edits.hpp"

/// Measures: heads, versions, selectors, basis and rate.
namespace tarex::detail {
namespace {

constexpr std::pair<std::string_view, MeasureKind> kKinds[] = {
    {"base", MeasureKind::base},
    {"additional", MeasureKind::additional},
    {"anti_dumping", MeasureKind::anti_dumping},
    {"countervailing", MeasureKind::countervailing},
    {"safeguard", MeasureKind::safeguard},
    {"fee", MeasureKind::fee},
    {"vat", MeasureKind::vat},
};

/// The only member of an object such as {"ad_valorem": "50%"}; nullptr if it is anything else.
const std::pair<JsonKey, JsonValue>* only_member(const JsonValue& value) {
  return value.kind == JsonValue::Kind::object && value.members.size() == 1 ? &value.members.front()
                                                                            : nullptr;
}

}  // namespace

Selection LawBuilder::selection(const JsonValue& selectors, const LawFile& file) {
  Selection out;
  if (selectors.kind != JsonValue::Kind::array || selectors.items.empty()) {
    findings_.add(
        file.error_at(selectors, ErrorCode::bad_json, "a list of selectors is expected here"));
    return out;
  }
  for (const JsonValue& item : selectors.items) {
    const std::string& text = item.text;
    out.text += out.text.empty() ? text : ", " + text;
    bool found = false;
    for (std::size_t m = 0; m < schedule_.measures.size(); ++m) {
      if (selects(text, schedule_, schedule_.measures[m])) {
        out.measures.set(m);
        found = true;
      }
    }
    if (!found) {
      findings_.add(
          file.error_at(item, ErrorCode::dangling, "'" + text + "' selects no measure",
                        "a heading, a range a..b or @programme of data/*/measures is expected"));
    }
  }
  return out;
}

void LawBuilder::read_measure_heads(const JsonValue& root, const LawFile& file) {
  Fields top(root, file, findings_);
  for (const JsonValue& record : top.array("measures")) {
    Fields fields(record, file, findings_);
    Measure measure;
    measure.id = fields.string("id");
    measure.heading = fields.string("heading");
    measure.title = fields.string("title");
    const std::string kind = fields.string("kind");
    const auto* known = std::find_if(std::begin(kKinds), std::end(kKinds),
                                     [&](const auto& k) { return k.first == kind; });
    if (known == std::end(kKinds)) {
      fields.fault(record, ErrorCode::bad_word, "'" + kind + "' is not a kind of measure");
    } else {
      measure.kind = known->second;
    }
    const JsonValue* programme = fields.required("programme");
    if (programme != nullptr) {
      measure.programme = intern(schedule_.programmes, programmes_, programme->text);
    }
    const JsonValue* family = fields.required("family");
    if (family != nullptr) {
      measure.family = look_up(families_, *family, file, "family").value_or(0);
    }
    static_cast<void>(fields.required("versions"));
    fields.finish();
    if (schedule_.measures.size() == kMaxMeasures) {
      fields.fault(record, ErrorCode::out_of_range,
                   "more than " + std::to_string(kMaxMeasures) + " measures");
      return;
    }
    if (!measures_.emplace(measure.id, static_cast<std::uint16_t>(schedule_.measures.size()))
             .second) {
      fields.fault(record, ErrorCode::duplicate,
                   "the measure '" + measure.id + "' is declared twice",
                   "put both periods into one record's versions");
    }
    schedule_.measures.push_back(std::move(measure));
  }
  top.finish();
}

void LawBuilder::read_measure_versions(const JsonValue& root, const LawFile& file) {
  const JsonValue* records = root.find("measures");
  if (records == nullptr) {
    return;  // found missing with the heads
  }
  for (const JsonValue& record : records->items) {
    const JsonValue* id = record.find("id");
    const JsonValue* versions = record.find("versions");
    if (id == nullptr || versions == nullptr) {
      continue;
    }
    const auto at = measures_.find(id->text);
    if (at == measures_.end()) {
      continue;
    }
    Measure& measure = schedule_.measures[at->second];
    for (const JsonValue& value : versions->items) {
      measure.versions.push_back(version(value, file));
    }
    sort_by_time(measure.versions);
  }
}

MeasureVersion LawBuilder::version(const JsonValue& value, const LawFile& file) {
  Fields fields(value, file, findings_);
  MeasureVersion out;
  out.period = period(fields);
  out.order = fields.integer("order");
  out.origins = origins(fields, out.origins_text);
  out.codes = codes(fields);
  out.when = conditions(fields.required("when"), file);
  const JsonValue* basis_value = fields.required("basis");
  if (basis_value != nullptr) {
    out.basis = basis(*basis_value, file);
  }
  const JsonValue* rate_value = fields.required("rate");
  if (rate_value != nullptr) {
    out.rate = rate(*rate_value, file);
  }
  out.instead_of = fields.optional_string("instead_of");
  out.notice = fields.optional_string("notice");
  const JsonValue* limits = fields.optional("per_entry");
  if (limits != nullptr) {
    Fields inner(*limits, file, findings_);
    const auto amount = [&](std::string_view key) {
      const auto micro = parse_decimal(inner.string(key), 6);
      if (!micro) {
        inner.fault(*limits, ErrorCode::bad_amount, "'" + std::string(key) + "' is not an amount");
      }
      return Money::from_micro(micro.value_or(0));
    };
    out.per_entry = true;
    out.entry_min = amount("min");
    out.entry_max = amount("max");
    inner.finish();
    if (out.entry_min > out.entry_max) {
      fields.fault(*limits, ErrorCode::bad_amount, "the least of an entry is above the most");
    }
    check_entry_limits(out, *limits, file);
  }
  out.cite = cite(fields);
  fields.finish();
  return out;
}

void LawBuilder::check_entry_limits(const MeasureVersion& version, const JsonValue& at,
                                    const LawFile& file) {
  if (version.per_entry && !std::holds_alternative<AdValorem>(version.rate)) {
    findings_.add(file.error_at(at, ErrorCode::bad_rate,
                                "limits of an entry belong to a rate in percent",
                                "the lines of an entry share the fee by their values"));
  }
}

DutyBasis LawBuilder::basis(const JsonValue& value, const LawFile& file) {
  if (value.kind == JsonValue::Kind::string && value.text == "customs_value") {
    return CustomsValue{};
  }
  if (value.kind == JsonValue::Kind::string && value.text == "value_plus_duties") {
    return ValuePlusDuties{};
  }
  const auto* member = only_member(value);
  const std::string key = member == nullptr ? "" : member->first.name;
  const auto share = [&](auto make) -> DutyBasis {
    Fields inner(member->second, file, findings_);
    const JsonValue* name = inner.required("fact");
    const JsonValue* cap = inner.required("cap");
    inner.finish();
    if (name == nullptr || cap == nullptr) {
      return CustomsValue{};
    }
    make.fact = fact(*name, file);
    make.cap = percent(*cap, file);
    return make;
  };
  if (key == "content") {
    return ContentValue{fact(member->second, file)};
  }
  if (key == "remainder_of") {
    if (member->second.kind != JsonValue::Kind::object) {
      return RemainderOf{selection(member->second, file), {}};
    }
    Fields inner(member->second, file, findings_);
    const JsonValue* of = inner.required("of");
    const JsonValue* even_free = inner.required("even_free");
    inner.finish();
    if (of == nullptr || even_free == nullptr) {
      return CustomsValue{};
    }
    return RemainderOf{selection(*of, file), selection(*even_free, file)};
  }
  if (key == "value_less_share") {
    return share(ValueLessShare{});
  }
  if (key == "value_share") {
    return share(ValueShare{});
  }
  if (key == "fact") {
    return DeclaredAmount{fact(member->second, file)};
  }
  if (key == "value_less_fact") {
    return ValueLessAmount{fact(member->second, file)};
  }
  findings_.add(
      file.error_at(value, ErrorCode::bad_word, "this is not a basis tarex knows",
                    "data/README.md lists them, e.g. \"customs_value\" or {\"content\": FACT}"));
  return CustomsValue{};
}

StatedRate LawBuilder::stated_rate(const JsonValue& value, const LawFile& file) {
  Fields inner(value, file, findings_);
  const JsonValue* name = inner.required("fact");
  const JsonValue* least = inner.required("least");
  const JsonValue* most = inner.required("most");
  inner.finish();
  StatedRate rate;
  if (name == nullptr || least == nullptr || most == nullptr) {
    return rate;
  }
  rate.fact = fact(*name, file);
  rate.least = percent(*least, file);
  rate.open_above = most->kind == JsonValue::Kind::null;
  rate.most = rate.open_above ? Rate() : percent(*most, file);
  const FactSpec* spec = rate.fact == kNoFact ? nullptr : &schedule_.facts[rate.fact];
  if (spec != nullptr && (spec->type != FactType::percent || spec->role != FactRole::question)) {
    findings_.add(file.error_at(*name, ErrorCode::bad_rate,
                                "'" + name->text + "' is not a question in percent"));
  }
  if (!rate.open_above && rate.most < rate.least) {
    findings_.add(file.error_at(*most, ErrorCode::bad_rate, "the most is below the least"));
  }
  return rate;
}

RateRule LawBuilder::rate(const JsonValue& value, const LawFile& file) {
  if (value.kind == JsonValue::Kind::string && value.text == "free") {
    return Free{};
  }
  const auto* member = only_member(value);
  const std::string key = member == nullptr ? "" : member->first.name;
  if (key == "ad_valorem") {
    return AdValorem{percent(member->second, file)};
  }
  if (key == "top_up_to") {
    return TopUpTo{percent(member->second, file)};
  }
  if (key == "column" && member->second.text == "general") {
    return ColumnRate{TariffColumn::general};
  }
  if (key == "column" && member->second.text == "other") {
    return ColumnRate{TariffColumn::other};
  }
  if (key == "special") {
    const std::string& symbol = member->second.text;
    if (symbol.starts_with('=') && symbols_.find(symbol) == symbols_.end()) {
      findings_.add(file.error_at(member->second, ErrorCode::dangling,
                                  "rates/instead.csv has no symbol '" + symbol + "'"));
    }
    return SpecialRate{intern(schedule_.symbols, symbols_, member->second.text)};
  }
  if (key == "specific") {
    Fields inner(member->second, file, findings_);
    const std::string amount = inner.string("amount");
    const std::string unit_name = inner.string("unit");
    inner.finish();
    const auto nano = parse_decimal(amount, 9);
    const auto unit = find_unit(schedule_.units, unit_name);
    if (!nano || !unit) {
      findings_.add(
          file.error_at(member->second, ErrorCode::bad_rate,
                        "'" + amount + "' per '" + unit_name + "' is not a specific rate"));
    }
    return Specific{nano.value_or(0), unit.value_or(0)};
  }
  if (key == "stated") {
    return stated_rate(member->second, file);
  }
  findings_.add(file.error_at(value, ErrorCode::bad_rate, "this is not a rate tarex knows",
                              "data/README.md lists them, e.g. {\"ad_valorem\": \"50%\"}"));
  return Free{};
}

}  // namespace tarex::detail
