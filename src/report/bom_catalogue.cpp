#include "report/bom_catalogue.hpp"

#include <algorithm>
#include <cstring>

#include "report/bom_report.hpp"

namespace tarex {

/// In the order of the record.
std::string BomCatalogue::Row::*const BomCatalogue::kTexts[9] = {
    &Row::sku,         &Row::name,    &Row::hs,     &Row::origin,
    &Row::destination, &Row::heading, &Row::driver, &Row::driver_material,
    &Row::error};

void BomCatalogue::add(const BomProduct& product, const BomAssessment& a) {
  if (!a.errors.empty()) {
    keep(rejected_row(product, a.errors.front()), Money());
    return;
  }
  const Row row = priced_row(a);
  const Money weight = a.compared ? a.impact : row.duty;
  const std::int64_t fx = a.today.line.entry.fx_micro;
  const bool in_law = weight.at_limit() || fx == kMicro;
  note_run(a);
  count(row);
  keep(row, in_law ? weight : scale(weight.micro(), kMicro, fx, 1));
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
    if (is_additional(duty.kind)) {
      row.heading += (row.heading.empty() ? "" : ";") + detail::heading_of(a, duty.rule);
    }
  }
  if (const BomShare* driver = detail::driver_of(a)) {
    row.driver = detail::share_name(a, *driver);
    row.driver_material = driver->row == nullptr ? "" : driver->row->material_text;
    row.driver_share = driver->duty_share;
  }
  return row;
}

/// What holds for the run, as its first product says it, and what is to be minded.
void BomCatalogue::note_run(const BomAssessment& a) {
  if (date_.empty()) {
    date_ = to_string(a.today.line.entry.date);
    baseline_ = a.compared ? to_string(a.baseline.line.entry.date) : "";
    scenario_ = a.today.line.scenario;
  }
  for (std::string& warning : detail::taken_warnings(a)) {
    if (std::find(warnings_.begin(), warnings_.end(), warning) == warnings_.end()) {
      warnings_.push_back(std::move(warning));
    }
  }
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

}  // namespace tarex
