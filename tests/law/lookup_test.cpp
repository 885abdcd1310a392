#include "tarex/lookup.hpp"

#include <algorithm>

#include "catch.hpp"
#include "plan/code_classes.hpp"
#include "tarex/assess.hpp"
#include "tarex/schedule_loader.hpp"

// "Am I covered?" against the duties that the engine charges on somebody who states nothing.

namespace tarex::law_tests {
namespace {

Date day(const char* text) { return *parse_date(text); }
HsCode code(const char* text) { return *HsCode::parse(text); }
const Schedule& us() { return *embedded_schedule("US"); }

Lookup ask(const char* hs, const char* origin, const char* on) {
  return look_up(us(), code(hs), *Country::parse(origin), day(on));
}

/// When a heading covers, first day and the day after the last.
std::vector<std::string> periods(const Lookup& lookup, std::string_view heading) {
  std::vector<std::string> out;
  for (const Coverage& c : lookup.coverage) {
    if (c.measure->heading == heading && is_covered_by(c)) {
      out.push_back(to_string(c.period.from) + " " +
                    (c.period.to == kNoEnd ? "" : to_string(c.period.to)));
    }
  }
  return out;
}

using Periods = std::vector<std::string>;

TEST_CASE("a measure that hangs on a fact taken as not so covers nothing") {
  for (const char* hs : {"29035990", "3304995000", "9403200050", "320810", "2203000030"}) {
    const Lookup lookup = ask(hs, "KR", "2026-10-09");
    INFO(hs);
    CHECK(lookup.answer == CoverageAnswer::covered_until);
    CHECK(std::any_of(lookup.coverage.begin(), lookup.coverage.end(), [](const Coverage& c) {
      return c.measure->heading == "9903.85.68" && !c.only_if.empty();
    }));
  }
  // Of Russia it is charged without more ado.
  CHECK(ask("29035990", "RU", "2026-10-09").answer == CoverageAnswer::covered);
}

TEST_CASE("a rate in place of a column covers the goods of its list and origin alone") {
  const Lookup russian = ask("72021150", "RU", "2025-02-01");
  CHECK(russian.answer == CoverageAnswer::covered);
  CHECK(periods(russian, "9903.90.09") == Periods{"2025-01-01 "});
  CHECK(periods(ask("4001220000", "RU", "2025-02-01"), "9903.90.08") == Periods{"2025-01-01 "});
  CHECK(periods(ask("72021150", "BY", "2025-02-01"), "9903.90.09").empty());
  CHECK(periods(ask("61091000", "RU", "2025-02-01"), "9903.90.08").empty());
}

TEST_CASE("a measure ends on the day another always takes its place") {
  const Lookup parts = ask("84713001", "KR", "2026-10-09");
  CHECK(periods(parts, "9903.94.05") == Periods{"2025-05-03 2025-11-01"});
  CHECK(periods(parts, "9903.94.63") == Periods{"2025-11-01 "});
  CHECK(periods(ask("84713001", "VN", "2026-10-09"), "9903.94.05") == Periods{"2025-05-03 "});
  const Lookup chairs = ask("9401614011", "KR", "2027-03-01");
  CHECK(periods(chairs, "9903.76.02") == Periods{"2025-10-14 2025-11-14"});
  // A partner's total stands in front for a while.
  CHECK(periods(ask("84314990", "KR", "2026-10-09"), "9903.82.09") ==
        Periods{"2026-04-06 2026-06-08", "2028-01-01 "});
}

// 8708.29.21.40 is on the list of stampings of neither metal: the duties on stampings are charged
// on whoever shows that it is one; 8708.29.21.20 is on that of steel ones.
TEST_CASE("a measure that asks for something shown covers nobody who shows nothing") {
  const Lookup neither = ask("8708292140", "KR", "2025-04-12");
  CHECK(neither.answer == CoverageAnswer::covered_from);
  CHECK(*neither.since == day("2025-05-03"));
  CHECK(periods(neither, "9903.81.89").empty());
  CHECK(periods(neither, "9903.85.04").empty());
  const Lookup steel = ask("8708292120", "AU", "2025-04-12");
  CHECK(steel.answer == CoverageAnswer::covered);
  CHECK(*steel.since == day("2025-03-12"));
  CHECK(periods(steel, "9903.81.89") == Periods{"2025-03-12 2025-06-04", "2025-06-04 2026-04-06"});
  CHECK(periods(steel, "9903.85.04").empty());
  // Above both: each code counts as it does alone.
  const Lookup line = ask("87082921", "KR", "2025-04-12");
  CHECK(line.answer == CoverageAnswer::covered_in_part);
  CHECK(std::find(line.covered.begin(), line.covered.end(), code("8708292140")) ==
        line.covered.end());
  CHECK(std::find(line.covered.begin(), line.covered.end(), code("8708292120")) !=
        line.covered.end());
}

TEST_CASE("a code counts above others as it does alone") {
  for (const char* hs : {"870829", "8702", "7318", "940320", "8471"}) {
    for (const char* on : {"2025-04-12", "2025-10-20", "2026-10-09"}) {
      const Lookup above = ask(hs, "MX", on);
      for (const HsCode one : above.codes) {
        const Lookup alone = look_up(us(), one, *Country::parse("MX"), day(on));
        const bool counted =
            std::find(above.covered.begin(), above.covered.end(), one) != above.covered.end();
        INFO(to_string(one) << " below " << hs << " on " << on);
        CHECK(counted == (alone.answer == CoverageAnswer::covered));
      }
    }
  }
}

// Buses pay 9903.74.02 from 2025-11-01 on, which displaces the duties on metals. Goods of Mexico
// and Canada paid the duty at the border before that on metals until 2025-06-03.
TEST_CASE("a measure ends on the day another family always displaces it") {
  const Lookup buses = ask("8702106100", "KR", "2026-05-01");
  CHECK(periods(buses, "9903.81.91") == Periods{"2025-08-18 2025-11-01"});
  CHECK(periods(buses, "9903.82.09").empty());
  CHECK(periods(buses, "9903.74.02") == Periods{"2025-11-01 "});
  for (const char* origin : {"MX", "CA"}) {
    const Lookup steel = ask("7229901000", origin, "2025-04-01");
    CHECK(steel.answer == CoverageAnswer::covered_from);
    CHECK(*steel.since == day("2025-06-04"));
    CHECK(periods(steel, "9903.81.87") == Periods{"2025-06-04 2026-04-06"});
  }
  CHECK(periods(ask("7229901000", "JP", "2025-04-01"), "9903.81.87") ==
        Periods{"2025-03-12 2025-06-04", "2025-06-04 2026-04-06"});
}

TEST_CASE("covered since the beginning of the unbroken run of cover") {
  const Lookup lookup = ask("9403200075", "KR", "2026-10-09");
  REQUIRE(lookup.answer == CoverageAnswer::covered);
  CHECK(*lookup.since == day("2026-06-08"));
  const Lookup between = ask("9403200075", "KR", "2026-05-01");
  CHECK(between.answer == CoverageAnswer::covered_until);
  CHECK(*between.since == day("2026-04-06"));
}

TEST_CASE("a code above some that are covered is covered in part") {
  const Lookup lookup = ask("940320", "KR", "2026-10-09");
  CHECK(lookup.answer == CoverageAnswer::covered_in_part);
  CHECK(lookup.codes.size() == 13);
  CHECK(lookup.covered == std::vector<HsCode>{code("9403200075"), code("9403200082")});
}

TEST_CASE("duties on every article are named, but not those that an exception takes out") {
  const Lookup sewing = ask("84523000", "KR", "2026-10-09");
  CHECK(sewing.answer == CoverageAnswer::never);
  REQUIRE(sewing.on_all.size() == 1);
  CHECK(sewing.on_all.front().measure->heading == "9903.05.71");
  CHECK(ask("09011100", "KR", "2026-10-09").on_all.empty());  // listed products, 9903.05.86
}

/// True if a duty is charged because a list names the code.
bool pays_by_a_list(const Plan& plan, const LineAssessment& assessment) {
  return std::any_of(assessment.lines.begin(), assessment.lines.end(), [&](const DutyLine& duty) {
    const MeasureVersion& version = *plan.rules()[duty.rule].version;
    return duty.kind != MeasureKind::base && duty.kind != MeasureKind::fee &&
           duty.kind != MeasureKind::vat && !duty.amount.is_zero() && !version.codes.lists.empty();
  });
}

TEST_CASE("who is not covered pays by no list, whatever the answers to open questions") {
  Workspace workspace(us());
  LineAssessment assessment;
  std::size_t covered = 0;
  std::size_t others = 0;
  for (const char* origin : {"KR", "CN", "DE", "BR", "GB", "CA"}) {
    for (const char* on : {"2025-04-01", "2025-10-20", "2026-05-01", "2026-10-09"}) {
      const auto lines = us().lines.rows();
      for (std::size_t i = covered % 7; i < lines.size(); i += 61) {
        detail::for_each_code(us(), lines[i].hs(), [&](HsCode one, const TariffLine&) {
          EntryLine line;
          line.code = one;
          line.origin = *Country::parse(origin);
          line.date = day(on);
          line.value = Money::from_micro(10'000 * kMicro);
          const Plan& plan = workspace.cache.plan_for(line.date);
          assess_line(plan, line, workspace, Detail::totals, assessment);
          const Lookup lookup = look_up(us(), one, line.origin, line.date);
          const bool says_covered = lookup.answer == CoverageAnswer::covered;
          INFO(to_string(one) << " from " << origin << " on " << on);
          if (!says_covered) {
            CHECK_FALSE(pays_by_a_list(plan, assessment));
          }
          ++(says_covered ? covered : others);
        });
      }
    }
  }
  CHECK(covered > 500);
  CHECK(others > 1000);
}

}  // namespace
}  // namespace tarex::law_tests
