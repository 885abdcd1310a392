#include <algorithm>
#include <string>
#include <vector>

#include "bench.hpp"
#include "catch.hpp"
#include "tarex/report.hpp"

// What the papers of a consignment to Vietnam would save or cost, against the line worked out anew
// with the paper changed.

namespace tarex::law_tests {
namespace {

Money most(const Scored& scored) {
  const LineAssessment& a = scored.assessment;
  return a.total_duty.max + a.fees.max + a.tax.max;
}

/// "saves fact=needs fact=needs", as a quote shows it.
std::vector<std::string> reliefs(const Scored& scored) {
  std::vector<std::string> out;
  for (const Relief& relief : scored.assessment.reliefs) {
    std::string text = money_text(relief.saves);
    for (const ReliefNeed& need : needs_of(scored.plan->schedule(), relief)) {
      text += " " + need.fact + "=" + need.needs;
    }
    out.push_back(text + (relief.lifts ? " lifts" : ""));
  }
  return out;
}

Columns with(Columns columns, const std::string& name, const std::string& text) {
  for (auto& [column, value] : columns) {
    if (column == name) {
      value = text;
      return columns;
    }
  }
  columns.emplace_back(name, text);
  return columns;
}

Columns to_vietnam(const std::string& hs, const std::string& day, Columns more) {
  Columns out{{"hs", hs}, {"destination", "VN"}, {"value", "10000"}, {"entry_date", day}};
  out.insert(out.end(), more.begin(), more.end());
  return out;
}

}  // namespace

TEST_CASE("a relief names only sellers that bring what it says it saves") {
  Bench bench;
  // No proof: coated, 37.13% 3,713.00, tax on it 371.30; KG Dongbu selling itself: painted, 4.95%
  // 495.00 and 49.50: 3,539.80 less. A trader of its row of AD19 is in no row of AD04.
  const Columns line =
      to_vietnam("7226.99.99", "2026-02-01", {{"origin", "KR"}, {"origin_proof", "none"}});
  const std::vector<std::string> all = reliefs(bench.score(line));
  REQUIRE_FALSE(all.empty());
  CHECK(all.front() ==
        "3539.80 origin_proof=KR mill_certificate=KG Dongbu Steel Co., Ltd. "
        "exporter=KG Dongbu Steel Co., Ltd.");
  // The same with the certificate at hand.
  const Columns shown = to_vietnam("7226.99.19", "2026-09-01",
                                   {{"origin", "KR"},
                                    {"origin_proof", "KR"},
                                    {"mill_certificate", "KG Dongbu Steel Co., Ltd."}});
  const std::vector<std::string> sellers = reliefs(bench.score(shown));
  REQUIRE_FALSE(sellers.empty());
  // 19.25% of 10,000 and tax 2,117.50, less 495.00 and 49.50
  CHECK(sellers.front() == "1573.00 exporter=KG Dongbu Steel Co., Ltd.");
}

TEST_CASE("every seller and mill that a relief names brings what it saves") {
  Bench bench;
  const auto split = [](const std::string& text) {
    std::vector<std::string> out;
    std::size_t from = 0;
    for (std::size_t at = text.find(" or "); at != std::string::npos;
         at = text.find(" or ", from)) {
      out.push_back(text.substr(from, at - from));
      from = at + 4;
    }
    out.push_back(text.substr(from));
    return out;
  };
  int tried = 0;
  for (const char* hs : {"7210.49.17", "7225.99.90", "7226.99.19", "7226.99.99", "7210.70.12"}) {
    for (const char* proof : {"KR", "CN", "none"}) {
      const std::string origin = std::string(proof) == "CN" ? "CN" : "KR";
      const Columns line =
          to_vietnam(hs, "2026-09-01", {{"origin", origin}, {"origin_proof", proof}});
      const Scored now = bench.score(line);
      for (const Relief& relief : now.assessment.reliefs) {
        std::vector<Columns> claimed{line};
        for (const ReliefNeed& need : needs_of(now.plan->schedule(), relief)) {
          std::vector<Columns> next;
          for (const Columns& columns : claimed) {
            for (const std::string& firm : split(need.needs)) {
              next.push_back(with(columns, need.fact, firm));
            }
          }
          claimed.swap(next);
        }
        for (const Columns& columns : claimed) {
          INFO(text_of(columns));
          CHECK(most(now) - most(bench.score(columns)) >= relief.saves);
          ++tried;
        }
      }
    }
  }
  CHECK(tried > 50);
}

TEST_CASE("a proof of origin is a relief where the measure does not name the origin") {
  Bench bench;
  struct One {
    const char* hs;
    Columns more;
    const char* relief;
  };
  const std::vector<One> all = {
      // 27.83% 2,783.00 and tax on it 278.30
      {"7208.39.90",
       {{"origin", "KR"}, {"thickness_mm", "2"}, {"width_mm", "1000"}, {"carbon_pct", "0.1"}},
       "3061.30 origin_proof=KR lifts"},
      // 25.22% 2,522.00 and 252.20
      {"7209.17.10", {{"origin", "KR"}, {"width_mm", "1000"}}, "2774.20 origin_proof=KR lifts"},
      // 36.56% 3,656.00 and 365.60
      {"7217.10.10",
       {{"origin", "KR"}, {"preference", "mfn"}, {"claims", "welding_wire"}},
       "4021.60 origin_proof=KR lifts"},
      // 35.58% 3,558.00 and 355.80
      {"7604.21.90", {{"origin", "KR"}, {"preference", "mfn"}}, "3913.80 origin_proof=KR lifts"},
      // 28% 2,800.00 and 280.00
      {"7312.10.91", {{"origin", "KR"}, {"preference", "mfn"}}, "3080.00 origin_proof=KR lifts"},
      // 37.13% 3,713.00 and 371.30
      {"7210.49.17", {{"origin", "JP"}}, "4084.30 origin_proof=JP lifts"},
  };
  for (const One& one : all) {
    const Columns line = with(to_vietnam(one.hs, "2026-09-01", one.more), "origin_proof", "none");
    const std::vector<std::string> found = reliefs(bench.score(line));
    INFO(text_of(line));
    REQUIRE_FALSE(found.empty());
    CHECK(found.front() == one.relief);
  }
}

TEST_CASE("a relief is told of the measure that saves most of it") {
  Bench bench;
  // Both MFN and VKFTA are 15%: all of it is AD19, 37.13% falling to 15.67%, and the tax on that.
  const Scored scored = bench.score(
      to_vietnam("7210.49.17", "2026-09-25",
                 {{"origin", "KR"}, {"origin_proof", "none"}, {"preference", "vkfta"}}));
  const auto& offers = scored.assessment.reliefs;
  const auto relief = std::find_if(offers.begin(), offers.end(), [](const Relief& one) {
    return money_text(one.saves) == "2360.60";
  });
  REQUIRE(relief != offers.end());
  const Rule& rule = scored.plan->rules()[relief->rule];
  CHECK(scored.plan->schedule().measures[rule.measure].heading == "AD19");
}

TEST_CASE("papers do not pick the rate of goods that a remedy leaves out") {
  Bench bench;
  const auto papers = [&](const char* carbon) {
    return bench
        .score(to_vietnam("7210.49.17", "2026-09-25", {{"origin", "KR"}, {"carbon_pct", carbon}}))
        .assessment.papers.size();
  };
  CHECK(papers("0.59") > 0);
  CHECK(papers("0.6") == 0);
}

TEST_CASE("a grade that the law names with a standard asks for that standard") {
  Bench bench;
  const auto offers_with = [&](const std::string& fact, const std::string& text) {
    return reliefs(bench.score(to_vietnam(
        "7210.49.17", "2026-09-25", {{"origin", "KR"}, {"preference", "mfn"}, {fact, text}})));
  };
  const auto offers = [&](const std::string& grade) { return offers_with("steel_grade", grade); };
  // AD19 of 15.67% of 10,000.00 and the tax on it falls away.
  const std::string standard = "1723.70 steel_standard=EN 10346:2024";
  const auto named = offers("DX57D+Z");
  CHECK(std::find(named.begin(), named.end(), standard) != named.end());
  for (const std::string& other : offers("DX51D+Z")) {
    CHECK(other.find("steel_standard") == std::string::npos);
  }
  // The standard is that of two grades: it does not tell which.
  for (const std::string& other : offers_with("steel_standard", "EN 10346:2024")) {
    CHECK(other.find("steel_grade") == std::string::npos);
  }
}

TEST_CASE("a price without its freight has no upper bound, however little it is") {
  Bench bench;
  // 3% MFN of 0.10 is less than a cent; with a freight of 100.00 it is 3.00.
  const auto scored = bench.score({{"hs", "7204.10.00"},
                                   {"destination", "VN"},
                                   {"origin", "JP"},
                                   {"value", "0.10"},
                                   {"incoterm", "FOB"},
                                   {"entry_date", "2026-09-25"}});
  CHECK(scored.assessment.total_duty.min.is_zero());
  CHECK(scored.assessment.total_duty.max.at_limit());
  CHECK(scored.assessment.tax.max.at_limit());
}

TEST_CASE("what a paper costs or saves is told of the whole line") {
  Bench bench;
  // With proof: painted 19.25%, 2,117.50 with tax. Without: coated 37.13%, 4,084.30. 1,966.80 more.
  const Columns line =
      to_vietnam("7226.99.19", "2026-09-01", {{"origin", "KR"}, {"origin_proof", "KR"}});
  const Scored now = bench.score(line);
  const Scored without = bench.score(with(line, "origin_proof", "none"));
  CHECK(money_text(most(without) - most(now)) == "1966.80");
  REQUIRE_FALSE(now.assessment.papers.empty());
  CHECK(money_text(now.assessment.papers[0].if_missing) == "1966.80");
  REQUIRE_FALSE(without.assessment.papers.empty());
  CHECK(money_text(without.assessment.papers[0].if_filed) == "1966.80");
}

}  // namespace tarex::law_tests
