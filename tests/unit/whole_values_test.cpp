#include "rows/whole_values.hpp"

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "../catch.hpp"
#include "rows/odd_units.hpp"
#include "tarex/schedule_loader.hpp"

/// The even dollars of 19 CFR 159.3(a).
namespace tarex::detail {
namespace {

constexpr std::int64_t kDollar = 1'000'000;

Money cents(std::int64_t n) { return Money::from_micro(n * 10'000); }

Money sum_of(const std::vector<WholePart>& parts) {
  Money sum;
  for (const WholePart& part : parts) {
    sum += part.exact;
  }
  return sum;
}

std::vector<std::int64_t> dollars(std::vector<WholePart> parts) {
  round_parts(parts, kDollar, round_to(sum_of(parts), kDollar).micro() / kDollar);
  std::vector<std::int64_t> out;
  for (const WholePart& part : parts) {
    CHECK(part.rounded.micro() % kDollar == 0);
    out.push_back(part.rounded.micro() / kDollar);
  }
  return out;
}

using Dollars = std::vector<std::int64_t>;

TEST_CASE("half a dollar counts as one", "[whole-values]") {
  CHECK(dollars({{cents(49), 0, {}}}) == Dollars{0});
  CHECK(dollars({{cents(50), 0, {}}}) == Dollars{1});
  CHECK(dollars({{cents(1'250'049), 0, {}}}) == Dollars{12'500});
  CHECK(dollars({{cents(1'250'050), 0, {}}}) == Dollars{12'501});
}

TEST_CASE("parts add up to the rounded whole", "[whole-values]") {
  // 61.30 -> 61, one by one 11 + 21 + 30 = 62: of the equal fractions that with the lower rate
  // drops.
  CHECK(dollars({{cents(1'060), 1, {}}, {cents(2'060), 2, {}}, {cents(3'010), 0, {}}}) ==
        Dollars{10, 21, 30});
  // 61.20 -> 61, one by one 60: of the equal fractions that with the lowest rate is raised.
  CHECK(dollars({{cents(1'040), 1, {}}, {cents(2'040), 2, {}}, {cents(3'040), 0, {}}}) ==
        Dollars{10, 20, 31});
  // The smallest fraction raised drops, whatever its rate: 5.90 + 5.60 = 11.50 -> 12; + 0.60.
  CHECK(dollars({{cents(590), 0, {}}, {cents(560), 1, {}}, {cents(570), 2, {}}}) ==
        Dollars{6, 5, 6});
}

TEST_CASE("no part moves by a dollar, and the sum is the rounded sum", "[whole-values][random]") {
  std::mt19937_64 random(20261126);
  for (int invoice = 0; invoice < 20'000; ++invoice) {
    std::vector<WholePart> parts(1 + random() % 9);
    Money sum;
    for (WholePart& part : parts) {
      part.exact = cents(static_cast<std::int64_t>(random() % 30'000));
      part.rate = static_cast<int>(random() % 4);
      sum += part.exact;
    }
    // The whole may give way itself, down or up.
    const Money down = Money::from_micro(sum.micro() / kDollar * kDollar);
    const Money whole = sum == down || random() % 2 == 0 ? down : down + Money::from_micro(kDollar);
    round_parts(parts, kDollar, whole.micro() / kDollar);
    Money rounded;
    bool near = true;
    for (const WholePart& part : parts) {
      rounded += part.rounded;
      const std::int64_t moved = (part.rounded - part.exact).micro();
      near = near && moved < kDollar && moved > -kDollar;
    }
    REQUIRE(near);
    REQUIRE(rounded == whole);
  }
}

/// A line to the United States with these columns, rounded.
InputLine rounded(std::vector<RawField> fields) {
  LawBook book;
  book.add(*embedded_schedule("US"));
  EntryDefaults defaults{*parse_date("2025-07-01"), "KR", "US", {}, {}};
  defaults.fx["KRW"] = 1'387'250'000;
  defaults.whole_values = true;
  InputLine line;
  const Errors errors = EntryReader(book, defaults).read(fields, line);
  REQUIRE(errors.empty());
  return line;
}

std::int64_t fact(const InputLine& line, std::string_view name) {
  return line.entry.facts.value(line.schedule->find_fact(name)) / 10'000;
}

TEST_CASE("contents and what is left beside them add up to the value", "[whole-values]") {
  // 100.00 = 10.50 + 20.50 + 69.00: one by one 11 + 21 + 69 = 101, so a half drops: that of the
  // metal named first, which is taken to bear the lower rate.
  const InputLine line = rounded({{"hs", "8418100010"},
                                  {"value", "100.00"},
                                  {"steel_value", "10.50"},
                                  {"aluminum_value", "20.50"}});
  CHECK(line.entry.value == cents(10'000));
  CHECK(fact(line, "steel_value") == 1'000);
  CHECK(fact(line, "aluminum_value") == 2'100);
}

TEST_CASE("what the goods cost stays what it was", "[whole-values]") {
  const InputLine line = rounded({{"hs", "8418100010"}, {"value", "12500.50"}});
  CHECK(line.entry.value == cents(1'250'100));
  CHECK(line.price() == cents(1'250'050));
  REQUIRE(line.warnings.size() == 2);
  CHECK(line.warnings.back() == "value 12500.50 is counted as 12501.00");
}

TEST_CASE("the whole unit is of the law's currency", "[whole-values]") {
  // 1,234,500 / 1,387.25 = 889.89 -> 890 dollars = 1,234,652.5 won.
  const InputLine line = rounded({{"hs", "8418100010"}, {"value", "1234500"}, {"currency", "KRW"}});
  CHECK(line.entry.value == Money::from_micro(1'234'653'000'000));
}

TEST_CASE("lines of one entry are rounded together, those that bear the same rates as one",
          "[whole-values][random]") {
  const Schedule& law = *embedded_schedule("US");
  Workspace workspace(law);
  const char* const codes[] = {"7326908688", "7318152061", "9403200090", "8418100010"};
  std::mt19937_64 random(1593);
  for (int entry = 0; entry < 300; ++entry) {
    const std::size_t count = 2 + random() % 4;
    std::vector<InputLine> held(count);
    std::vector<LineAssessment> assessed(count);
    std::vector<InputLine*> lines;
    std::vector<const LineAssessment*> assessments;
    Money sum;
    for (std::size_t i = 0; i < count; ++i) {
      const auto units = std::to_string(1 + random() % 30);
      const auto cents = std::to_string(random() % 90 + 10);
      const std::string value = units + "." + cents;
      held[i] = rounded({{"hs", codes[random() % 4]}, {"value", value}, {"steel_value", "0.50"}});
      assess_line(workspace.cache.plan_for(held[i].entry.date), held[i].entry, workspace,
                  Detail::totals, assessed[i]);
      lines.push_back(&held[i]);
      assessments.push_back(&assessed[i]);
      sum += held[i].price();
    }
    const auto changed = std::make_unique<bool[]>(count);
    round_together(lines, assessments, {changed.get(), count});
    Money whole;
    for (const InputLine& line : held) {
      whole += line.entry.value;
      const std::int64_t moved = (line.entry.value - line.price()).micro();
      REQUIRE((moved < kDollar && moved > -kDollar));
      REQUIRE(line.entry.facts.value(law.find_fact("steel_value")) <= line.entry.value.micro());
    }
    REQUIRE(whole == round_to(sum, kDollar));
  }
}

/// The lines of an entry by code and value, rounded together with one of them as another code.
std::vector<Money> rounded_as(const std::vector<std::string>& values,
                              std::vector<std::string> codes, Workspace& workspace, bool& open) {
  std::vector<InputLine> held;
  std::vector<LineAssessment> assessed(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    held.push_back(rounded({{"hs", codes[i]}, {"value", values[i]}, {"transport", "air"}}));
    assess_line(workspace.cache.plan_for(held[i].entry.date), held[i].entry, workspace,
                Detail::flat, assessed[i]);
  }
  assessed.front().given_up = true;  // what it bears is open
  std::vector<InputLine*> lines;
  std::vector<const LineAssessment*> assessments;
  for (std::size_t i = 0; i < values.size(); ++i) {
    lines.push_back(&held[i]);
    assessments.push_back(&assessed[i]);
  }
  open = odd_units_are_open(lines, assessments);
  const auto changed = std::make_unique<bool[]>(values.size());
  round_together(lines, assessments, {changed.get(), values.size()});
  std::vector<Money> out;
  for (const InputLine& line : held) {
    const MoneyRange ways = whole_values_of(line);
    REQUIRE((line.entry.value == ways.min || line.entry.value == ways.max));
    out.push_back(line.entry.value);
  }
  return out;
}

TEST_CASE("where it is not open how an entry is rounded, no rate of a line moves another",
          "[whole-values][random]") {
  Workspace workspace(*embedded_schedule("US"));
  const std::vector<std::string> codes = {"7326908688", "7318152061", "4901990050"};
  std::mt19937_64 random(1594);
  int moved = 0;
  for (int entry = 0; entry < 400; ++entry) {
    std::vector<std::string> values;
    std::vector<std::string> of_lines;
    const std::size_t count = 2 + random() % 3;
    for (std::size_t i = 0; i < count; ++i) {
      const auto units = std::to_string(1 + random() % 30);
      values.push_back(units + "." + std::to_string(random() % 10) + "0");
      of_lines.push_back(codes[random() % codes.size()]);
    }
    bool open = false;
    const std::vector<Money> first = rounded_as(values, of_lines, workspace, open);
    bool same = true;
    for (const std::string& code : codes) {
      bool open_too = false;
      of_lines.front() = code;
      same = same && rounded_as(values, of_lines, workspace, open_too) == first;
    }
    REQUIRE((open || same));
    moved += same ? 0 : 1;
  }
  CHECK(moved > 0);
}

TEST_CASE("less than half a dollar is nothing, and bears no duty", "[whole-values]") {
  const InputLine line = rounded({{"hs", "7326908688"}, {"value", "0.49"}, {"transport", "air"}});
  Workspace workspace(*line.schedule);
  LineAssessment out;
  assess_line(workspace.cache.plan_for(line.entry.date), line.entry, workspace, Detail::explained,
              out);
  CHECK(out.total_duty.max.is_zero());
}

}  // namespace
}  // namespace tarex::detail
