#include "report/bom_json.hpp"
#include "report/bom_report.hpp"
#include "report/coins.hpp"
#include "report/percent.hpp"
#include "report/total_cells.hpp"
#include "tarex/report.hpp"

/// The JSON object of a product.
namespace tarex {
namespace {

using detail::decimal_or_null;
using detail::JsonArray;
using detail::JsonObject;
using detail::or_null;
using detail::percent_or_null;

class BomJson {
 public:
  BomJson(std::string& out, const BomProduct& product, const BomAssessment& assessment,
          const BomAnalysis& analysis)
      : product_(product),
        a_(assessment),
        analysis_(analysis),
        currency_(assessment.today.line.currency),
        object_(out) {}

  void run() {
    head();
    contents();
    cost();
    components();
    gaps();
    changes();
    detail::append_thresholds_json(object_.key("thresholds"), a_, analysis_.thresholds);
    day("today", a_.today);
    if (a_.compared) {
      day("baseline", a_.baseline);
    }
    object_.texts("warnings", a_.warnings);
    object_.close();
  }

 private:
  void head() {
    const InputLine& line = a_.today.line;
    object_.text("sku", line.sku);
    object_.text("name", line.product);
    object_.text("hs", to_string(line.entry.code));
    object_.text("origin", to_string(line.entry.origin));
    object_.text("destination", line.schedule->jurisdiction);
    object_.raw("quantity", decimal_text(a_.quantity));
    object_.raw("price", decimal_text(a_.price.micro()));
    object_.text("currency", currency_.code());
    detail::add_carried(object_, product_.fields);
    amount(object_, "customs_value", line.entry.value);
    object_.raw("net_weight_kg", decimal_or_null(a_.today.net_kg()));
    object_.text("status", detail::status_word(a_.exact()));
    object_.text("valuation", to_string(a_.valuation));
  }

  void contents() {
    JsonObject all(object_.key("content"));
    for (const BomContent& shown : a_.contents) {
      const MaterialContent& content = shown.content;
      JsonObject metal(all.key(a_.materials[shown.material].name));
      amount(metal, "value", content.value);
      if (!content.value || shown.at_most) {
        amount(metal, "value_min", shown.at_most ? Money() : content.value_floor);
      }
      if (shown.at_most) {
        amount(metal, "value_max", content.value);
      }
      metal.raw("value_share_pct", percent_or_null(shown.value_share));
      metal.raw("kg", decimal_or_null(content.kg));
      if (!content.kg) {
        metal.raw("kg_min", decimal_text(content.kg_floor));
      }
      metal.raw("weight_share_pct", percent_or_null(shown.mass_share));
      metal.text("source", shown.stated ? "stated" : "bill");
      metal.flag("taxed_on_content", a_.taxed[shown.material]);
      metal.close();
    }
    all.close();
  }

  /// @param lot  the figure of the lot, with its ends
  void per_piece(const std::string& name, Money lot, const MoneyRange& ends) {
    object_.raw(name, or_null(detail::per_piece_text(a_, lot)));
    if (!ends.exact()) {
      object_.raw(name + "_min", or_null(detail::per_piece_text(a_, ends.min)));
      object_.raw(name + "_max", or_null(detail::per_piece_text(a_, ends.max)));
    }
  }

  void cost() {
    per_piece("landed_cost_per_unit", a_.today.landed_cost.max, a_.today.landed_cost);
    amount(object_, "landed_cost", a_.today.landed_cost.max);
    if (a_.compared) {
      comparison();
    }
    split();
    const BomShare* driver = detail::driver_of(a_);
    if (driver == nullptr) {
      object_.raw("driver", "null");
    } else {
      object_.text("driver", detail::share_name(a_, *driver));
    }
    if (const auto rivals = detail::rival_drivers(a_); !rivals.empty()) {
      JsonArray open(object_.key("driver_open"));
      for (const std::string& rival : rivals) {
        detail::append_json_string(open.next(), rival);
      }
      open.close();
    }
  }

  /// The baseline, the impact, and the price that would undo it.
  void comparison() {
    per_piece("baseline_landed_cost_per_unit", a_.baseline.landed_cost.max,
              a_.baseline.landed_cost);
    amount(object_, "baseline_landed_cost", a_.baseline.landed_cost.max);
    object_.text("baseline_date", to_string(a_.baseline.line.entry.date));
    amount(object_, "impact", a_.impact);
    if (!a_.impact_bounds.exact()) {
      amount(object_, "impact_min", a_.impact_bounds.min);
      amount(object_, "impact_max", a_.impact_bounds.max);
    }
    per_piece("impact_per_unit", a_.impact, a_.impact_bounds);
    object_.raw("impact_pct", or_null(detail::impact_percent(a_)));
    object_.raw("price_for_unchanged_landed_cost", price_or_null(analysis_.even));
    if (!a_.exact()) {
      object_.raw("price_for_unchanged_landed_cost_min", price_or_null(analysis_.even_least));
      object_.raw("price_for_unchanged_landed_cost_max", price_or_null(analysis_.even_most));
    }
  }

