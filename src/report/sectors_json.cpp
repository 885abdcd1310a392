#include "report/duty_under_deal.hpp"
#include "report/json_text.hpp"
#include "report/law_json.hpp"
#include "report/range_ends.hpp"
#include "report/sum_text.hpp"
#include "tarex/sectors_report.hpp"

/// A basket by sector in JSON.
namespace tarex {
namespace {

using detail::duty_under;
using detail::if_exact;
using detail::JsonArray;
using detail::JsonObject;
using detail::least;
using detail::most;
using detail::percent_number;

void add_days(JsonObject& object, const Basket& basket) {
  if (!basket.lines.empty()) {
    object.text("first_entry", to_string(basket.date));
    object.text("last_entry", to_string(basket.latest));
  }
}

void add_sum(JsonObject& object, const Basket& basket, const Basket* deal, const SectorSum& sum,
             std::string_view name) {
  const auto amount = [&](std::string_view key, const std::optional<MoneySum>& money) {
    object.raw(key, detail::json_amount(money, basket.currency));
  };
  object.text("sector", name);
  object.flag("deal", sum.inside);
  object.count("products", sum.products);
  object.count("ranges", sum.open);
  amount("value", sum.value);
  amount("total_duty", sum.duty.max);
  amount("total_duty_min", sum.duty.min);
  const std::string rate = percent_number(sum.duty.max, sum.value);
  object.raw("effective_rate_pct", rate.empty() ? "null" : rate);
  const auto cost = basket.cost_of_being_outside(sum);
  amount("cost_of_being_outside", if_exact(cost));
  if (cost && !cost->exact()) {
    amount("cost_of_being_outside_min", cost->min);
    amount("cost_of_being_outside_max", cost->max);
  }
  if (deal != nullptr) {
    const auto duty = duty_under(basket, deal, sum);
    amount("duty_under_deal", most(duty));
    amount("duty_under_deal_min", least(duty));
  }
}

void append_sum(std::string& out, const Basket& basket, const Basket* deal, const SectorSum& sum,
                std::string_view name) {
  JsonObject object(out);
  add_sum(object, basket, deal, sum, name);
  object.close();
}

/// A sum that stands for itself: with what the document says of all.
void append_line(std::string& out, const Basket& basket, const Basket* deal, const SectorSum& sum,
                 std::string_view name) {
  JsonObject object(out);
  add_sum(object, basket, deal, sum, name);
  object.text("currency", basket.currency.code());
  if (!basket.scenario.empty()) {
    object.text("scenario", basket.scenario);
  }
  add_days(object, basket);
  object.close();
  out += '\n';
}

}  // namespace

std::string sectors_json(const Basket& basket, const Basket* deal) {
  std::string out;
  JsonObject object(out);
  if (!basket.scenario.empty()) {
    object.text("scenario", basket.scenario);
  }
  if (deal != nullptr) {
    object.text("deal", deal->scenario);
  }
  object.text("currency", basket.currency.code());
  add_days(object, basket);
  object.texts("origins", basket.origins, [](Country origin) { return to_string(origin); });
  JsonArray sectors(object.key("sectors"));
  for (const SectorSum& sum : basket.sectors) {
    append_sum(sectors.next(), basket, deal, sum, sum.name);
  }
  sectors.close();
  append_sum(object.key("inside"), basket, deal, basket.inside, "all inside");
  append_sum(object.key("outside"), basket, deal, basket.outside, "all outside");
  object.count("rejected", basket.rejected);
  if (deal != nullptr) {
    object.count("rejected_under_deal", deal->rejected);
  }
  object.texts("warnings", sectors_warnings(basket, deal));
  detail::append_laws(object, basket.schedules);
  object.close();
  return out + "\n";
}

std::string sectors_jsonl(const Basket& basket, const Basket* deal) {
  std::string out;
  for (const SectorSum& sum : basket.sectors) {
    append_line(out, basket, deal, sum, sum.name);
  }
  append_line(out, basket, deal, basket.inside, "all inside");
  append_line(out, basket, deal, basket.outside, "all outside");
  return out;
}

}  // namespace tarex
