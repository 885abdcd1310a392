#include "report/bom_json.hpp"
#include "report/bom_report.hpp"
#include "report/coins.hpp"
#include "report/percent.hpp"

/// The thresholds of the law on a bill, in JSON.
namespace tarex::detail {
namespace {

/// The metal that would have to change; without a component where that is all of the metal.
void append_changes(std::string& out, const BomAssessment& a, const BomThreshold& test) {
  JsonArray changes(out);
  const auto add = [&](std::size_t row, std::int64_t mass_kg, bool whole_metal) {
    JsonObject one(changes.next());
    one.text("material", a.rollup.rows[row].material_text);
    if (!whole_metal) {
      one.text("component", a.rollup.rows[row].path);
    }
    one.text("change", change_word(test.changes.front().kind));
    one.raw("kg_per_unit", kg_per_piece(a, mass_kg));
    one.close();
  };
  if (test.kind == BomThreshold::Kind::domestic_metal) {
    for (const BomMetalPart& part : test.parts) {
      add(part.row, part.mass_kg, false);
    }
  } else {
    for (const BomChange& change : test.changes) {
      add(change.row, change.mass_kg, is_of_whole_metal(a, change));
    }
  }
  changes.close();
}

/// How the other side is reached, and what it would lead to.
void append_crossing(JsonObject& item, const BomAssessment& a, const BomThreshold& test) {
  if (!test.crossing) {
    item.raw("crossing", "null");
    return;
  }
  const Currency& currency = a.today.line.currency;
  JsonObject crossing(item.key("crossing"));
  append_changes(crossing.key("changes"), a, test);
  crossing.amount("total_duty", test.crossing->outcome.total_duty.max, currency);
  crossing.amount("duty_change", test.crossing->duty_change, currency);
  crossing.text("charged", charged_text(a, test.crossing->outcome));
  if (test.kind == BomThreshold::Kind::domestic_metal) {
    crossing.amount("metal_cost", in_coins(test.metal_cost, currency), currency);
  }
  crossing.close();
}

}  // namespace

void append_thresholds_json(std::string& out, const BomAssessment& a,
                            const std::vector<BomThreshold>& tests) {
  JsonArray all(out);
  for (const BomThreshold& test : tests) {
    JsonObject item(all.next());
    const bool weight = test.kind == BomThreshold::Kind::listed_weight;
    item.text("test", weight ? "listed_weight" : "domestic_metal");
    item.text("heading", heading_of(a, test.rule));
    item.texts("materials", test.materials, [&](std::size_t m) { return a.materials[m].name; });
    item.raw("threshold_pct", percent_of(test.threshold));
    item.raw("share_pct", percent_or_null(test.share));
    item.raw("reached", !test.share ? "null" : test.reached ? "true" : "false");
    append_crossing(item, a, test);
    item.close();
  }
  all.close();
}

}  // namespace tarex::detail
