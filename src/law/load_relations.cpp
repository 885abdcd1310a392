#include <tuple>

#include "law/law_builder.hpp"

/// Families of measures, what measures do to one another, and watches.
namespace tarex::detail {

bool LawBuilder::lowest_wins_ties(Fields& family) {
  const JsonValue* tie = family.optional("tie");
  if (tie != nullptr && tie->text != "lowest") {
    family.fault(*tie, ErrorCode::bad_word, "'" + tie->text + "' is not a way to settle a tie",
                 "write \"lowest\"");
  }
  return tie != nullptr;
}

void LawBuilder::read_families(const JsonValue& root, const LawFile& file) {
  Fields top(root, file, findings_);
  for (const JsonValue& record : top.array("families")) {
    Fields fields(record, file, findings_);
    Family family{fields.string("id"), fields.string("title"), false};
    family.lowest_wins_ties = lowest_wins_ties(fields);
    if (!families_.emplace(family.id, static_cast<std::uint16_t>(schedule_.families.size()))
             .second) {
      fields.fault(record, ErrorCode::duplicate,
                   "the family '" + family.id + "' is declared twice");
    }
    fields.finish();
    schedule_.families.push_back(std::move(family));
  }
}

Displacement LawBuilder::displacement(const JsonValue& record, const LawFile& file) {
  Fields fields(record, file, findings_);
  Displacement out;
  out.id = fields.string("id");
  out.period = period(fields);
  const JsonValue* by = fields.required("by");
  const JsonValue* drops = fields.required("drops");
  if (by != nullptr && drops != nullptr) {
    out.by = selection(*by, file);
    out.drops = selection(*drops, file);
  }
  out.cite = cite(fields);
  fields.finish();
  return out;
}

Reduction LawBuilder::reduction(const JsonValue& record, const LawFile& file) {
  Fields fields(record, file, findings_);
  Reduction out;
  out.id = fields.string("id");
  out.period = period(fields);
  const JsonValue* of = fields.required("of");
  if (of != nullptr) {
    out.of = selection(*of, file);
  }
  out.when = conditions(fields.required("when"), file);
  const JsonValue* to_basis = fields.required("to_basis");
  if (to_basis != nullptr) {
    out.to_basis = basis(*to_basis, file);
  }
  if (const JsonValue* overlap = fields.optional("overlap")) {
    out.overlap = fact(*overlap, file);
  }
  out.cite = cite(fields);
  fields.finish();
  return out;
}

Stacking LawBuilder::stacking(const JsonValue& record, const LawFile& file) {
  Fields fields(record, file, findings_);
  Stacking out;
  for (auto [key, family] : {std::pair("a", &out.a), std::pair("b", &out.b)}) {
    const JsonValue* name = fields.required(key);
    if (name != nullptr) {
      *family = look_up(families_, *name, file, "family").value_or(0);
    }
  }
  out.cite = cite(fields);
  fields.finish();
  return out;
}

WholeValues LawBuilder::whole_values(const JsonValue& record, const LawFile& file) {
  Fields fields(record, file, findings_);
  const JsonValue* unit = fields.required("unit");
  const auto micro = unit == nullptr ? std::nullopt : parse_decimal(unit->text, 6);
  if (unit != nullptr && (!micro || *micro == 0)) {
    fields.fault(*unit, ErrorCode::bad_number, "'" + unit->text + "' is not an amount above zero",
                 "write the unit of value, e.g. 1.00");
  }
  WholeValues out;
  out.unit_micro = micro.value_or(0);
  out.cite = cite(fields);
  fields.finish();
  return out;
}

void LawBuilder::read_relations(const JsonValue& root, const LawFile& file) {
  Fields top(root, file, findings_);
  static_cast<void>(top.optional("families"));
  for (const JsonValue& record : top.array("displaces")) {
    schedule_.displacements.push_back(displacement(record, file));
  }
  for (const JsonValue& record : top.array("reductions")) {
    schedule_.reductions.push_back(reduction(record, file));
  }
  for (const JsonValue& record : top.array("stacks")) {
    schedule_.stackings.push_back(stacking(record, file));
  }
  if (const JsonValue* rule = top.optional("whole_values")) {
    schedule_.whole_values = whole_values(*rule, file);
  }
  top.finish();
}

void LawBuilder::read_watches(const JsonValue& root, const LawFile& file) {
  Fields top(root, file, findings_);
  for (const JsonValue& record : top.array("watches")) {
    Fields fields(record, file, findings_);
    Watch watch;
    watch.id = fields.string("id");
    watch.period = period(fields);
    std::string text;
    watch.origins = origins(fields, text);
    watch.codes = codes(fields);
    watch.when = conditions(fields.required("when"), file);
    watch.text = fields.string("text");
    watch.cite = cite(fields);
    fields.finish();
    schedule_.watches.push_back(std::move(watch));
  }
  top.finish();
}

}  // namespace tarex::detail
