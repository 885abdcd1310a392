#include "bom/bench.hpp"

#include <algorithm>
#include <stdexcept>

#include "tarex/schedule_loader.hpp"

namespace tarex::bom_tests {
namespace {

EntryDefaults defaults_of(const std::string& day) {
  EntryDefaults out;
  out.date = day_of(day);
  return out;
}

LawBook book_of(const Schedule& schedule) {
  LawBook out;
  out.add(schedule);
  return out;
}

std::string pick(oracle::Random& random, const std::vector<std::string>& words) {
  return random.pick(words);
}

}  // namespace

Date day_of(const std::string& text) { return parse_date(text).value(); }

Bench::Bench(const std::string& day)
    : schedule_(embedded_schedule("US")),
      book_(book_of(*schedule_)),
      reader_(book_, defaults_of(day)) {
  terms_.baseline = day_of("2025-03-11");
}

std::vector<BomProduct> Bench::read(const std::string& text) {
  auto bill = bill_of_text(text, "bill", options_, book_);
  if (!bill) {
    throw std::runtime_error(to_text(bill.error()));
  }
  std::vector<BomProduct> out;
  BomProduct product;
  while (bill.value()->next(product)) {
    out.push_back(product);
  }
  return out;
}

BomAssessment Bench::assess(const BomProduct& product) {
  assessed_.push_back(product);
  return BomAssessor(book_, reader_, terms_).assess(assessed_.back());
}

BomAssessment Bench::assess(const std::string& text) { return assess(read(text).at(0)); }

BomAssessment Bench::priced(const std::string& text) {
  BomAssessment out = assess(text);
  if (!out.errors.empty()) {
    throw std::runtime_error(to_text(out.errors.front()));
  }
  return out;
}

std::string first_error(const BomProduct& product) {
  return product.errors.empty() ? "" : product.errors.front().message;
}

MoneyRange duty(const BomAssessment& assessment) { return assessment.today.assessment.total_duty; }

bool holds(const MoneyRange& range, const MoneyRange& truth) {
  return range.min <= truth.min && truth.max <= range.max;
}

bool warns(const BomAssessment& assessment, const std::string& text) {
  return std::any_of(
      assessment.warnings.begin(), assessment.warnings.end(),
      [&](const std::string& warning) { return warning.find(text) != std::string::npos; });
}

bool asks(const BomAssessment& assessment, const std::string& fact) {
  const auto& questions = assessment.today.assessment.questions;
  return std::any_of(questions.begin(), questions.end(), [&](const Question& question) {
    return assessment.today.line.schedule->facts[question.fact].name == fact;
  });
}

void set_field(BomProduct& product, const std::string& name, std::string text) {
  for (BomField& field : product.fields) {
    if (field.name == name) {
      field.text = std::move(text);
      return;
    }
  }
  product.fields.push_back({name, std::move(text), 1, 1});
}

BomProduct random_product(oracle::Random& random) {
  // Lists of every tier and of one, two and three metals; a chapter with the weight test and some
  // without.
  static const std::vector<std::string> kCodes = {
      "8431.39.00.10", "8413.91.90.96", "7326.90.86.88", "7318.15.80.69", "7604.21.00.10",
      "8544.42.90.90", "8504.23.00.80", "9403.20.00.35", "8481.80.30.10", "8418.10.00.10",
      "7615.10.71.55", "8302.41.60.15", "8428.33.00.00", "8479.89.95.50", "8516.60.60.00"};
  static const std::vector<std::string> kDays = {"2025-03-20", "2025-05-02", "2025-07-01",
                                                 "2025-09-01", "2025-12-01", "2026-03-02",
                                                 "2026-04-06", "2026-06-08", "2026-10-09"};
  static const std::vector<std::string> kMaterials = {"steel",      "steel",       "steel",
                                                      "aluminum",   "copper",      "other:rubber",
                                                      "other:wood", "other:paint", "other:plastic"};
  static const std::vector<std::string> kMelts = {"", "KR", "KR", "US", "US", "CN", "RU"};
  BomProduct out;
  out.line = 1;
  out.column = 1;
  set_field(out, "sku", "R-1");
  set_field(out, "hs", pick(random, kCodes));
  set_field(out, "origin", random.chance(70) ? "KR" : "CN");
  set_field(out, "entry_date", pick(random, kDays));
  set_field(out, "transport", "ocean");
  const std::int64_t pieces = random.between(1, 400);
  set_field(out, "quantity", std::to_string(pieces));
  const auto count = static_cast<int>(random.between(2, 9));
  Money cost;
  for (int i = 0; i < count; ++i) {
    Component component;
    component.line = i + 2;
    component.column = 1;
    component.name = "part " + std::to_string(i);
    component.material = random.chance(3) ? "" : pick(random, kMaterials);
    component.quantity = Money::from_units(random.between(1, 4)).micro();
    const std::int64_t value = random.between(1, 2'000'000) * 10;
    if (!random.chance(4)) {
      component.value = value;
      cost += scale(value, *component.quantity, kMicro, 1);
    }
    const std::int64_t weight = random.between(1, 4'000) * 1'000;
    if (!random.chance(4)) {
      component.weight_kg = weight;
    }
    component.melt = pick(random, kMelts);
    component.packaging = random.chance(6);
    out.components.push_back(std::move(component));
  }
  // Some margin over the cost, in whole cents.
  const std::int64_t cents = cost.micro() / 10'000 + random.between(1, 5'000);
  set_field(out, "value", decimal_text(cents * 10'000 * pieces));
  return out;
}

std::vector<Component> random_tree(oracle::Random& random, int depth) {
  std::vector<Component> out;
  const auto count = static_cast<int>(random.between(1, 4));
  for (int i = 0; i < count; ++i) {
    Component component;
    component.name = "c" + std::to_string(i);
    component.quantity = random.chance(50) ? Money::from_units(random.between(1, 12)).micro()
                                           : random.between(1, 9'999) * 1'000;
    if (depth > 1 && random.chance(55)) {
      component.components = random_tree(random, depth - 1);
    } else {
      component.value = random.between(0, 90'000'000);
      component.weight_kg = random.between(1, 9'000'000);
    }
    out.push_back(std::move(component));
  }
  return out;
}

}  // namespace tarex::bom_tests