  static std::string price_or_null(const std::optional<BomPrice>& price) {
    return price ? decimal_text(price->nearest.micro()) : "null";
  }

  void split() {
    if (!analysis_.split) {
      return;
    }
    const BomSplit& split = *analysis_.split;
    JsonObject out(object_.key("split"));
    out.raw("absorb_pct", detail::percent_of(split.absorbed));
    amount(out, "increase", split.increase);
    if (split.price) {
      out.raw("price", decimal_text(split.price->nearest.micro()));
      amount(out, "seller", split.seller);
      out.raw("seller_per_unit", or_null(detail::per_piece_text(a_, split.seller)));
      amount(out, "buyer", split.buyer);
      out.raw("buyer_per_unit", or_null(detail::per_piece_text(a_, split.buyer)));
      amount(out, "total_duty", split.price->total_duty.max);
      amount(out, "landed_cost", split.price->landed_cost.max);
    } else {
      out.raw("price", "null");
    }
    out.close();
  }

  void gaps() {
    JsonArray all(object_.key("missing"));
    for (const BomGap& gap : a_.gaps) {
      JsonObject item(all.next());
      item.text("name", a_.rollup.rows[gap.row].path);
      JsonArray what(item.key("what"));
      for (const auto& [missing, word] :
           {std::pair(gap.quantity, "quantity"),
            std::pair(gap.assembly_quantity, "assembly_quantity"), std::pair(gap.cost, "value"),
            std::pair(gap.weight, "weight_kg"), std::pair(gap.material, "material")}) {
        if (missing) {
          detail::append_json_string(what.next(), word);
        }
      }
      what.close();
      item.close();
    }
    all.close();
  }

  void changes() {
    JsonArray all(object_.key("changes"));
    for (const std::vector<BomWhatIf>* list : {&analysis_.metals, &analysis_.changes}) {
      for (const BomWhatIf& what_if : *list) {
        const BomRow& row = a_.rollup.rows[what_if.change.row];
        JsonObject item(all.next());
        if (what_if.change.whole_metal) {
          item.text("material", row.material_text);
        } else {
          item.text("component", row.path);
        }
        change(item, what_if);
        item.close();
      }
    }
    all.close();
  }

  void change(JsonObject& item, const BomWhatIf& what_if) {
    const BomChange& change = what_if.change;
    item.text("change", detail::change_word(change.kind));
    if (change.kind == BomChange::Kind::material) {
      item.text("to", change.to_material < 0
                          ? std::string("other")
                          : a_.materials[static_cast<std::size_t>(change.to_material)].name);
    } else if (change.kind == BomChange::Kind::cheaper) {
      item.raw("by_pct", detail::percent_of(change.share));
    }
    amount(item, "customs_value", what_if.outcome.customs_value);
    amount(item, "total_duty", what_if.outcome.total_duty.max);
    amount(item, "duty_change", what_if.duty_change);
    amount(item, "landed_cost_change", what_if.landed_change);
    item.text("charged", detail::charged_text(a_, what_if.outcome));
  }

  void components() {
    JsonArray all(object_.key("components"));
    for (const BomShare& share : a_.shares) {
      JsonObject item(all.next());
      item.text("name", detail::share_name(a_, share));
      if (share.row != nullptr) {
        const BomRow& row = *share.row;
        item.text("material", row.material_text);
        if (!row.origin.empty()) {
          item.text("origin", row.origin);
        }
        if (!row.melt.empty()) {
          item.text("melt", row.melt);
        }
        if (!row.component->hs.empty()) {
          item.text("hs", row.component->hs);
        }
        detail::add_carried(item, row.component->extras);
        item.raw("kg", decimal_or_null(row.mass_kg));
        item.raw("weight_share_pct", percent_or_null(share.mass_share));
      }
      amount(item, "value", share.value);
      item.raw("value_share_pct", percent_or_null(share.cost_share));
      amount(item, "duty", share.duty);
      item.raw("duty_share_pct", percent_or_null(share.duty_share));
      item.close();
    }
    all.close();
  }

  void amount(JsonObject& item, std::string_view name, const std::optional<Money>& value) const {
    item.amount(name, detail::in_coins(value, currency_), currency_);
  }

  void day(std::string_view name, const BomDay& day) {
    append_line_json(object_.key(name), day.line, day.assessment, *day.plan);
  }

  const BomProduct& product_;
  const BomAssessment& a_;
  const BomAnalysis& analysis_;
  const Currency& currency_;
  JsonObject object_;
};

}  // namespace

void append_bom_json(std::string& out, const BomProduct& product, const BomAssessment& assessment,
                     const BomAnalysis& analysis) {
  if (assessment.errors.empty()) {
    BomJson(out, product, assessment, analysis).run();
    return;
  }
  detail::append_rejected_product(out, product, assessment.errors);
}

}  // namespace tarex
