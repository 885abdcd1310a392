#include <fmt/format.h>

#include "base/joined.hpp"
#include "report/counts.hpp"
#include "report/duty_under_deal.hpp"
#include "report/notes.hpp"
#include "report/sum_text.hpp"
#include "report/text_layout.hpp"
#include "rows/verified.hpp"
#include "tarex/report.hpp"
#include "tarex/sectors_report.hpp"

/// A basket by sector as a person reads it.
namespace tarex {
namespace {

using detail::duty_under;
using detail::grouped;
using detail::percent_text;
using detail::TextTable;
using Align = TextTable::Align;

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

std::string title(const Basket& basket) {
  const Currency& currency = basket.currency;
  std::string out =
      fmt::format("{} from {} to {}, entry {}, amounts in {}\n",
                  detail::counted(basket.lines.size(), "product"), origins_text(basket),
                  destinations_text(basket), days_text(basket), currency.code());
  if (!basket.scenario.empty()) {
    out += "Scenario: " + basket.scenario + "\n";
  }
  return out;
}

/// The row of a sum.
std::vector<std::string> row_of(const Basket& basket, const Basket* deal, const SectorSum& sum,
                                const std::string& name) {
  const Currency& currency = basket.currency;
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
  return row;
}

/// The sectors inside the deal, those outside, and the sums of both.
std::string table_of(const Basket& basket, const Basket* deal) {
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
  const auto add = [&](const SectorSum& sum, const std::string& name) {
    table.row(row_of(basket, deal, sum, name));
  };
  for (const SectorSum& sum : basket.sectors) {
    add(sum, sum.name);
  }
  add(basket.inside, "all inside");
  add(basket.outside, "all outside");
  return table.text();
}

/// What the goods outside pay, what they would at the rate of those inside, and under a deal.
std::string cost_of_outside(const Basket& basket, const Basket* deal) {
  const Currency& currency = basket.currency;
  std::string out;
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
    if (duty && !duty->max.at_limit() && !basket.outside.duty.max.at_limit()) {
      const MoneySumRange& now = basket.outside.duty;
      out += fmt::format("Under \"{}\" they would pay {}.\n", deal->scenario,
                         less_text({now.min - duty->max, now.max - duty->min}, currency));
    }
  }
  return out;
}

}  // namespace

std::vector<std::string> sectors_warnings(const Basket& basket, const Basket* deal) {
  std::vector<std::string> out;
  for (const Schedule* schedule : basket.schedules) {
    if (std::string late = detail::past_verified(*schedule, basket.latest); !late.empty()) {
      out.push_back(std::move(late));
    }
  }
  out.insert(out.end(), basket.warnings.begin(), basket.warnings.end());
  if (deal != nullptr) {
    const auto only =
        warnings_only_of(deal->warnings, basket.warnings, "under \"" + deal->scenario + "\"");
    out.insert(out.end(), only.begin(), only.end());
  }
  return out;
}

std::string sectors_text(const Basket& basket, const Basket* deal) {
  if (basket.schedule == nullptr) {
    return {};
  }
  std::string out = title(basket) + "\n" + table_of(basket, deal) + cost_of_outside(basket, deal);
  if (basket.ranges() > 0 || (deal != nullptr && deal->ranges() > 0)) {
    out += detail::kOpenNote;
  }
  out += detail::mind_text(sectors_warnings(basket, deal)) + "\n";
  for (const Schedule* schedule : basket.schedules) {
    out += detail::law_text(*schedule) + "\n";
  }
  return out;
}

}  // namespace tarex
