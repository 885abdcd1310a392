#include "report/bom_report.hpp"

#include <algorithm>

#include "report/json_text.hpp"
#include "tarex/report.hpp"

/// The JSON object of a product, and what the other forms share with it.
namespace tarex {
namespace detail {

const BomShare* driver_of(const BomAssessment& assessment) {
  const BomShare* driver = nullptr;
  for (const BomShare& share : assessment.shares) {
    if (share.duty && share.duty > Money() && (driver == nullptr || *share.duty > *driver->duty)) {
      driver = &share;
    }
  }
  return driver;
}

std::string share_name(const BomAssessment& assessment, const BomShare& share) {
  if (share.row != nullptr) {
    return share.row->path;
  }
  return assessment.rollup.value.complete ? "labour, overhead, margin"
                                          : "labour, margin, what has no cost";
}

std::string percent_of(Rate share) {
  std::string out;
  const i128 hundredths = divide_half_up(share.ppb(), kRateOne / 10'000);
  append_amount(out, Money::from_micro(static_cast<std::int64_t>(hundredths) * 10'000), 2);
  return out;
}

std::string per_piece_text(const BomAssessment& assessment, Money lot) {
  std::string out;
  if (!lot.at_limit()) {
    const int decimals = std::min(6, assessment.today.line.currency.decimals() + 2);
    std::int64_t unit = kMicro;
    for (int i = 0; i < decimals; ++i) {
      unit /= 10;
    }
    append_amount(out, assessment.per_piece(lot, unit), decimals);
  }
  return out;
}

std::string impact_percent(const BomAssessment& assessment) {
  std::string out;
  const Money before = assessment.baseline.landed_cost.max;
  if (!assessment.impact.at_limit() && !before.at_limit() && before > Money()) {
    append_amount(
        out,
        scale(static_cast<i128>(assessment.impact.micro()) * 100, kMicro, before.micro(), 10'000),
        2);
  }
  return out;
}

}  // namespace detail

namespace {

using detail::JsonArray;
using detail::JsonObject;

std::string or_null(std::string text) { return text.empty() ? "null" : text; }

std::string decimal_or_null(std::optional<std::int64_t> micro) {
  std::string out;
  if (!micro) {
    return "null";
  }
  append_decimal(out, *micro);
  return out;
}

std::string percent_or_null(const std::optional<Rate>& share) {
  return share ? detail::percent_of(*share) : "null";
}

class BomJson {
 public:
  BomJson(std::string& out, const BomAssessment& assessment)
      : a_(assessment), currency_(assessment.today.line.currency), object_(out) {}

  void run() {
    head();
    contents();
    cost();
    components();
    day("today", a_.today);
    day("baseline", a_.baseline);
    JsonArray warnings(object_.key("warnings"));
    for (const std::string& warning : a_.warnings) {
      detail::append_json_string(warnings.next(), warning);
    }
    warnings.close();
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
    object_.raw("quantity", decimal_or_null(a_.quantity));
    std::string price;
    append_decimal(price, a_.price.micro());
    object_.raw("price", price);
    object_.text("currency", currency_.code());
    object_.amount("customs_value", line.entry.value, currency_);
    const FactIndex weight = line.schedule->net_weight_fact;
    const bool weighed = weight != kNoFact && line.entry.facts.known(weight);
    object_.raw(
        "net_weight_kg",
        decimal_or_null(weighed ? std::optional(line.entry.facts.value(weight)) : std::nullopt));
    object_.text("status", a_.exact() ? "exact" : "range");
    object_.text("valuation", to_string(a_.valuation));
  }

  void contents() {
    JsonObject all(object_.key("content"));
    for (const BomContent& shown : a_.contents) {
      const MaterialContent& content = shown.content;
      JsonObject metal(all.key(content.material.name));
      if (content.value) {
        metal.amount("value", *content.value, currency_);
      } else {
        metal.raw("value", "null");
        metal.amount("value_min", content.value_floor, currency_);
      }
      metal.raw("value_share_pct", percent_or_null(shown.value_share));
      metal.raw("kg", decimal_or_null(content.kg));
      if (!content.kg) {
        metal.raw("kg_min", decimal_or_null(content.kg_floor));
      }
      metal.raw("weight_share_pct", percent_or_null(shown.mass_share));
      metal.text("source", shown.stated ? "stated" : "bill");
      metal.close();
    }
    all.close();
  }

  void per_piece(const std::string& name, const MoneyRange& lot) {
    object_.raw(name, or_null(detail::per_piece_text(a_, lot.max)));
    if (!lot.exact()) {
      object_.raw(name + "_min", or_null(detail::per_piece_text(a_, lot.min)));
      object_.raw(name + "_max", or_null(detail::per_piece_text(a_, lot.max)));
    }
  }

  void cost() {
    per_piece("landed_cost_per_unit", a_.today.landed_cost);
    per_piece("baseline_landed_cost_per_unit", a_.baseline.landed_cost);
    object_.text("baseline_date", to_string(a_.baseline.line.entry.date));
    object_.raw("impact_per_unit", or_null(detail::per_piece_text(a_, a_.impact)));
    if (!a_.impact_bounds.exact()) {
      object_.raw("impact_per_unit_min", or_null(detail::per_piece_text(a_, a_.impact_bounds.min)));
      object_.raw("impact_per_unit_max", or_null(detail::per_piece_text(a_, a_.impact_bounds.max)));
    }
    object_.raw("impact_pct", or_null(detail::impact_percent(a_)));
    const BomShare* driver = detail::driver_of(a_);
    if (driver == nullptr) {
      object_.raw("driver", "null");
    } else {
      object_.text("driver", detail::share_name(a_, *driver));
    }
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
    if (value) {
      item.amount(name, *value, currency_);
    } else {
      item.raw(name, "null");
    }
  }

  void day(std::string_view name, const BomDay& day) {
    append_line_json(object_.key(name), day.line, day.assessment, *day.plan);
  }

  const BomAssessment& a_;
  const Currency& currency_;
  JsonObject object_;
};

}  // namespace

void append_bom_json(std::string& out, const BomProduct& product, const BomAssessment& assessment) {
  if (assessment.errors.empty()) {
    BomJson(out, assessment).run();
    return;
  }
  std::vector<EchoField> given;
  for (const BomField& field : product.fields) {
    given.push_back({field.name == "product" ? "name" : field.name, field.text, false});
  }
  append_rejected_json(out, assessment.errors, given, 0);
}

std::string bom_counts(const BomSummary& summary) {
  std::string out = std::to_string(summary.products) +
                    (summary.products == 1 ? " product: " : " products: ") +
                    std::to_string(summary.scored) + " scored";
  if (summary.ranges > 0) {
    out += " (" + std::to_string(summary.ranges) + (summary.ranges == 1 ? " range)" : " ranges)");
  }
  return out + ", " + std::to_string(summary.rejected) + " rejected\n";
}

}  // namespace tarex
