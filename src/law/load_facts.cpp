#include <algorithm>

#include "law/law_builder.hpp"

/// The facts that the law may ask for.
namespace tarex::detail {

void LawBuilder::read_facts(const JsonValue& root, const LawFile& file) {
  Fields top(root, file, findings_);
  const auto& records = top.array("facts");
  top.finish();
  for (const JsonValue& record : records) {
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
    static_cast<void>(fields.optional("part_of"));
    static_cast<void>(fields.optional("pair"));
    fields.finish();
    if (schedule_.facts.size() == kMaxFacts) {
      fields.fault(record, ErrorCode::out_of_range,
                   "more than " + std::to_string(kMaxFacts) + " facts");
      break;
    }
    if (!facts_.emplace(spec.name, static_cast<std::uint16_t>(schedule_.facts.size())).second) {
      fields.fault(record, ErrorCode::duplicate, "the fact '" + spec.name + "' is declared twice");
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
  }
  schedule_.quantity_fact = schedule_.find_fact("quantity");
  schedule_.net_weight_fact = schedule_.find_fact("net_weight_kg");
}

}  // namespace tarex::detail
