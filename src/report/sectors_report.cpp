#include "tarex/sectors_report.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/joined.hpp"
#include "report/counts.hpp"
#include "report/csv_cells.hpp"
#include "report/json_text.hpp"
#include "report/law_json.hpp"
#include "report/notes.hpp"
#include "report/range_ends.hpp"
#include "report/sum_text.hpp"
#include "report/text_layout.hpp"
#include "rows/verified.hpp"
#include "tarex/report.hpp"

namespace tarex {
namespace {

using detail::grouped;
using detail::if_exact;
using detail::JsonArray;
using detail::JsonObject;
using detail::least;
using detail::most;
using detail::percent_number;
using detail::percent_text;
using detail::TextTable;

/// Duty of the same products under the supposed deal; nothing if none was named.
std::optional<MoneySumRange> duty_under(const Basket& basket, const Basket* deal,
                                        const SectorSum& sum) {
  if (deal == nullptr) {
    return std::nullopt;
  }
  MoneySumRange duty;
  for (const SectorLine& line : basket.lines) {
    const bool counts = &sum == &basket.inside ? line.inside
                        : &sum == &basket.outside
                            ? !line.inside
                            : line.sector == sum.name && line.inside == sum.inside;
    if (!counts) {
      continue;
    }
    const auto same = std::find_if(deal->lines.begin(), deal->lines.end(),
                                   [&](const SectorLine& other) { return other.row == line.row; });
    if (same == deal->lines.end() || same->duty.max.at_limit()) {
      return std::nullopt;
    }
    duty.min += same->duty.min;
    duty.max += same->duty.max;
  }
  return duty;
}

void append_sum(std::string& out, const Basket& basket, const Basket* deal, const SectorSum& sum,
                std::string_view name) {
  JsonObject object(out);
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
  object.close();
}

/// "KR", "KR and CN", or how many there are.
std::string listed_text(const std::vector<std::string>& names, std::string_view what) {
  if (names.size() > 3) {
    return fmt::format("{} {}", names.size(), what);
  }
  return detail::joined_by_and(names);
}

std::string origins_text(const Basket& basket) {
  std::vector<std::string> names;
  for (const Country origin : basket.origins) {
    names.push_back(to_string(origin));
  }
  return listed_text(names, "origins");
}

std::string destinations_text(const Basket& basket) {
  std::vector<std::string> names;
  for (const Schedule* schedule : basket.schedules) {
    names.push_back(schedule->jurisdiction);
  }
  return listed_text(names, "destinations");
}

/// "1,000.00 USD less", "200.00 to 300.00 USD more", "200.00 USD more to 1,000.00 USD less".
std::string less_text(const MoneySumRange& less, const Currency& currency) {
  const MoneySum none;
  const MoneySum more = none - less.min;
  if (less.max <= none && less.min != none) {
    return fmt::format("{} {} more", grouped(MoneySumRange{none - less.max, more}, currency),
                       currency.code());
  }
  if (less.min < none) {
    return fmt::format("{0} {2} more to {1} {2} less", grouped(more, currency),
                       grouped(less.max, currency), currency.code());
  }
  return fmt::format("{} {} less", grouped(less, currency), currency.code());
}

/// The day of entry, or the first and the last of several.
std::string days_text(const Basket& basket) {
  return to_string(basket.date) +
         (basket.latest == basket.date ? "" : " to " + to_string(basket.latest));
}

}  // namespace

std::vector<std::string> sectors_warnings(const Basket& basket) {
  std::vector<std::string> out;
  for (const Schedule* schedule : basket.schedules) {
    if (std::string late = detail::past_verified(*schedule, basket.latest); !late.empty()) {
      out.push_back(std::move(late));
    }
  }
  out.insert(out.end(), basket.warnings.begin(), basket.warnings.end());
  return out;
}

std::string sectors_text(const Basket& basket, const Basket* deal) {
  if (basket.schedule == nullptr) {
    return {};
  }
  const Currency& currency = basket.currency;
  std::string out =
      fmt::format("{} from {} to {}, entry {}, amounts in {}\n",
                  detail::counted(basket.lines.size(), "product"), origins_text(basket),
                  destinations_text(basket), days_text(basket), currency.code());
  if (!basket.scenario.empty()) {
    out += "Scenario: " + basket.scenario + "\n";
  }
  using Align = TextTable::Align;
  std::vector<Align> columns{Align::left,  Align::left,  Align::right, Align::right,
                             Align::right, Align::right, Align::right};
  std::vector<std::string> names{"sector", "deal",     "products",       "export value",
                                 "duty",   "of value", "cost of outside"};
  if (deal != nullptr) {
    columns.push_back(Align::right);
    names.emplace_back("duty under the deal");
  }
  TextTable table(columns);
  table.row(names);
  bool open = false;
  const auto add = [&](const SectorSum& sum, const std::string& name) {
    open = open || sum.open > 0;
    const auto cost = basket.cost_of_being_outside(sum);
    std::vector<std::string> row{name,
                                 sum.inside ? "yes" : "no",
                                 std::to_string(sum.products),
                                 grouped(sum.value, currency),
                                 grouped(sum.duty.max, currency) + (sum.open > 0 ? "?" : ""),
                                 percent_text(sum.duty.max, sum.value),
                                 cost ? detail::grouped(*cost, currency) : ""};
    if (deal != nullptr) {
      const auto duty = duty_under(basket, deal, sum);
      row.push_back(duty ? grouped(duty->max, currency) + (duty->exact() ? "" : "?") : "");
    }
    table.row(row);
  };
  for (const bool inside : {true, false}) {
    for (const SectorSum& sum : basket.sectors) {
      if (sum.inside == inside) {
        add(sum, sum.name);
      }
    }
  }
  add(basket.inside, "all inside");
  add(basket.outside, "all outside");
  out += "\n" + table.text();
  if (const auto cost = basket.cost_of_being_outside(basket.outside)) {
    const auto share = [](const SectorSum& sum) {
      return (sum.open > 0 ? "at most " : "") + percent_text(sum.duty.max, sum.value);
    };
    out += fmt::format(
        "\nGoods outside the deal pay {} of their value, those inside {}. At the rate of those "
        "inside\nthe goods outside would pay {}.\n",
        share(basket.outside), share(basket.inside), less_text(*cost, currency));
  }
  if (deal != nullptr) {
    const auto duty = duty_under(basket, deal, basket.outside);
    if (duty && !basket.outside.duty.max.at_limit()) {
      const MoneySumRange& now = basket.outside.duty;
      out += fmt::format("Under \"{}\" they would pay {}.\n", deal->scenario,
                         less_text({now.min - duty->max, now.max - duty->min}, currency));
    }
  }
  if (open) {
    out += detail::kOpenNote;
  }
  out += detail::mind_text(sectors_warnings(basket)) + "\n";
  for (const Schedule* schedule : basket.schedules) {
    out += detail::law_text(*schedule) + "\n";
  }
  return out;
}

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
  if (!basket.lines.empty()) {
    object.text("first_entry", to_string(basket.date));
    object.text("last_entry", to_string(basket.latest));
  }
  object.texts("origins", basket.origins, [](Country origin) { return to_string(origin); });
  JsonArray sectors(object.key("sectors"));
  for (const SectorSum& sum : basket.sectors) {
    append_sum(sectors.next(), basket, deal, sum, sum.name);
  }
  sectors.close();
  append_sum(object.key("inside"), basket, deal, basket.inside, "all inside");
  append_sum(object.key("outside"), basket, deal, basket.outside, "all outside");
  object.count("rejected", basket.rejected);
  object.texts("warnings", sectors_warnings(basket));
  detail::append_laws(object, basket.schedules);
  object.close();
  return out + "\n";
}

