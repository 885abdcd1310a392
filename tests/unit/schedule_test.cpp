#include "tarex/schedule.hpp"

#include <string>
#include <utility>
#include <vector>

#include "../catch.hpp"

namespace tarex {
namespace {

HsCode code(const char* text) { return HsCode::parse(text).value(); }
Date day(const char* text) { return parse_date(text).value(); }

ListRow row(const char* digits, std::uint16_t list, const char* from, const char* to) {
  ListRow out;
  out.code = code(digits).first();
  out.digits = static_cast<std::uint8_t>(code(digits).digits());
  out.list = list;
  out.from = static_cast<std::int32_t>(day(from).time_since_epoch().count());
  out.to = static_cast<std::int32_t>((*to == '\0' ? kNoEnd : day(to)).time_since_epoch().count());
  return out;
}

TariffLine line(const char* digits) {
  TariffLine out;
  out.code = code(digits).first();
  return out;
}

/// Rows as the loader sorts them: by digits, then code, then list.
Schedule small_schedule() {
  Schedule schedule;
  schedule.covers_from = day("2025-01-01");
  schedule.list_rows =
      Table<ListRow>({row("7318", 0, "2025-01-01", "2026-01-01"), row("7318", 0, "2026-01-01", ""),
                      row("7318", 1, "2025-03-12", ""), row("7326", 0, "2024-01-01", ""),
                      row("73269086", 1, "2025-01-01", ""), row("7326908605", 0, "2025-01-01", ""),
                      row("7326908688", 0, "2025-01-01", "")});
  schedule.lines =
      Table<TariffLine>({line("73181500"), line("73269010"), line("73269086"), line("84713001")});
  schedule.statistical = Table<std::uint64_t>({7'318'150'010U, 7'326'908'605U, 7'326'908'688U});
  schedule.facts.resize(2);
  schedule.facts[0].name = "a";
  schedule.facts[1].name = "b";
  schedule.sources = {{"s", "Act 1", "page 2", "", ""}, {"t", "Act 2", "", "", ""}};
  return schedule;
}

std::vector<std::string> texts(const std::vector<Date>& days) {
  std::vector<std::string> out;
  for (const Date date : days) {
    out.push_back(to_string(date));
  }
  return out;
}

TEST_CASE("a tariff line is found for its code and every code below it") {
  const Schedule schedule = small_schedule();
  REQUIRE(schedule.find_line(code("73269086")) != nullptr);
  CHECK(schedule.find_line(code("73269086"))->hs() == code("73269086"));
  CHECK(schedule.find_line(code("7326908688")) == schedule.find_line(code("73269086")));
  CHECK(schedule.find_line(code("7326908699")) == schedule.find_line(code("73269086")));
  CHECK(schedule.find_line(code("73269087")) == nullptr);
  CHECK(schedule.find_line(code("732690")) == nullptr);
  CHECK(schedule.find_line(code("99999999")) == nullptr);
}

TEST_CASE("the lines below a code are those whose digits start with it") {
  const Schedule schedule = small_schedule();
  CHECK(schedule.lines_below(code("73")).size() == 3);
  CHECK(schedule.lines_below(code("7326")).size() == 2);
  CHECK(schedule.lines_below(code("7326"))[0].hs() == code("73269010"));
  CHECK(schedule.lines_below(code("73269086")).size() == 1);
  CHECK(schedule.lines_below(code("72")).empty());
  CHECK(schedule.lines_below(code("85")).empty());
}

TEST_CASE("the statistical codes below a code are those whose digits start with it") {
  const Schedule schedule = small_schedule();
  CHECK(schedule.statistical_below(code("73")).size() == 3);
  CHECK(schedule.statistical_below(code("73269086")).size() == 2);
  CHECK(schedule.statistical_below(code("7326908688")).size() == 1);
  CHECK(schedule.statistical_below(code("84")).empty());
}

TEST_CASE("the rows of a code are those of all lists and periods that name exactly it") {
  const Schedule schedule = small_schedule();
  CHECK(schedule.rows_of(code("7318")).size() == 3);
  CHECK(schedule.rows_of(code("7326")).size() == 1);
  CHECK(schedule.rows_of(code("73269086")).size() == 1);
  CHECK(schedule.rows_of(code("732690")).empty());
  CHECK(schedule.rows_of(code("73")).empty());
}

TEST_CASE("the rows below a code are those of so many digits inside it") {
  const Schedule schedule = small_schedule();
  CHECK(schedule.rows_below(code("73269086"), 10).size() == 2);
  CHECK(schedule.rows_below(code("7326"), 8).size() == 1);
  CHECK(schedule.rows_below(code("73"), 4).size() == 4);
  CHECK(schedule.rows_below(code("7318"), 10).empty());
}

TEST_CASE(
    "epochs are the days on which anything starts or ends, from the first day of the law on") {
  Schedule schedule = small_schedule();
  schedule.find_epochs();
  CHECK(texts(schedule.epochs) ==
        std::vector<std::string>{"2025-01-01", "2025-03-12", "2026-01-01"});
  Measure measure;
  measure.versions.resize(1);
  measure.versions[0].period = {day("2025-06-04"), day("2026-04-06")};
  schedule.measures.push_back(measure);
  schedule.displacements.resize(1);
  schedule.displacements[0].period = {day("2024-06-01"), day("2026-07-01")};
  schedule.watches.resize(1);
  schedule.watches[0].period = {day("2026-01-01"), kNoEnd};
  schedule.find_epochs();
  CHECK(texts(schedule.epochs) == std::vector<std::string>{"2025-01-01", "2025-03-12", "2025-06-04",
                                                           "2026-01-01", "2026-04-06",
                                                           "2026-07-01"});
}

TEST_CASE("a fact is found by its name") {
  const Schedule schedule = small_schedule();
  CHECK(schedule.find_fact("b") == 1);
  CHECK(schedule.find_fact("c") == kNoFact);
}

TEST_CASE("a citation names the instrument, where it is printed and the place in it") {
  const Schedule schedule = small_schedule();
  CHECK(schedule.cite_text({0, "clause 3"}) == "Act 1, page 2, clause 3");
  CHECK(schedule.cite_text({0, ""}) == "Act 1, page 2");
  CHECK(schedule.cite_text({1, ""}) == "Act 2");
}

TEST_CASE("a table reads rows of its own and rows that stand elsewhere alike") {
  const std::vector<std::uint64_t> rows{1, 2, 3};
  const auto view = Table<std::uint64_t>::view(rows);
  const Table<std::uint64_t> owned(rows);
  CHECK(view.rows().data() == rows.data());
  CHECK(owned.rows().data() != rows.data());
  CHECK(
      std::equal(view.rows().begin(), view.rows().end(), owned.rows().begin(), owned.rows().end()));
  CHECK(Table<std::uint64_t>().rows().empty());
  const Table<std::uint64_t> copy =
      owned;  // NOLINT(performance-unnecessary-copy-initialization): the copy is the test
  CHECK(copy.rows().size() == 3);
}

}  // namespace
}  // namespace tarex
