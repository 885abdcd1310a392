#include "report/bom_catalogue.hpp"

#include <algorithm>
#include <cstring>

#include "base/joined.hpp"
#include "cost/per_dollar.hpp"
#include "report/bom_report.hpp"
#include "report/counts.hpp"
#include "tarex/report.hpp"

namespace tarex {

namespace {

constexpr std::size_t kMostReasons = 10;  ///< why products are not compared

/// How much is to be said of a bill and its line, and of what it is compared with alone.
std::size_t warnings_of_product(const BomAssessment& a) {
  const std::vector<std::string>& now = a.today.line.warnings;
  const std::size_t before =
      a.compared ? warnings_only_of(a.baseline.line.warnings, now, {}).size() : 0;
  return a.warnings.size() + now.size() + before;
}

}  // namespace

/// In the order of the record.
std::string BomCatalogue::Row::*const BomCatalogue::kTexts[10] = {
    &Row::sku,         &Row::name,    &Row::hs,     &Row::origin,
    &Row::destination, &Row::heading, &Row::driver, &Row::driver_material,
    &Row::driver_open, &Row::error};

void BomCatalogue::add(const BomProduct& product, const BomAssessment& a) {
  if (!a.errors.empty()) {
    keep(rejected_row(product, a.errors.front()), {});
    return;
  }
  const Row row = priced_row(a);
  note_run(a);
  count(row);
  keep(row, place_of(a));
}

/// Amounts of several currencies are weighed in one, each at the rate of its line.
BomCatalogue::Place BomCatalogue::place_of(const BomAssessment& a) {
  const InputLine& line = a.today.line;
  const std::int64_t per_dollar = detail::per_dollar_of(line, defaults_);
  Place place;
  // What one bill leaves open of the day before takes from its increase: the most is the exposure.
  place.weight = a.compared ? a.impact_bounds.max : a.today.assessment.total_duty.max;
  if (per_dollar == 0) {
    auto at = std::find(unrated_.begin(), unrated_.end(), line.currency);
    at = at == unrated_.end() ? unrated_.insert(at, line.currency) : at;
    place.group = static_cast<std::uint16_t>(at - unrated_.begin() + 1);
    return place;
  }
  rated_ = true;
  if (!place.weight.at_limit()) {
    place.weight = scale(place.weight.micro(), kMicro, per_dollar, 1);
  }
  return place;
}

BomCatalogue::Row BomCatalogue::rejected_row(const BomProduct& product, const Error& why) {
  Row row;
  row.rejected = true;
  row.sku = product.text("sku");
  row.name = product.text("product");
  row.hs = product.text("hs");
  row.error = why.message;
  return row;
}

BomCatalogue::Row BomCatalogue::priced_row(const BomAssessment& a) {
  Row row;
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
  for (const DutyLine& duty : a.today.assessment.lines) {
    if (a.today.plan->schedule().measures[duty.measure].beside_the_line()) {
      row.heading += (row.heading.empty() ? "" : ";") + detail::heading_of(a, duty.rule);
    }
  }
  if (const BomShare* driver = detail::driver_of(a)) {
    row.driver = detail::share_name(a, *driver);
    row.driver_material = driver->row == nullptr ? "" : driver->row->material_text;
    row.driver_share = driver->duty_share;
  }
  row.driver_open = detail::joined(detail::rival_drivers(a), ";");
  return row;
}

void BomCatalogue::Days::add(Date day) {
  first = first ? std::min(*first, day) : day;
  last = last ? std::max(*last, day) : day;
}

/// "2026-01-05", "2026-01-05 to 2026-10-09"; empty if there is none.
std::string BomCatalogue::Days::text() const {
  return !first          ? std::string()
         : first == last ? to_string(*first)
                         : to_string(*first) + " to " + to_string(*last);
}

/// What holds for the run, and what is to be minded.
void BomCatalogue::note_run(const BomAssessment& a) {
  entered_.add(a.today.line.entry.date);
  if (a.compared) {
    baseline_.add(a.baseline.line.entry.date);
  }
  if (!a.not_compared.empty()) {
    // What is wrong with a bill is said where it is rejected.
    const std::string why =
        a.baseline_errors.empty() ? a.not_compared : "its baseline bill cannot be priced";
    const auto at = std::find_if(not_compared_.begin(), not_compared_.end(),
                                 [&](const auto& one) { return one.first == why; });
    if (at == not_compared_.end()) {
      not_compared_.emplace_back(why, 1);
    } else {
      ++at->second;
    }
  }
  scenario_ = a.today.line.scenario;
  std::vector<std::string> taken = detail::taken_warnings(a);
  for (std::string& warning : detail::taken_before(a)) {
    taken.push_back(std::move(warning));
  }
  const std::size_t said = taken.size() + (a.not_compared.empty() ? 0 : 1);
  unsaid_ += warnings_of_product(a) > said ? 1U : 0U;
  for (std::string& warning : taken) {
    if (std::find(warnings_.begin(), warnings_.end(), warning) == warnings_.end()) {
      warnings_.push_back(std::move(warning));
    }
  }
}

void BomCatalogue::keep(const Row& row, Place place) {
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
  place.at = spool_.add(record_);
  place.rejected = row.rejected;
  places_.push_back(place);
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
    return x.rejected != y.rejected ? y.rejected
           : x.group != y.group     ? x.group < y.group
                                    : x.weight > y.weight;
  });
  note_order();
  note_not_compared();
}

/// Of which products the order is not known.
void BomCatalogue::note_order() {
  if (unrated_.size() + (rated_ ? 1 : 0) > 1) {
    std::vector<std::string> names;
    for (const Currency& currency : unrated_) {
      names.push_back(currency.code());
    }
    warnings_.push_back("no rate of " + detail::joined_by_and(names) +
                        " to the US dollar is stated: ranked apart, currency by currency; --fx " +
                        names.front() + "=… brings it into one order");
  }
}

/// Why increases are missing.
void BomCatalogue::note_not_compared() {
  std::size_t more = 0;
  for (std::size_t i = 0; i < not_compared_.size(); ++i) {
    const auto& [why, products] = not_compared_[i];
    if (i < kMostReasons) {
      warnings_.push_back(detail::counted(products, "product") + " not compared: " + why);
    } else {
      more += products;
    }
  }
  if (more > 0) {
    warnings_.push_back(detail::counted(more, "more product") +
                        " not compared; without --summary each says why");
  }
}

void BomCatalogue::count(const Row& row) {
  auto at = std::find_if(totals_.begin(), totals_.end(),
                         [&](const Total& total) { return total.currency == row.currency; });
  if (at == totals_.end()) {
    totals_.push_back({row.currency, 0, {}, {}, {}, 0, {}, {}, {}});
    at = totals_.end() - 1;
  }
  ++at->products;
  at->customs_value += row.customs_value;
  at->duty += row.duty;
  at->duty_min += row.duty_min;
  if (!row.compared) {
    return;
  }
  ++at->compared;
  at->compared_value += row.customs_value;
  at->impact += row.impact;
  at->impact_bounds.min += row.impact_bounds.min;
  at->impact_bounds.max += row.impact_bounds.max;
}

}  // namespace tarex
