#include "report/bom_catalogue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <iterator>

#include "report/bom_json.hpp"
#include "report/bom_report.hpp"
#include "report/bom_text.hpp"
#include "report/coins.hpp"
#include "report/counts.hpp"
#include "report/csv_row.hpp"
#include "report/notes.hpp"
#include "report/percent.hpp"
#include "report/sum_text.hpp"
#include "report/total_cells.hpp"
#include "rows/plain_text.hpp"

namespace tarex {
namespace {

using detail::CsvRow;
using detail::grouped;
using detail::in_coins;
using detail::JsonObject;
using detail::percent_number;
using detail::shorten;
using detail::TextTable;
using Align = TextTable::Align;

constexpr std::string_view kColumns[] = {"rank",
                                         "sku",
                                         "name",
                                         "hs",
                                         "chapter",
                                         "heading_4",
                                         "origin",
                                         "destination",
                                         "status",
                                         "currency",
                                         "quantity",
                                         "price",
                                         "customs_value",
                                         "total_duty_min",
                                         "total_duty",
                                         "effective_rate_pct",
                                         "baseline_total_duty",
                                         "landed_cost",
                                         "baseline_landed_cost",
                                         "impact",
                                         "impact_pct_of_value",
                                         "impact_share_pct",
                                         "headings",
                                         "driver",
                                         "driver_material",
                                         "driver_duty_pct",
                                         "impact_min",
                                         "impact_max",
                                         "error"};

template <class Amount>
std::string percent_or_dash(const Amount& part, const Amount& whole) {
  const std::string out = percent_number(part, whole);
  return out.empty() ? "-" : out + "%";
}

/// A figure at its highest; `≤` where it may be less.
template <class Amount>
std::string at_most(const Amount& most, const Amount& least, const Currency& currency) {
  return (least == most || most.at_limit() ? "" : "≤ ") +
         grouped(in_coins(most, currency), currency);
}

/// An increase, or its ends where the figure at the highest of both sides is not the most.
template <class Amount, class Range>
std::string increase(const Amount& impact, const Range& bounds, const Currency& currency) {
  return impact == bounds.max || bounds.min.at_limit()
             ? at_most(impact, bounds.min, currency)
             : grouped(in_coins(bounds, currency), currency);
}

/// The same in percent of the value.
template <class Amount, class Range>
std::string increase_share(const Amount& impact, const Range& bounds, const Amount& value) {
  const std::string least = percent_number(bounds.min, value);
  return impact == bounds.max || least.empty()
             ? percent_or_dash(impact, value)
             : least + " to " + percent_or_dash(bounds.max, value);
}

}  // namespace

/// In the order of the record.
std::string BomCatalogue::Row::*const BomCatalogue::kTexts[9] = {
    &Row::sku,         &Row::name,    &Row::hs,     &Row::origin,
    &Row::destination, &Row::heading, &Row::driver, &Row::driver_material,
    &Row::error};

void BomCatalogue::add(const BomProduct& product, const BomAssessment& a) {
  Row row;
  if (!a.errors.empty()) {
    row.rejected = true;
    row.sku = product.text("sku");
    row.name = product.text("product");
    row.hs = product.text("hs");
    row.error = a.errors.front().message;
    keep(row, Money());
    return;
  }
  const InputLine& line = a.today.line;
  row.sku = line.sku;
  row.name = line.product;
  row.hs = to_string(line.entry.code);
  row.origin = to_string(line.entry.origin);
  row.destination = line.schedule->jurisdiction;
  row.currency = line.currency;
  row.quantity = a.quantity;
  row.price = a.price;
  row.customs_value = line.entry.value;
  row.duty = a.today.assessment.total_duty.max;
  row.duty_min = a.today.assessment.total_duty.min;
  row.landed = a.today.landed_cost.max;
  row.exact = a.exact();
  row.entered = line.entry.date;
  row.compared = a.compared;
  if (a.compared) {
    row.baseline_duty = a.baseline.assessment.total_duty.max;
    row.baseline_landed = a.baseline.landed_cost.max;
    row.entered_then = a.baseline.line.entry.date;
    row.impact = a.impact;
    row.impact_bounds = a.impact_bounds;
  }
  const Money weight = a.compared ? a.impact : row.duty;
  const Money in_law = weight.at_limit() || line.entry.fx_micro == kMicro
                           ? weight
                           : scale(weight.micro(), kMicro, line.entry.fx_micro, 1);
  for (const DutyLine& duty : a.today.assessment.lines) {
    if (is_additional(duty.kind)) {
      row.heading += (row.heading.empty() ? "" : ";") + detail::heading_of(a, duty.rule);
    }
  }
  if (const BomShare* driver = detail::driver_of(a)) {
    row.driver = detail::share_name(a, *driver);
    row.driver_material = driver->row == nullptr ? "" : driver->row->material_text;
    row.driver_share = driver->duty_share;
  }
  if (date_.empty()) {
    date_ = to_string(line.entry.date);
    baseline_ = a.compared ? to_string(a.baseline.line.entry.date) : "";
    scenario_ = line.scenario;
  }
  for (std::string& warning : detail::taken_warnings(a)) {
    if (std::find(warnings_.begin(), warnings_.end(), warning) == warnings_.end()) {
      warnings_.push_back(std::move(warning));
    }
  }
  count(row);
  keep(row, in_law);
}

void BomCatalogue::keep(const Row& row, Money weight) {
  const Figures& figures = row;
  record_.resize(sizeof figures);
  std::memcpy(record_.data(), &figures, sizeof figures);
  for (const auto text : kTexts) {
    const auto size = static_cast<std::uint32_t>((row.*text).size());
    char head[sizeof size];
    std::memcpy(head, &size, sizeof size);
    record_.append(head, sizeof head);
    record_ += row.*text;
  }
  places_.push_back({weight, spool_.add(record_), row.rejected});
}

bool BomCatalogue::read(const Place& place, Row& row) {
  if (!spool_.read(place.at, record_)) {
    return false;
  }
  Figures& figures = row;
  std::memcpy(&figures, record_.data(), sizeof figures);
  std::size_t at = sizeof figures;
  for (const auto text : kTexts) {
    std::uint32_t size = 0;
    std::memcpy(&size, record_.data() + at, sizeof size);
    (row.*text).assign(record_, at + sizeof size, size);
    at += sizeof size + size;
  }
  return true;
}

void BomCatalogue::sort() {
  std::stable_sort(places_.begin(), places_.end(), [](const Place& x, const Place& y) {
    return x.rejected != y.rejected ? y.rejected : x.weight > y.weight;
  });
}

void BomCatalogue::count(const Row& row) {
  auto at = std::find_if(totals_.begin(), totals_.end(),
                         [&](const Total& total) { return total.currency == row.currency; });
  if (at == totals_.end()) {
    totals_.push_back({row.currency, 0, {}, {}, {}, {}, {}});
    at = totals_.end() - 1;
  }
  ++at->products;
  at->customs_value += row.customs_value;
  at->duty += row.duty;
  at->duty_min += row.duty_min;
  at->impact += row.impact;
  at->impact_bounds.min += row.impact_bounds.min;
  at->impact_bounds.max += row.impact_bounds.max;
}

std::string BomCatalogue::text(std::size_t most) {
  TextTable table({Align::left, Align::left, Align::right, Align::right, Align::right, Align::right,
                   Align::left});
  table.row({"", "", "value of lot", "duty", "increase", "of value", "heading; driver"});
  std::size_t shown = 0;
  const auto first_rejected = std::find_if(places_.begin(), places_.end(),
                                           [](const Place& place) { return place.rejected; });
  const auto scored = static_cast<std::size_t>(first_rejected - places_.begin());
  const std::size_t rejected = places_.size() - scored;
  Row row;
  while (shown < scored && (most == 0 || shown < most) && read(places_[shown], row)) {
    ++shown;
    const std::string what = row.sku.empty() ? row.name : row.sku + " " + row.name;
    table.row(
        {shorten(what, 26), row.currency.code(),
         grouped(in_coins(row.customs_value, row.currency), row.currency),
         at_most(row.duty, row.duty_min, row.currency),
         row.compared ? increase(row.impact, row.impact_bounds, row.currency) : "-",
         row.compared ? increase_share(row.impact, row.impact_bounds, row.customs_value) : "-",
         shorten(row.heading.empty() ? row.driver : row.heading + "; " + row.driver, 32)});
  }
  for (const Total& total : totals_) {
    table.row({detail::counted(total.products, "product"), total.currency.code(),
               grouped(in_coins(total.customs_value, total.currency), total.currency),
               at_most(total.duty, total.duty_min, total.currency),
               increase(total.impact, total.impact_bounds, total.currency),
               increase_share(total.impact, total.impact_bounds, total.customs_value), ""});
  }
  std::string out =
      scored == 0
          ? std::string("Exposure: no product could be priced\n")
          : fmt::format("Exposure on {}{}, for the lots, dearest change first\n{}{}", date_,
                        baseline_.empty() ? "" : " against " + baseline_,
                        scenario_.empty() ? "" : "Scenario: " + scenario_ + "\n", table.text());
  if (shown < scored) {
    out += fmt::format("  {} (--all)\n", detail::counted(scored - shown, "more product"));
  }
  for (auto place = first_rejected; rejected <= 20 && place != places_.end(); ++place) {
    if (read(*place, row)) {
      out += fmt::format("  rejected: {}\n", shorten(row.sku + " " + row.error, 86));
    }
  }
  return out + detail::mind_text(warnings_);
}

void BomCatalogue::append_csv(std::string& out, const std::function<void()>& written) {
  CsvRow header(out);
  for (const std::string_view name : kColumns) {
    header.cell(name);
  }
  if (!scenario_.empty()) {
    header.cell("scenario");
  }
  header.cell("entry_date");
  header.cell("baseline_date");
  header.end();
  std::size_t rank = 0;
  Row r;
  for (const Place& place : places_) {
    if (!read(place, r)) {
      return;
    }
    CsvRow row(out);
    std::string digits;
    std::copy_if(r.hs.begin(), r.hs.end(), std::back_inserter(digits), detail::is_digit);
    row.cell(r.rejected ? "" : std::to_string(++rank));
    for (const std::string* text : {&r.sku, &r.name, &r.hs}) {
      row.cell(*text);
    }
    row.cell(digits.substr(0, 2));
    row.cell(digits.substr(0, 4));
    row.cell(r.origin);
    row.cell(r.destination);
    row.cell(r.rejected ? "rejected" : detail::status_word(r.exact));
    const auto known = [&](Money amount, bool there = true) {
      row.amount(there && !r.rejected ? std::optional(amount) : std::nullopt, r.currency);
    };
    row.cell(r.rejected ? std::string() : r.currency.code());
    row.decimal(r.rejected ? std::nullopt : std::optional(r.quantity));
    row.decimal(r.rejected ? std::nullopt : std::optional(r.price.micro()));
    known(r.customs_value);
    known(r.duty_min);
    known(r.duty);
    row.cell(r.rejected ? std::string() : percent_number(r.duty, r.customs_value));
    known(r.baseline_duty, r.compared);
    known(r.landed);
    known(r.baseline_landed, r.compared);
    known(r.impact, r.compared);
    row.cell(r.rejected || !r.compared ? std::string() : percent_number(r.impact, r.customs_value));
    MoneySum whole;
    for (const Total& total : totals_) {
      whole = total.currency == r.currency ? total.impact : whole;
    }
    row.cell(r.rejected || !r.compared ? std::string() : percent_number(MoneySum(r.impact), whole));
    row.cell(r.heading);
    row.cell(r.driver);
    row.cell(r.driver_material);
    row.share(r.driver_share);
    known(r.impact_bounds.min, r.compared);
    known(r.impact_bounds.max, r.compared);
    row.cell(r.error);
    if (!scenario_.empty()) {
      row.cell(scenario_);
    }
    row.cell(r.rejected ? std::string() : to_string(r.entered));
    row.cell(r.rejected || !r.compared ? std::string() : to_string(r.entered_then));
    row.end();
    written();
  }
}

void BomCatalogue::append_json(std::string& out, bool one_per_line,
                               const std::function<void()>& written) {
  std::size_t rank = 0;
  bool first = true;
  Row r;
  for (const Place& place : places_) {
    if (!read(place, r)) {
      return;
    }
    out += first || one_per_line ? "" : ",";
    first = false;
    JsonObject item(out);
    const auto amount = [&](std::string_view name, Money money) {
      item.amount(name, in_coins(money, r.currency), r.currency);
    };
    if (r.rejected) {
      item.raw("rank", "null");
    } else {
      item.count("rank", ++rank);
    }
    item.text("sku", r.sku);
    item.text("name", r.name);
    item.text("hs", r.hs);
    item.text("status", r.rejected ? "rejected" : detail::status_word(r.exact));
    if (r.rejected) {
      item.text("error", r.error);
    } else {
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
        amount("baseline_total_duty", r.baseline_duty);
        amount("baseline_landed_cost", r.baseline_landed);
        amount("impact", r.impact);
        if (!r.impact_bounds.exact()) {
          amount("impact_min", r.impact_bounds.min);
          amount("impact_max", r.impact_bounds.max);
        }
        item.raw("impact_pct_of_value", detail::or_null(percent_number(r.impact, r.customs_value)));
      }
      item.text("headings", r.heading);
      item.text("driver", r.driver);
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
    item.close();
    out += one_per_line ? "\n" : "";
    written();
  }
}

}  // namespace tarex
