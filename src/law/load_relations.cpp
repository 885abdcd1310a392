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

void LawBuilder::read_relations(const JsonValue& root, const LawFile& file) {
  Fields top(root, file, findings_);
  static_cast<void>(top.optional("families"));
  for (const JsonValue& record : top.array("displaces")) {
    Fields fields(record, file, findings_);
    Displacement displacement;
    displacement.id = fields.string("id");
    displacement.period = period(fields);
    const JsonValue* by = fields.required("by");
    const JsonValue* drops = fields.required("drops");
    if (by != nullptr && drops != nullptr) {
      displacement.by = selection(*by, file);
      displacement.drops = selection(*drops, file);
    }
    displacement.cite = cite(fields);
    fields.finish();
    schedule_.displacements.push_back(std::move(displacement));
  }
  for (const JsonValue& record : top.array("reductions")) {
    Fields fields(record, file, findings_);
    Reduction reduction;
    reduction.id = fields.string("id");
    reduction.period = period(fields);
    const JsonValue* of = fields.required("of");
    if (of != nullptr) {
      reduction.of = selection(*of, file);
    }
    reduction.when = conditions(fields.required("when"), file);
    const JsonValue* to_basis = fields.required("to_basis");
    if (to_basis != nullptr) {
      reduction.to_basis = basis(*to_basis, file);
    }
    reduction.cite = cite(fields);
    fields.finish();
    schedule_.reductions.push_back(std::move(reduction));
  }
  for (const JsonValue& record : top.array("stacks")) {
    Fields fields(record, file, findings_);
    Stacking stacking;
    for (auto [key, family] : {std::pair("a", &stacking.a), std::pair("b", &stacking.b)}) {
      const JsonValue* name = fields.required(key);
      if (name != nullptr) {
        *family = look_up(families_, *name, file, "family").value_or(0);
      }
    }
    stacking.cite = cite(fields);
    fields.finish();
    schedule_.stackings.push_back(std::move(stacking));
  }
  if (const JsonValue* rule = top.optional("whole_values")) {
    Fields fields(*rule, file, findings_);
    const JsonValue* unit = fields.required("unit");
    const auto micro = unit == nullptr ? std::nullopt : parse_decimal(unit->text, 6);
    if (unit != nullptr && (!micro || *micro == 0)) {
      fields.fault(*unit, ErrorCode::bad_number, "'" + unit->text + "' is not an amount above zero",
                   "write the unit of value, e.g. 1.00");
    }
    schedule_.whole_values.unit_micro = micro.value_or(0);
    schedule_.whole_values.cite = cite(fields);
    fields.finish();
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
