#include "law/law_builder.hpp"

/// official_table.json: how the official publication of a tariff is laid out.
namespace tarex::detail {

void LawBuilder::read_official_table(const JsonValue& root, const LawFile& file) {
  Fields top(root, file, findings_);
  OfficialTable& table = schedule_.official_table;
  if (const JsonValue* columns = top.required("columns")) {
    Fields fields(*columns, file, findings_);
    table.code = fields.string("code");
    table.unit = fields.string("unit");
    table.general = fields.string("general");
    table.special = fields.string("special");
    table.other = fields.string("other");
    fields.finish();
  }
  if (const JsonValue* chapters = top.required("chapters")) {
    Fields fields(*chapters, file, findings_);
    table.first_chapter = fields.integer("first");
    table.last_chapter = fields.integer("last");
    if (table.first_chapter < 1 || table.last_chapter < table.first_chapter ||
        table.last_chapter > 99) {
      fields.fault(*chapters, ErrorCode::out_of_range, "these chapters hold no tariff lines",
                   "from 1 to 99, the first not above the last");
    }
    fields.finish();
  }
  if (const JsonValue* units = top.required("units")) {
    Fields fields(*units, file, findings_);
    for (const auto& [printed, name] : units->members) {
      table.units.push_back({printed.name, fields.string(printed.name)});
    }
    fields.finish();
  }
  for (const JsonValue* words : top.strings("says_nothing")) {
    table.says_nothing.push_back(words->text);
  }
  top.finish();
}

}  // namespace tarex::detail
