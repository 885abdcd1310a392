#include "report/bom_catalogue.hpp"
#include "report/bom_json.hpp"
#include "report/coins.hpp"
#include "report/percent.hpp"
#include "report/total_cells.hpp"

/// The exposure of a catalogue in JSON: a flat object per product.
namespace tarex {
namespace {

using detail::in_coins;
using detail::JsonObject;
using detail::percent_number;

}  // namespace

/// The increase, and what it is over.
void BomCatalogue::add_comparison(detail::JsonObject& item, const Row& r) {
  const auto amount = [&](std::string_view name, Money money) {
    item.amount(name, in_coins(money, r.currency), r.currency);
  };
  amount("baseline_total_duty", r.baseline_duty);
  amount("baseline_landed_cost", r.baseline_landed);
  amount("impact", r.impact);
  if (!r.impact_bounds.exact()) {
    amount("impact_min", r.impact_bounds.min);
    amount("impact_max", r.impact_bounds.max);
  }
  item.raw("impact_pct_of_value", detail::or_null(percent_number(r.impact, r.customs_value)));
}

void BomCatalogue::add_figures(detail::JsonObject& item, const Row& r) const {
  const auto amount = [&](std::string_view name, Money money) {
    item.amount(name, in_coins(money, r.currency), r.currency);
  };
  item.text("origin", r.origin);
  item.text("destination", r.destination);
  item.text("currency", r.currency.code());
  item.raw("quantity", decimal_text(r.quantity));
  item.raw("price", decimal_text(r.price.micro()));
  amount("customs_value", r.customs_value);
  amount("total_duty_min", r.duty_min);
  amount("total_duty", r.duty);
  amount("landed_cost", r.landed);
  if (r.compared) {
    add_comparison(item, r);
  }
  item.text("headings", r.heading);
  if (r.driver_open.empty()) {
    item.text("driver", r.driver);
  } else {
    item.raw("driver", "null");
    item.text("driver_open", r.driver_open);
  }
  item.text("driver_material", r.driver_material);
  item.raw("driver_duty_pct", detail::percent_or_null(r.driver_share));
  item.text("entry_date", to_string(r.entered));
  if (r.compared) {
    item.text("baseline_date", to_string(r.entered_then));
  }
  if (!scenario_.empty()) {
    item.text("scenario", scenario_);
  }
}

void BomCatalogue::append_json_item(std::string& out, const Row& r, std::size_t rank) const {
  JsonObject item(out);
  if (r.rejected) {
    item.raw("rank", "null");
  } else {
    item.count("rank", rank);
  }
  item.text("sku", r.sku);
  item.text("name", r.name);
  item.text("hs", r.hs);
  item.text("status", r.rejected ? "rejected" : detail::status_word(r.exact));
  if (r.rejected) {
    item.text("error", r.error);
  } else {
    add_figures(item, r);
  }
  item.close();
}

void BomCatalogue::append_json(std::string& out, bool one_per_line,
                               const std::function<void()>& written) {
  std::size_t rank = 0;
  bool first = true;
  Row row;
  for (const Place& place : places_) {
    if (!read(place, row)) {
      return;
    }
    out += first || one_per_line ? "" : ",";
    first = false;
    append_json_item(out, row, row.rejected ? 0 : ++rank);
    out += one_per_line ? "\n" : "";
    written();
  }
}

}  // namespace tarex
