#include "bom/remarks.hpp"
#include "report/bom_json.hpp"
#include "report/bom_report.hpp"
#include "report/coins.hpp"

/// The content worksheet of a product for programs.
namespace tarex {
namespace {

using detail::JsonArray;
using detail::JsonObject;

class WorksheetJson {
 public:
  WorksheetJson(std::string& out, const BomProduct& product, const BomAssessment& assessment,
                const Worksheet& worksheet)
      : product_(product),
        a_(assessment),
        sheet_(worksheet),
        line_(assessment.today.line),
        object_(out) {}

  void run() {
    object_.text("sku", line_.sku);
    object_.text("name", line_.product);
    object_.text("hs", to_string(line_.entry.code));
    object_.text("origin", to_string(line_.entry.origin));
    object_.text("destination", line_.schedule->jurisdiction);
    object_.text("entry_date", to_string(line_.entry.date));
    object_.raw("quantity", decimal_text(a_.quantity));
    object_.raw("price", decimal_text(a_.price.micro()));
    object_.text("currency", line_.currency.code());
    detail::add_carried(object_, product_.fields);
    amount(object_, "customs_value", line_.entry.value);
    object_.raw("net_weight_kg", detail::decimal_or_null(sheet_.net_kg));
    object_.text("valuation", to_string(a_.valuation));
    if (!line_.scenario.empty()) {
      object_.text("scenario", line_.scenario);
    }
    JsonArray metals(object_.key("metals"));
    for (const WorksheetMetal& metal : sheet_.metals) {
      append(metals.next(), metal);
    }
    metals.close();
    amount(object_, sheet_.other_value.complete ? "other_value" : "other_value_min",
           Money::from_micro(sheet_.other_value.known));
    detail::append_thresholds_json(object_.key("thresholds"), a_, sheet_.tests);
    JsonArray gaps(object_.key("missing"));
    for (const BomGap& gap : a_.gaps) {
      JsonObject item(gaps.next());
      item.text("name", a_.rollup.rows[gap.row].path);
      item.text("what", detail::gap_text(gap));
      item.close();
    }
    gaps.close();
    object_.texts("warnings", detail::taken_warnings(a_));
    object_.close();
  }

 private:
  void amount(JsonObject& item, std::string_view name, const std::optional<Money>& value) const {
    item.amount(name, detail::in_coins(value, line_.currency), line_.currency);
  }

  void append(std::string& out, const WorksheetMetal& metal) const {
    JsonObject item(out);
    item.text("metal", a_.materials[metal.material].name);
    amount(item, "value", metal.declared);
    if (metal.at_most) {
      amount(item, "value_min", Money());
      amount(item, "value_max", metal.declared);
    }
    item.text("value_source", metal.stated ? "stated" : to_string(a_.valuation));
    item.flag("taxed_on_content", metal.taxed);
    amount(item, "residual_value", metal.residual);
    item.raw("residual_pct", detail::percent_or_null(metal.residual_share));
    amount(item, "component_value", metal.component);
    item.raw("component_pct", detail::percent_or_null(metal.component_share));
    item.raw("kg", detail::decimal_or_null(metal.kg));
    if (!metal.kg) {
      item.raw("kg_min", decimal_text(metal.kg_floor));
    }
    item.raw("weight_pct", detail::percent_or_null(metal.mass_share));
    item.flag("counts_in_weight_test", metal.counts);
    item.raw("domestic_pct", detail::percent_or_null(metal.domestic_share));
    JsonArray sources(item.key("sources"));
    for (const MetalSource& source : metal.sources) {
      JsonObject one(sources.next());
      one.text("melt", source.melt);
      one.text("smelt", source.smelt.empty() ? source.melt : source.smelt);
      if (!source.smelt_secondary.empty()) {
        one.text("smelt_secondary", source.smelt_secondary);
      }
      one.text("cast", source.cast.empty() ? source.melt : source.cast);
      one.raw(source.kg.complete ? "kg" : "kg_min", decimal_text(source.kg.known));
      amount(one, source.value.complete ? "cost" : "cost_min",
             Money::from_micro(source.value.known));
      one.close();
    }
    sources.close();
    item.close();
  }

  const BomProduct& product_;
  const BomAssessment& a_;
  const Worksheet& sheet_;
  const InputLine& line_;
  JsonObject object_;
};

}  // namespace

void append_worksheet_json(std::string& out, const BomProduct& product,
                           const BomAssessment& assessment, const Worksheet& worksheet) {
  if (assessment.errors.empty()) {
    WorksheetJson(out, product, assessment, worksheet).run();
  } else {
    detail::append_rejected_product(out, product, assessment.errors);
  }
}

}  // namespace tarex