std::string sectors_csv(const Basket& basket, const Basket* deal) {
  std::string out =
      "sector,deal,products,ranges,value,currency,total_duty,effective_rate_pct,"
      "cost_of_being_outside";
  out += deal != nullptr ? ",duty_under_deal" : "";
  out += basket.scenario.empty() ? "" : ",scenario";
  out +=
      ",total_duty_min,cost_of_being_outside_min,cost_of_being_outside_max,first_entry,last_"
      "entry\n";
  const bool dated = !basket.lines.empty();
  const std::string first = dated ? to_string(basket.date) : "";
  const std::string last = dated ? to_string(basket.latest) : "";
  const auto row = [&](const SectorSum& sum, std::string_view name) {
    const auto amount = [&](const std::optional<MoneySum>& money) {
      return money ? detail::exact_amount_text(*money, basket.currency) : std::string();
    };
    const auto cost = basket.cost_of_being_outside(sum);
    append_csv_cell(out, name);
    out += fmt::format(",{},{},{},{},{},{},{},{}", sum.inside ? "yes" : "no", sum.products,
                       sum.open, amount(sum.value), basket.currency.code(), amount(sum.duty.max),
                       percent_number(sum.duty.max, sum.value), amount(if_exact(cost)));
    if (deal != nullptr) {
      out += ',' + amount(most(duty_under(basket, deal, sum)));
    }
    if (!basket.scenario.empty()) {
      out += ',';
      append_csv_cell(out, basket.scenario);
    }
    out += fmt::format(",{},{},{},{},{}\n", amount(sum.duty.min), amount(least(cost)),
                       amount(most(cost)), first, last);
  };
  for (const SectorSum& sum : basket.sectors) {
    row(sum, sum.name);
  }
  row(basket.inside, "all inside");
  row(basket.outside, "all outside");
  return out;
}

}  // namespace tarex
