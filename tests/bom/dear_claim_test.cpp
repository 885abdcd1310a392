#include <algorithm>

#include "bom/bench.hpp"
#include "catch.hpp"

// What a bill claims by itself once it is complete may cost more than it saves: metal that the
// duties on metals leave free is an article like any other to the reciprocal duty.

namespace tarex::bom_tests {
namespace {

/// A frame melted in the United States, and a clip.
std::string frame(const std::string& origin, const std::string& clip) {
  return "product_sku,product_hs,product_origin,product_price,product_transport,name,material,"
         "value,weight_kg,melt\nP,8431.49.90," +
         origin + ",75,air,frame,steel,10,1,US\nP,,,,,tyre,other:rubber,60,5,\nP,,,,,clip," + clip +
         ",0.5,0.1,KR\n";
}

/// Whether a warning of its line, on its day, holds these words.
bool notes(const BomAssessment& a, const std::string& text) {
  const std::vector<std::string>& all = a.today.line.warnings;
  return std::any_of(all.begin(), all.end(),
                     [&](const std::string& one) { return one.find(text) != std::string::npos; });
}

}  // namespace

TEST_CASE("a share of domestic metal that nobody knows may cost more than it saves") {
  Bench bench("2025-05-10");
  const BomAssessment open = bench.priced(frame("KR", ""));
  CHECK(asks(open, "us_steel_pct"));
  CHECK(notes(open, "what it saves is less than what is due instead"));
  // Unclaimed, 25% of the steel, 14.50 to 15.00. All of it from the United States: 10% of 75.00.
  CHECK(duty(open).min == Money::from_micro(3'630'000));
  CHECK(duty(open).max == Money::from_micro(7'500'000));
  CHECK(duty(bench.priced(frame("KR", "other:plastic"))).max == Money::from_micro(7'500'000));
  for (const std::string origin : {"KR", "CN", "CA", "GB"}) {
    const MoneyRange range = duty(bench.priced(frame(origin, "")));
    for (const std::string clip : {"other:plastic", "steel", "aluminum", "copper"}) {
      INFO(origin << " " << clip);
      CHECK(holds(range, duty(bench.priced(frame(origin, clip)))));
    }
  }
}

TEST_CASE("a bill that proves what costs more than it saves says so") {
  Bench bench("2025-05-10");
  // 7.50 with the claim; without, 25% of the 14.50 that rubber and plastic leave: 3.63.
  CHECK(notes(bench.priced(frame("KR", "other:plastic")),
              "claiming that metal is melted in US costs 3.87 more than it saves"));
  // Under the law of 2026 it saves.
  Bench now;
  CHECK_FALSE(notes(now.priced(frame("KR", "other:plastic")), "more than it saves"));
}

TEST_CASE("a fact is one question, however many ways it is open") {
  Bench bench("2025-05-10");
  const BomAssessment open = bench.priced(frame("CN", ""));
  const auto& questions = open.today.assessment.questions;
  for (std::size_t i = 0; i < questions.size(); ++i) {
    for (std::size_t j = i + 1; j < questions.size(); ++j) {
      CHECK(questions[i].fact != questions[j].fact);
    }
  }
}

}  // namespace tarex::bom_tests
