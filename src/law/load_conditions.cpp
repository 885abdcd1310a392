#include <algorithm>
#include <limits>

#include "law/law_builder.hpp"

/// Conditions, with every fact resolved and every threshold in the fact's own scale.
namespace tarex::detail {
namespace {

/// What a fact may be held against; a condition has one of them.
constexpr std::string_view kComparisons[] = {"in",    "at_least", "below", "at_most",
                                             "above", "from",     "before"};

}  // namespace

std::vector<Condition> LawBuilder::conditions(const JsonValue* list, const LawFile& file) {
  std::vector<Condition> out;
  if (list == nullptr) {
    return out;
  }
  if (list->kind != JsonValue::Kind::array) {
    findings_.add(
        file.error_at(*list, ErrorCode::bad_json, "a list of conditions is expected here"));
    return out;
  }
  for (const JsonValue& item : list->items) {
    if (auto one = condition(item, file)) {
      out.push_back(std::move(*one));
    }
  }
  return out;
}

std::optional<Condition> LawBuilder::condition(const JsonValue& value, const LawFile& file) {
  if (value.kind == JsonValue::Kind::object && value.find("fact") != nullptr) {
    return fact_condition(value, file);
  }
  if (value.kind != JsonValue::Kind::object || value.members.size() != 1) {
    findings_.add(file.error_at(value, ErrorCode::bad_json, "a condition has one key"));
    return std::nullopt;
  }
  const std::string& key = value.members.front().first.name;
  const JsonValue& body = value.members.front().second;
  if (key == "claim") {
    const FactIndex claim = fact(body, file);
    return claim == kNoFact ? std::nullopt : std::optional(Condition{FactIn{claim, {1}}});
  }
  if (key == "zero") {
    return all_zero(body, file);
  }
  if (key == "listed_share" || key == "every_listed") {
    return listed_condition(body, file, key == "listed_share");
  }
  if (key == "base_rate") {
    return base_rate_condition(body, file);
  }
  if (key == "applied") {
    return Condition{Applied{selection(body, file)}};
  }
  if (key == "charged") {
    return Condition{Charged{selection(body, file)}};
  }
  if (key == "covered") {
    return covered(body, file);
  }
  if (key == "party_row") {
    return party_row(body, file);
  }
  if (key == "listed") {
    return listed(body, file);
  }
  if (key == "shown") {
    return shown(body, file);
  }
  if (key == "any" || key == "all") {
    return junction(key, body, file);
  }
  if (key == "not") {
    auto inner = condition(body, file);
    return inner ? std::optional(Condition{Not{{std::move(*inner)}}}) : std::nullopt;
  }
  findings_.add(file.error_at(value, ErrorCode::unknown_key,
                              "'" + key + "' is not a condition tarex knows",
                              "data/README.md lists them"));
  return std::nullopt;
}

Condition LawBuilder::all_zero(const JsonValue& body, const LawFile& file) {
  AllZero zero;
  if (body.items.empty()) {
    findings_.add(file.error_at(body, ErrorCode::missing_key, "'zero' names no fact"));
  }
  for (const JsonValue& name : body.items) {
    zero.facts.push_back(fact(name, file));
  }
  std::erase(zero.facts, kNoFact);
  return Condition{std::move(zero)};
}

std::optional<Condition> LawBuilder::base_rate_condition(const JsonValue& body,
                                                         const LawFile& file) {
  Fields inner(body, file, findings_);
  BaseRate base;
  const JsonValue* at = nullptr;
  if (!threshold(inner, base.comparison, at)) {
    return std::nullopt;
  }
  base.threshold = percent(*at, file);
  inner.finish();
  return Condition{base};
}

std::optional<Condition> LawBuilder::covered(const JsonValue& body, const LawFile& file) {
  Fields inner(body, file, findings_);
  const JsonValue* by = inner.required("by");
  const JsonValue* share = inner.required("at_least");
  inner.finish();
  if (by == nullptr || share == nullptr) {
    return std::nullopt;
  }
  return Condition{Covered{selection(*by, file), percent(*share, file)}};
}

Condition LawBuilder::listed(const JsonValue& body, const LawFile& file) {
  Listed listed;
  for (const JsonValue& name : body.items) {
    listed.lists.push_back(look_up(lists_, name, file, "list").value_or(0));
  }
  if (listed.lists.empty()) {
    findings_.add(file.error_at(body, ErrorCode::missing_key, "'listed' names no list"));
  }
  return Condition{std::move(listed)};
}

Condition LawBuilder::junction(std::string_view key, const JsonValue& body, const LawFile& file) {
  if (body.items.empty()) {
    findings_.add(file.error_at(body, ErrorCode::missing_key,
                                "'" + std::string(key) + "' names no condition"));
  }
  return key == "any" ? Condition{AnyOf{conditions(&body, file)}}
                      : Condition{AllOf{conditions(&body, file)}};
}

std::optional<Condition> LawBuilder::party_row(const JsonValue& body, const LawFile& file) {
  Fields fields(body, file, findings_);
  const Papers& papers = schedule_.papers;
  if (papers.certificate == kNoFact || papers.seller == kNoFact) {
    findings_.add(file.error_at(body, ErrorCode::dangling,
                                "a row of parties needs parties.json, which says by which facts "
                                "the papers name them"));
    return std::nullopt;
  }
  PartyRow row;
  const auto add = [&](std::string_view key, std::vector<std::int64_t>& out) {
    for (const JsonValue* name : fields.strings(key)) {
      if (const auto party = look_up(parties_, *name, file, "party")) {
        out.push_back(*party);
      }
    }
  };
  add("producers", row.producers);
  row.sellers = row.producers;
  add("traders", row.sellers);
  fields.finish();
  if (row.producers.empty()) {
    fields.fault(body, ErrorCode::missing_key, "a row without producers matches nobody");
    return std::nullopt;
  }
  return Condition{std::move(row)};
}

std::optional<Condition> LawBuilder::shown(const JsonValue& body, const LawFile& file) {
  auto inner = condition(body, file);
  if (!inner) {
    return std::nullopt;
  }
  const Condition* plain = &*inner;
  if (const auto* negated = std::get_if<Not>(&inner->is)) {
    plain = &negated->of.front();
  }
  if (!std::holds_alternative<FactIn>(plain->is) &&
      !std::holds_alternative<FactCompare>(plain->is)) {
    findings_.add(file.error_at(body, ErrorCode::bad_json,
                                "'shown' takes one comparison of a fact, a claim or its negation"));
    return std::nullopt;
  }
  return Condition{Shown{{std::move(*inner)}}};
}

bool LawBuilder::threshold(Fields& fields, Comparison& comparison, const JsonValue*& value) {
  const JsonValue* at_least = fields.optional("at_least");
  const JsonValue* below = fields.optional("below");
  if ((at_least == nullptr) == (below == nullptr)) {
    fields.fault(fields.object(), ErrorCode::missing_key, "say either 'at_least' or 'below'");
    return false;
  }
  comparison = at_least != nullptr ? Comparison::at_least : Comparison::below;
  value = at_least != nullptr ? at_least : below;
  return true;
}

std::optional<std::int64_t> LawBuilder::fact_value(const FactSpec& spec, const JsonValue& value,
                                                   const LawFile& file) {
  const auto fault = [&](const char* what) -> std::optional<std::int64_t> {
    findings_.add(
        file.error_at(value, ErrorCode::bad_word,
                      "'" + value.text + "' is not " + what + ", as '" + spec.name + "' is"));
    return std::nullopt;
  };
  switch (spec.type) {
    case FactType::amount:
    case FactType::decimal: {
      const auto micro = parse_decimal(value.text, 6);
      return micro ? micro : fault("a decimal");
    }
    case FactType::percent: {
      const auto share = parse_percent(value.text);
      return share ? std::optional(share->ppb()) : fault("a percentage");
    }
    case FactType::date: {
      const auto day = parse_date(value.text);
      return day ? std::optional<std::int64_t>(day->time_since_epoch().count()) : fault("a day");
    }
    case FactType::country: {
      if (value.text == "none") {
        return kNoCountry;
      }
      const auto country = Country::parse(value.text);
      return country && is_assigned(*country) ? std::optional<std::int64_t>(country->index())
                                              : fault("a country");
    }
    case FactType::word: {
      const auto at = std::find(spec.words.begin(), spec.words.end(), value.text);
      return at != spec.words.end() ? std::optional<std::int64_t>(at - spec.words.begin())
                                    : fault("one of its words");
    }
    case FactType::text:
      return intern(schedule_.texts, texts_, value.text);
    case FactType::party: {
      if (value.text == "none") {
        return kNoParty;
      }
      const auto party = look_up(parties_, value, file, "party");
      return party ? std::optional<std::int64_t>(*party) : std::nullopt;
    }
    case FactType::claim:
      return value.text == "yes"  ? std::optional<std::int64_t>(1)
             : value.text == "no" ? std::optional<std::int64_t>(0)
                                  : fault("yes or no");
  }
  return std::nullopt;
}

const JsonValue* LawBuilder::only_comparison(Fields& fields, std::string_view& key) {
  const JsonValue* found = nullptr;
  for (const std::string_view other : kComparisons) {
    const JsonValue* value = fields.optional(other);
    if (value != nullptr && found != nullptr) {
      fields.fault(*value, ErrorCode::bad_json,
                   "a condition has one comparison, not '" + std::string(key) + "' and '" +
                       std::string(other) + "'",
                   "write two conditions; \"all\" joins them inside of others");
      return nullptr;
    }
    if (value != nullptr) {
      found = value;
      key = other;
    }
  }
  if (found == nullptr) {
    fields.fault(fields.object(), ErrorCode::missing_key, "it is not said what the fact must be",
                 "say 'in', 'at_least', 'below', 'at_most' or 'above', of a day 'from' or "
                 "'before'");
  }
  return found;
}

std::optional<Condition> LawBuilder::fact_condition(const JsonValue& value, const LawFile& file) {
  Fields fields(value, file, findings_);
  const FactIndex index = fact(*fields.required("fact"), file);
  if (index == kNoFact) {
    return std::nullopt;
  }
  const FactSpec& spec = schedule_.facts[index];
  std::string_view key;
  const JsonValue* at = only_comparison(fields, key);
  if (at == nullptr) {
    return std::nullopt;
  }
  if (key == "in") {
    FactIn in{index, {}};
    for (const JsonValue* item : fields.strings("in")) {
      const auto group = country_groups_.find(item->text);
      if (spec.type == FactType::country && group != country_groups_.end()) {
        const CountrySet& members = schedule_.country_groups[group->second].members;
        for (std::size_t c = 0; c < kCountryCount; ++c) {
          if (members.test(c)) {
            in.values.push_back(static_cast<std::int64_t>(c));
          }
        }
      } else if (const auto one = fact_value(spec, *item, file)) {
        in.values.push_back(*one);
      }
    }
    fields.finish();
    if (in.values.empty()) {
      fields.fault(value, ErrorCode::missing_key, "'in' names nothing");
      return std::nullopt;
    }
    return Condition{std::move(in)};
  }
  fields.finish();
  if (!is_amount(spec.type)) {
    fields.fault(
        *at, ErrorCode::bad_word,
        "'" + spec.name + "' is neither a number nor a day: it has no '" + std::string(key) + "'",
        "write \"in\": [...]");
    return std::nullopt;
  }
  const auto number = fact_value(spec, *at, file);
  if (!number) {
    return std::nullopt;
  }
  const bool up = key == "at_least" || key == "from" || key == "above";
  // Facts are whole numbers of their smallest part, so "above" is "at least one part more".
  const bool next = key == "above" || key == "at_most";
  if (next && *number == std::numeric_limits<std::int64_t>::max()) {
    fields.fault(*at, ErrorCode::out_of_range, "no value of '" + spec.name + "' is above this");
    return std::nullopt;
  }
  return Condition{
      FactCompare{index, up ? Comparison::at_least : Comparison::below, *number + (next ? 1 : 0)}};
}

std::vector<PartFact> LawBuilder::part_facts(const JsonValue* value, const LawFile& file) {
  std::vector<PartFact> out;
  if (value == nullptr) {
    return out;
  }
  for (const auto& [part, name] : value->members) {
    const FactIndex index = fact(name, file);
    if (index != kNoFact) {
      out.push_back({intern(schedule_.parts, parts_, part.name), index});
    }
  }
  return out;
}

std::optional<Condition> LawBuilder::listed_condition(const JsonValue& body, const LawFile& file,
                                                      bool share) {
  Fields fields(body, file, findings_);
  const JsonValue* group_name = fields.required("group");
  constexpr std::uint16_t kNone = 0xFFFF;
  const std::uint16_t group =
      group_name == nullptr ? kNone
                            : look_up(groups_, *group_name, file, "group of lists").value_or(kNone);
  std::vector<PartFact> facts = part_facts(fields.required("facts"), file);
  Comparison comparison = Comparison::at_least;
  const JsonValue* at = nullptr;
  if (group == kNone || !threshold(fields, comparison, at)) {
    return std::nullopt;
  }
  const Rate limit = percent(*at, file);
  if (!share && comparison == Comparison::below) {
    fields.fault(*at, ErrorCode::unsupported, "'every_listed' has no 'below'",
                 "write \"not\" around it, or 'at_least'");
  }
  if (!share) {
    std::vector<PartFact> contents = part_facts(fields.optional("contents"), file);
    fields.finish();
    return Condition{EveryListed{group, std::move(facts), limit, std::move(contents)}};
  }
  const JsonValue* whole = fields.required("of");
  const FactIndex whole_fact = whole == nullptr ? kNoFact : fact(*whole, file);
  fields.finish();
  if (whole_fact == kNoFact) {
    return std::nullopt;
  }
  return Condition{ListedShare{group, std::move(facts), whole_fact, comparison, limit}};
}

}  // namespace tarex::detail
