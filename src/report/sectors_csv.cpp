#include <fmt/format.h>

#include "report/csv_cells.hpp"
#include "report/duty_under_deal.hpp"
#include "report/range_ends.hpp"
#include "report/sum_text.hpp"
#include "tarex/report.hpp"
#include "tarex/sectors_report.hpp"

/// A basket by sector in CSV: a row per sum.
namespace tarex {
namespace {

using detail::if_exact;
using detail::least;
using detail::most;
using detail::percent_number;

void append_header(std::string& out, const Basket& basket, const Basket* deal) {
  out +=
      "sector,deal,products,ranges,value,currency,total_duty,effective_rate_pct,"
      "cost_of_being_outside";
  out += deal != nullptr ? ",duty_under_deal" : "";
  out += basket.scenario.empty() ? "" : ",scenario";
  out +=
      ",total_duty_min,cost_of_being_outside_min,cost_of_being_outside_max,first_entry,last_"
      "entry";
  out += deal != nullptr ? ",duty_under_deal_min\n" : "\n";
}

void append_row(std::string& out, const Basket& basket, const Basket* deal, const SectorSum& sum,
                std::string_view name) {
  const bool dated = !basket.lines.empty();
  const std::string first = dated ? to_string(basket.date) : "";
  const std::string last = dated ? to_string(basket.latest) : "";
  const auto amount = [&](const std::optional<MoneySum>& money) {
    return money ? detail::exact_amount_text(*money, basket.currency) : std::string();
  };
  const auto cost = basket.cost_of_being_outside(sum);
  append_csv_cell(out, name);
  out += fmt::format(",{},{},{},{},{},{},{},{}", sum.inside ? "yes" : "no", sum.products, sum.open,
                     amount(sum.value), basket.currency.code(), amount(sum.duty.max),
                     percent_number(sum.duty.max, sum.value), amount(if_exact(cost)));
  if (deal != nullptr) {
    out += ',' + amount(most(detail::duty_under(basket, deal, sum)));
  }
  if (!basket.scenario.empty()) {
    out += ',';
    append_csv_cell(out, basket.scenario);
  }
  out += fmt::format(",{},{},{},{},{}", amount(sum.duty.min), amount(least(cost)),
                     amount(most(cost)), first, last);
  if (deal != nullptr) {
    out += ',' + amount(least(detail::duty_under(basket, deal, sum)));
  }
  out += '\n';
}

}  // namespace

std::string sectors_csv(const Basket& basket, const Basket* deal) {
  std::string out;
  append_header(out, basket, deal);
  for (const SectorSum& sum : basket.sectors) {
    append_row(out, basket, deal, sum, sum.name);
  }
  append_row(out, basket, deal, basket.inside, "all inside");
  append_row(out, basket, deal, basket.outside, "all outside");
  return out;
}

}  // namespace tarex
