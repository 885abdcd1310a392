#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "bench.hpp"
#include "case_file.hpp"
#include "catch.hpp"
#include "matrix.hpp"
#include "tarex/report.hpp"
#include "text/json_reader.hpp"

// The 41 ways in which tariff calculators are known to have gone wrong. traps.json names, for each,
// the tests that hold it and, where there is one, the construction that makes it impossible; here
// are the tests that belong to no other file.

namespace tarex::law_tests {
namespace {

std::string content_of(const std::string& path) {
  std::ifstream file(std::string(TAREX_SOURCE_DIR) + "/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> warnings(const Scored& scored) {
  return warnings_of(scored.line, scored.assessment, *scored.plan);
}

bool any_says(const std::vector<std::string>& texts, const std::string& piece) {
  return std::any_of(texts.begin(), texts.end(), [&](const std::string& text) {
    return text.find(piece) != std::string::npos;
  });
}

std::size_t rows_of_list(const Schedule& schedule, const std::string& id) {
  std::size_t rows = 0;
  for (const ListRow& row : schedule.list_rows.rows()) {
    rows += schedule.lists[row.list].id == id ? 1U : 0U;
  }
  return rows;
}

TEST_CASE("every trap names the tests that hold it, and they exist") {
  const std::string path = "tests/law/traps.json";
  const auto parsed = parse_json(content_of(path), path);
  REQUIRE(parsed.ok());
  std::set<std::string> numbers;
  for (const JsonValue& trap : parsed.value().members.front().second.items) {
    std::size_t held = 0;
    for (const auto& [key, value] : trap.members) {
      if (key.name == "trap") {
        CHECK(numbers.insert(value.text).second);
      }
      for (const JsonValue& holder : value.items) {
        std::map<std::string, std::string> named;
        for (const auto& [name, text] : holder.members) {
          named[name.name] = text.text;
        }
        INFO(path << ":" << holder.line << ": " << named["file"] << ": " << named["test"]);
        CHECK(content_of(named["file"]).find("\"" + named["test"] + "\"") != std::string::npos);
        ++held;
      }
    }
    INFO(path << ":" << trap.line);
    CHECK(held > 0);
  }
  CHECK(numbers.size() == 41);
}

TEST_CASE("every list holds as many codes as its note") {
  const std::map<std::string, std::size_t> codes = {
      {"us-232-16c-i", 9},
      {"us-232-16c-ii", 17},
      {"us-232-16c-iii", 39},
      {"us-232-16c-iv", 139},
      {"us-232-16c-v", 76},
      {"us-232-16c-vi", 106},
      {"us-232-16c-vii", 304},
      {"us-232-16c-viii", 4},
      {"us-232-16c-ix", 18},
      {"us-232-16c-x", 69},
      {"us-232-16c-xi", 28},
      {"us-232-19m-a", 9},
      {"us-232-19m-b", 254},
      {"us-232-2025-steel", 39},
      {"us-232-2025-steel-ch73", 158},
      {"us-232-2025-steel-nails-stampings", 9},
      {"us-232-2025-steel-other", 411},
      {"us-232-2025-aluminum", 9},
      {"us-232-2025-aluminum-ch76", 24},
      {"us-232-2025-aluminum-other", 225},
      {"us-232-2025-aluminum-wire-stampings", 6},
      {"us-232-2025-copper", 80},
      {"us-232-auto-parts", 130},
      {"us-232-auto-parts-gb", 267},
      {"us-232-mhdv-parts", 182},
      {"us-301-china-list1", 860},
      {"us-301-china-list2", 287},
      {"us-301-china-list3", 5906},
      {"us-301-china-list3-part2", 11},
      {"us-301-china-list3-part2-except", 18},
      {"us-301-china-list4a-except", 11},
      {"us-301-china-list4a", 2968},
      {"us-301-china-31b", 348},
      {"us-301-china-31c", 2},
      {"us-301-china-31d", 10},
      {"us-301-china-31e", 1},
      {"us-301-china-31f", 18},
      {"us-301-china-31g", 5},
      {"us-301-china-31h", 5},
      {"us-301-china-31i", 1},
      {"us-301-china-31j", 3},
      {"us-301-china-excluded", 25},
      {"us-ieepa-annex-ii", 1161},
      {"us-ieepa-brazil-listed", 367},
      {"us-ieepa-named-articles", 11},
      {"us-122-listed", 1098},
      {"us-122-named-articles", 11},
      {"us-fl301-listed", 863},
      {"us-fl301-named-articles", 16},
      {"us-fl301-civil-aircraft", 541},
      {"us-fl301-pharma-use", 700},
      {"us-kr-civil-aircraft", 554},
      {"us-farm-safeguards", 194},
      {"us-russia-30b", 553},
      {"us-russia-30d", 127},
  };
  const Bench bench;
  for (const auto& [list, count] : codes) {
    INFO(list);
    CHECK(rows_of_list(bench.schedule(), list) == count);
  }
}

TEST_CASE("goods that no list names are asked nothing") {
  Bench bench;
  for (const char* day : {"2025-01-01", "2025-05-01", "2025-10-01", "2026-01-20", "2026-03-01",
                          "2026-05-01", "2026-10-09", "2028-01-01"}) {
    for (const char* hs : {"6104632011", "9608100000", "8479500000"}) {
      Columns goods = {{"hs", hs},          {"origin", "KR"},     {"value", "10000"},
                       {"entry_date", day}, {"transport", "air"}, {"base_rate", "2.5%"}};
      const bool on_content_list = std::string(hs) == "8479500000";
      if (on_content_list) {
        goods[0].second = "3926909989";
      }
      const Scored scored = bench.score(goods);
      INFO(text_of(goods));
      CHECK(scored.errors.empty());
      CHECK(scored.questions().empty());
      CHECK(scored.assessment.total_duty.exact());
    }
  }
}

TEST_CASE("every line of the tariff can be priced") {
  Bench bench;
  std::size_t priced = 0;
  const auto lines = bench.schedule().lines.rows();
  for (std::size_t i = 0; i < lines.size(); i += 3) {
    const std::string hs = to_digits(lines[i].hs());
    const Scored scored = bench.score({{"hs", hs},
                                       {"origin", "KR"},
                                       {"value", "10000"},
                                       {"transport", "air"},
                                       {"quantity", "10"}});
    INFO(hs);
    CHECK(scored.errors.empty());
    CHECK_FALSE(scored.assessment.given_up);
    ++priced;
  }
  CHECK(priced > 3'500);
}

TEST_CASE("an entry after the verified day says so") {
  Bench bench;
  Columns goods = {{"hs", "3926909989"}, {"value", "10000"}, {"entry_date", "2026-10-09"}};
  CHECK_FALSE(any_says(warnings(bench.score(goods)), "verified"));
  goods.back().second = "2026-10-10";
  CHECK(any_says(warnings(bench.score(goods)), "2026-10-09"));
}

TEST_CASE("every emergency duty says that it is in the refund process") {
  const Bench bench;
  const Schedule& schedule = bench.schedule();
  std::set<std::string> programmes;
  for (const Measure& measure : schedule.measures) {
    const std::string& programme = schedule.programmes[measure.programme];
    if (programme.rfind("us-ieepa-", 0) == 0) {
      programmes.insert(programme);
      for (const MeasureVersion& version : measure.versions) {
        INFO(measure.id);
        CHECK((std::holds_alternative<Free>(version.rate) ||
               version.notice.find("refund") != std::string::npos));
        CHECK(version.period.to <= Date(std::chrono::year(2026) / 2 / 24));
      }
    }
  }
  CHECK(programmes.size() >= 6);
}

TEST_CASE("no article is charged under two headings of note 16") {
  Bench bench;
  std::size_t charged = 0;
  const auto check = [&](const Scored& scored, const std::string& entry) {
    std::size_t headings = 0;
    for (const auto& [heading, amount] : scored.lines()) {
      headings += heading.rfind("9903.82.", 0) == 0 ? 1U : 0U;
    }
    INFO(entry);
    CHECK(headings <= 1);
    charged += headings;
  };
  for (const std::string& path : case_paths()) {
    for (const Case& pinned : read_cases(path)) {
      for (const Scored& scored : bench.score_entry(pinned.lines)) {
        check(scored, pinned.name);
      }
    }
  }
  for (const Columns& entry : matrix_entries()) {
    check(bench.score(entry), text_of(entry));
  }
  CHECK(charged > 100);
}

TEST_CASE("Canadian goods under Section 338 are priced, with the warning of the ban") {
  Bench bench;
  const Scored scored = bench.score({{"hs", "3304995000"},
                                     {"origin", "CA"},
                                     {"value", "10000"},
                                     {"entry_date", "2026-10-01"},
                                     {"transport", "air"}});
  CHECK(scored.lines().at("9903.05.29") == Money::from_micro(1'000'000'000));
  CHECK(any_says(warnings(scored), "Section 338"));
  CHECK(any_says(warnings(scored), "bans"));
}

TEST_CASE("every version of a measure is cited") {
  const Bench bench;
  const Schedule& schedule = bench.schedule();
  for (const Measure& measure : schedule.measures) {
    for (const MeasureVersion& version : measure.versions) {
      INFO(measure.id);
      CHECK(version.cite.source < schedule.sources.size());
      CHECK_FALSE(schedule.cite_text(version.cite).empty());
    }
  }
}

TEST_CASE("a duty that a maker may offset is charged in full, with a warning") {
  Bench bench;
  const Scored scored = bench.score({{"hs", "8708305090"},
                                     {"origin", "KR"},
                                     {"value", "10000"},
                                     {"claims", "auto_part"},
                                     {"entry_date", "2025-12-01"},
                                     {"transport", "air"}});
  CHECK(scored.lines().at("9903.94.63") == Money::from_micro(1'250'000'000));
  CHECK(any_says(warnings(scored), "offset"));
}

TEST_CASE("readings that are not settled are warnings") {
  const Bench bench;
  std::set<std::string> watches;
  for (const Watch& watch : bench.schedule().watches) {
    watches.insert(watch.id);
  }
  for (const char* id :
       {"us-watch-301-excess-capacity", "us-watch-301-excess-capacity-others",
        "us-watch-forced-labor-litigation", "us-watch-section-122-litigation",
        "us-watch-drones-and-forced-labor", "us-watch-ieepa-metal-content",
        "us-watch-annex-ii-timber", "us-watch-taiwan-wood", "us-watch-china-cranes",
        "us-watch-china-chassis", "us-watch-polysilicon", "us-watch-drone-components",
        "us-watch-301-china-exclusions-ended", "us-watch-301-brazil-exceptions"}) {
    INFO(id);
    CHECK(watches.count(id) == 1);
  }
}

}  // namespace
TEST_CASE("the value of a repair is not asked where nothing is charged on it") {
  Bench bench;
  const auto asks = [&](const char* code) {
    const std::vector<std::string> questions = bench
                                                   .score({{"hs", code},
                                                           {"origin", "PE"},
                                                           {"value", "10000"},
                                                           {"entry_date", "2025-08-27"},
                                                           {"transport", "air"},
                                                           {"chapter98", "9802.00.50"}})
                                                   .questions();
    return std::find(questions.begin(), questions.end(), "repair_value") != questions.end();
  };
  CHECK_FALSE(asks("2804.61.00"));  // free, and outside the reciprocal duty
  CHECK(asks("8467.21.00"));        // 1.7% and 10% of the repair
}

}  // namespace tarex::law_tests
