#include <algorithm>

#include "base/letters.hpp"
#include "law/law_builder.hpp"

/// The facts that the law may ask for.
namespace tarex::detail {

FactSpec LawBuilder::read_fact(const JsonValue& record, const LawFile& file) {
  Fields fields(record, file, findings_);
  FactSpec spec;
  spec.name = fields.string("name");
  const std::string type = fields.string("type");
  if (!choose<FactType>(type,
                        {{"amount", FactType::amount},
                         {"decimal", FactType::decimal},
                         {"percent", FactType::percent},
                         {"country", FactType::country},
                         {"date", FactType::date},
                         {"word", FactType::word},
                         {"text", FactType::text},
                         {"party", FactType::party},
                         {"claim", FactType::claim}},
                        spec.type)) {
    fields.fault(record, ErrorCode::bad_word, "'" + type + "' is not a type of fact");
  }
  const std::string role = fields.string("role");
  if (!choose<FactRole>(role,
                        {{"question", FactRole::question},
                         {"relief", FactRole::relief},
                         {"assumed", FactRole::assumed}},
                        spec.role)) {
    fields.fault(record, ErrorCode::bad_word,
                 "'" + role + "' is neither question, relief nor assumed");
  }
  spec.ask = fields.string("ask");
  if (fields.optional("words") != nullptr) {
    for (const JsonValue* word : fields.strings("words")) {
      spec.words.push_back(word->text);
    }
  }
  if (const JsonValue* also = fields.optional("also")) {
    read_aliases(*also, fields, spec);
  }
  spec.offer = fields.boolean("offer", true);
  spec.soft = fields.boolean("soft", false);
  const std::string unknown = fields.optional_string("unknown");
  spec.is_origin = unknown == "origin";
  if (!unknown.empty() &&
      (!spec.is_origin || spec.type != FactType::country || spec.role != FactRole::assumed)) {
    fields.fault(record, ErrorCode::bad_word,
                 "'unknown' may only be \"origin\", of an assumed country");
  }
  const std::string worst = fields.optional_string("worst");
  const auto at = std::find(spec.words.begin(), spec.words.end(), worst);
  if (spec.soft && at == spec.words.end()) {
    fields.fault(record, ErrorCode::missing_key, "a soft fact needs 'worst', one of its words");
  } else if (spec.soft) {
    spec.worst = at - spec.words.begin();
  }
  read_fact_limits(fields, spec);
  for (const std::string_view of_others : {"part_of", "pair", "within", "made_in", "proof"}) {
    static_cast<void>(fields.optional(of_others));
  }
  fields.finish();
  return spec;
}

void LawBuilder::read_aliases(const JsonValue& also, Fields& fields, FactSpec& spec) {
  if (also.kind != JsonValue::Kind::object || spec.type != FactType::word) {
    fields.fault(also, ErrorCode::bad_word, "'also' is an object of lists, of a word");
  }
  for (const auto& [key, texts] : also.members) {
    const auto word = std::find(spec.words.begin(), spec.words.end(), key.name);
    if (word == spec.words.end()) {
      fields.fault(also, ErrorCode::bad_word, "'" + key.name + "' is not among the words");
      continue;
    }
    for (const JsonValue& text : texts.items) {
      const auto known = [&](const FactSpec::Alias& one) { return one.text == text.text; };
      if (text.text.empty() || text.text != lower_case(text.text) ||
          std::find(spec.words.begin(), spec.words.end(), text.text) != spec.words.end() ||
          std::any_of(spec.aliases.begin(), spec.aliases.end(), known)) {
        fields.fault(text, ErrorCode::bad_word,
                     "'" + text.text + "' is no text in lower case that is written here only");
      }
      spec.aliases.push_back({text.text, static_cast<std::uint16_t>(word - spec.words.begin())});
    }
  }
}

void LawBuilder::read_facts(const JsonValue& root, const LawFile& file) {
  Fields top(root, file, findings_);
  const auto& records = top.array("facts");
  top.finish();
  for (const JsonValue& record : records) {
    FactSpec spec = read_fact(record, file);
    if (schedule_.facts.size() == kMaxFacts) {
      findings_.add(file.error_at(record, ErrorCode::out_of_range,
                                  "more than " + std::to_string(kMaxFacts) + " facts"));
      break;
    }
    if (!facts_.emplace(spec.name, static_cast<std::uint16_t>(schedule_.facts.size())).second) {
      findings_.add(file.error_at(record, ErrorCode::duplicate,
                                  "the fact '" + spec.name + "' is declared twice"));
    }
    schedule_.facts.push_back(std::move(spec));
  }
  for (std::size_t i = 0; i < schedule_.facts.size(); ++i) {
    const JsonValue* whole = records[i].find("part_of");
    const JsonValue* pair = records[i].find("pair");
    if (whole != nullptr) {
      schedule_.facts[i].part_of = whole->text == "value" ? kCustomsValueFact : fact(*whole, file);
    }
    if (pair != nullptr) {
      schedule_.facts[i].pair = fact(*pair, file);
    }
    read_fact_relations(records[i], schedule_.facts[i], file);
  }
  schedule_.quantity_fact = schedule_.find_fact("quantity");
  schedule_.net_weight_fact = schedule_.find_fact("net_weight_kg");
}

/// What a fact alone can be.
void LawBuilder::read_fact_limits(Fields& fields, FactSpec& spec) {
  if (const JsonValue* most = fields.optional("most")) {
    const auto micro = parse_decimal(most->text, 6);
    if (!micro || spec.type != FactType::decimal) {
      fields.fault(*most, ErrorCode::bad_number, "'most' is a decimal, of a decimal fact");
    }
    spec.most = micro.value_or(kUnbounded);
  }
  if (const JsonValue* until = fields.optional("until")) {
    spec.until_entry = until->text == "entry_date" && spec.type == FactType::date;
    if (!spec.until_entry) {
      fields.fault(*until, ErrorCode::bad_word, "'until' may only be \"entry_date\", of a date");
    }
  }
  if (fields.optional("no_claim") != nullptr) {
    for (const JsonValue* word : fields.strings("no_claim")) {
      const auto at = std::find(spec.words.begin(), spec.words.end(), word->text);
      if (at == spec.words.end()) {
        fields.fault(*word, ErrorCode::bad_word, "'" + word->text + "' is not among the words");
      } else {
        spec.no_claim.push_back(at - spec.words.begin());
      }
    }
  }
}

/// What others say of it. Called when all facts are known.
void LawBuilder::read_fact_relations(const JsonValue& record, FactSpec& spec, const LawFile& file) {
  if (const JsonValue* within = record.find("within")) {
    spec.within = within->text == "value" ? kCustomsValueFact : fact(*within, file);
    if (spec.type != FactType::amount) {
      findings_.add(file.error_at(*within, ErrorCode::bad_word, "'within' is for amounts"));
    }
  }
  const auto country_fact = [&](const JsonValue& name) {
    const FactIndex found = fact(name, file);
    if (found != kNoFact && schedule_.facts[found].type != FactType::country) {
      findings_.add(
          file.error_at(name, ErrorCode::bad_word, "'" + name.text + "' names no country"));
    }
    return found;
  };
  if (const JsonValue* proof = record.find("proof")) {
    spec.proof = country_fact(*proof);
    if (spec.type != FactType::word) {
      findings_.add(file.error_at(*proof, ErrorCode::bad_word, "'proof' is for words"));
    }
  }
  const JsonValue* made_in = record.find("made_in");
  if (made_in == nullptr) {
    return;
  }
  Fields fields(*made_in, file, findings_);
  const std::string code = fields.string("country");
  const auto country = Country::parse(code);
  const bool every = fields.optional("all") != nullptr;
  for (const JsonValue* name : fields.strings(every ? "all" : "any")) {
    if (const FactIndex place = country_fact(*name); place != kNoFact) {
      spec.made_in.facts.push_back(place);
    }
  }
  fields.finish();
  if (!country || spec.type != FactType::percent) {
    fields.fault(*made_in, ErrorCode::bad_country,
                 "'made_in' names a country of ISO 3166, of a percent");
  }
  spec.made_in.country = country ? country->index() : 0;
  spec.made_in.every = every;
}

}  // namespace tarex::detail
