#include <algorithm>

#include "bench.hpp"
#include "catch.hpp"
#include "tarex/amendment.hpp"
#include "tarex/priced_line.hpp"
#include "tarex/report.hpp"
#include "tarex/schedule_loader.hpp"

// What could be claimed on a line that has no upper bound, or no room to show all of it: a scenario
// may put more rules that can be claimed, and more warnings, on one code than a line has room for.

namespace tarex::law_tests {
namespace {

/// A duty of 90% on bolts, and so many rows below it that are claimed with a share of US steel.
std::string rows(int count) {
  std::string measures;
  const auto measure = [](int i, const std::string& when, const std::string& rate) {
    const std::string n = std::to_string(i);
    return R"({"id": "zz-)" + n + R"(", "heading": "9999.)" + n + R"(", "kind": "additional",
 "programme": "us-201-quartz", "family": "zz", "title": "row )" +
           n + R"(", "versions": [{"from": "2026-01-01", "to": null, "order": )" +
           std::to_string(i + 1) +
           R"(, "origins": {"all": true, "except": []},
  "codes": {"lists": ["zz-l"], "except_lists": [], "chapters": []}, "when": [)" +
           when + R"(], "basis": "customs_value", "rate": {"ad_valorem": ")" + rate + R"("}}]},)";
  };
  for (int i = 0; i < count; ++i) {
    const int quarters = 400 - i;
    const std::string share = std::to_string(quarters / 4) + "." +
                              std::to_string(quarters % 4 * 25 + 100).substr(1) + "%";
    measures += measure(i, R"({"fact": "us_steel_pct", "at_least": ")" + share + R"("})",
                        std::to_string(i / 10) + "." + std::to_string(i % 10) + "%");
  }
  measures += measure(count, "", "90%");
  measures.pop_back();
  return R"({"id": "zz", "title": "zz", "destination": "US",
 "lists": [{"id": "zz-l", "title": "zz", "group": "", "part": ""}],
 "rows": [{"list": "zz-l", "codes": ["7318.15.20"], "from": "2026-01-01", "to": null}],
 "families": [{"id": "zz", "title": "zz"}], "stacks": [{"a": "zz", "b": "*"}],
 "measures": [)" +
         measures + "]}";
}

std::vector<std::string> warnings_under(const std::string& scenario, std::size_t& reliefs) {
  const AmendedLaw law =
      amend(*embedded_schedule("US"), {"try.json", scenario, AmendmentKind::scenario},
            std::vector<std::string>{"US"});
  REQUIRE(law.errors.empty());
  REQUIRE(law.schedule);
  LawBook book;
  book.add(*law.schedule);
  EntryDefaults defaults;
  defaults.date = *parse_date("2026-10-09");
  const EntryReader reader(book, defaults);
  PricedLine out;
  REQUIRE(price_line(
              std::vector<RawField>{
                  {"hs", "7318152055", 0, 0}, {"value", "10000", 0, 0}, {"transport", "air", 0, 0}},
              book, reader, out)
              .empty());
  // 90% beside the 50% of 9903.82.02.
  CHECK(out.assessment.total_duty.max == Money::from_units(14'000));
  reliefs = out.assessment.reliefs.size();
  return warnings_of(out);
}

bool says_more(const std::vector<std::string>& warnings) {
  return std::find(warnings.begin(), warnings.end(), "more reliefs or warnings than are shown") !=
         warnings.end();
}

}  // namespace

TEST_CASE("a line with more claims than there is room for is priced and says so") {
  std::size_t reliefs = 0;
  CHECK_FALSE(says_more(warnings_under(rows(10), reliefs)));
  CHECK(reliefs >= 10);
  CHECK(says_more(warnings_under(rows(100), reliefs)));
  CHECK(reliefs == kMaxLines);
  CHECK(says_more(warnings_under(rows(200), reliefs)));
  CHECK(reliefs == kMaxLines);
}

TEST_CASE("a claim that takes away a rate per quantity gives a line an upper bound") {
  // Wine at 6.3c a liter, of which nobody says how many: free under the agreement, and 12.5% of
  // 1,000.00 in all.
  Bench bench;
  const Columns wine{{"hs", "2204.21.50"},
                     {"value", "1000"},
                     {"origin", "KR"},
                     {"transport", "air"},
                     {"entry_date", "2026-10-09"}};
  const Scored open = bench.score(wine);
  CHECK(open.assessment.total_duty.max.at_limit());
  REQUIRE(open.assessment.reliefs.size() == 1);
  const Relief& relief = open.assessment.reliefs[0];
  CHECK(relief.saves.at_limit());
  const auto needs = needs_of(open.plan->schedule(), relief);
  REQUIRE(needs.size() == 1);
  CHECK(needs[0].fact == "preference");
  CHECK(needs[0].needs == "korus");
  Columns claimed = wine;
  claimed.emplace_back("preference", "korus");
  CHECK(money_text(bench.score(claimed).assessment.total_duty.max) == "125.00");
}

}  // namespace tarex::law_tests
