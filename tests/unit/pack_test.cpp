#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

#include "../catch.hpp"
#include "tarex/schedule_loader.hpp"

// The packed form of the law. Damage of every kind must be noticed or harmless: never a crash,
// never a read outside.

namespace tarex {
namespace {

const Schedule& real_law() {
  const Schedule* schedule = embedded_schedule("US");
  REQUIRE(schedule != nullptr);
  return *schedule;
}

/// A law that is small enough to be damaged at every byte.
Schedule small_law() {
  Schedule schedule;
  schedule.jurisdiction = "ZZ";
  schedule.covers_from = parse_date("2025-01-01").value();
  schedule.official_table = {"Code", "Unit", "A", "B", "C", 1, 97, {{"No.", "each"}}, {"net"}};
  schedule.facts.resize(1);
  schedule.facts[0].name = "toy";
  schedule.sources = {{"s", "Act 1", "page 2", "url", "2026-01-01"}};
  schedule.country_groups = {{"UNION", CountrySet().set(5)}};
  schedule.families = {{"f", "Family", true}};
  Measure measure;
  measure.id = "m";
  measure.versions.resize(1);
  measure.versions[0].codes.lists = {0, 1};
  measure.versions[0].when = {Condition{Not{{Condition{FactIn{0, {1, 2}}}}}}, Condition{Applied{}}};
  measure.versions[0].rate = Specific{5, 0};
  measure.versions[0].basis = ValueShare{0, Rate::from_ppb(7)};
  schedule.measures = {measure};
  schedule.duty_rates.resize(1);
  schedule.specials.resize(1);
  schedule.list_rows = Table<ListRow>(std::vector<ListRow>(3));
  schedule.lines = Table<TariffLine>(std::vector<TariffLine>(2));
  schedule.statistical = Table<std::uint64_t>(std::vector<std::uint64_t>{1, 2, 3});
  return schedule;
}

/// Reads all rows, so that a table that leaves the bytes is noticed by the sanitizers. Bytes are
/// copied to the heap to give them an end.
std::optional<std::uint64_t> sum_of(std::string_view bytes) {
  const std::string copy(bytes);
  const auto schedule = unpack(copy);
  if (!schedule) {
    return std::nullopt;
  }
  std::uint64_t sum = schedule->measures.size();
  for (const ListRow& row : schedule->list_rows.rows()) {
    sum += row.code;
  }
  for (const TariffLine& line : schedule->lines.rows()) {
    sum += line.code;
  }
  for (const std::uint64_t code : schedule->statistical.rows()) {
    sum += code;
  }
  return sum;
}

TEST_CASE("the law survives being packed and unpacked, to the byte") {
  const Schedule& law = real_law();
  const std::string packed = pack(law);
  const auto again = unpack(packed);
  REQUIRE(again.has_value());
  CHECK(pack(*again) == packed);
  CHECK(again->epochs == law.epochs);
  CHECK(again->sha256 == law.sha256);
  CHECK(again->baseline.day == law.baseline.day);
  CHECK(again->baseline.title == law.baseline.title);
  CHECK(again->baseline.known());
  CHECK(again->measures.size() == law.measures.size());
  CHECK(again->lines.rows().size() == law.lines.rows().size());
  CHECK(again->list_rows.rows().size() == law.list_rows.rows().size());
}

TEST_CASE("the law inside is the law of the folder it was built from") {
  const LoadedSchedule loaded = load_schedule(TAREX_DATA_DIR, "US");
  REQUIRE(loaded.schedule.has_value());
  CHECK(loaded.schedule->sha256 == real_law().sha256);
  CHECK(pack(*loaded.schedule) == pack(real_law()));
}

TEST_CASE("the law of every jurisdiction of the folder is inside") {
  CHECK(embedded_jurisdictions() == jurisdictions_in(TAREX_DATA_DIR).value());
  CHECK(embedded_schedule("QQ") == nullptr);
  CHECK(embedded_schedule("") == nullptr);
}

TEST_CASE("law that is cut short, too long or of another form is not unpacked") {
  const std::string packed = pack(small_law());
  REQUIRE(unpack(packed).has_value());
  for (std::size_t size = 0; size < packed.size(); ++size) {
    if (sum_of(std::string_view(packed).substr(0, size))) {
      FAIL_CHECK("unpacked from " << size << " of " << packed.size() << " bytes");
    }
  }
  CHECK_FALSE(sum_of(packed + '\0'));
  CHECK_FALSE(sum_of("tarex-law-0\n" + packed.substr(12)));
  CHECK_FALSE(sum_of(""));
  CHECK_FALSE(sum_of("tarex-law-2\n"));
}

TEST_CASE("law with damaged bytes is refused or harmless") {
  const std::string packed = pack(small_law());
  std::size_t refused = 0;
  for (std::size_t at = 0; at < packed.size(); ++at) {
    for (const int value : {0x00, 0x01, 0x7F, 0x80, 0xFF}) {
      std::string damaged = packed;
      damaged[at] = static_cast<char>(value);
      refused += sum_of(damaged) ? 0U : 1U;
    }
  }
  CHECK(refused > packed.size());  // of five for each byte; many change a text or a number
}

TEST_CASE("counts that promise more than there is are refused") {
  const std::string packed = pack(small_law());
  std::size_t refused = 0;
  for (std::size_t at = 12; at + 8 <= packed.size(); ++at) {
    for (const std::uint64_t count : {std::uint64_t{1} << 60U, std::uint64_t{1} << 61U, UINT64_MAX,
                                      UINT64_MAX / 24 + 1, std::uint64_t{packed.size() - at - 8}}) {
      std::string damaged = packed;
      std::memcpy(damaged.data() + at, &count, sizeof count);
      refused += sum_of(damaged) ? 0U : 1U;
    }
  }
  CHECK(refused > packed.size());  // where a count or a length stands; elsewhere it is a number
}

}  // namespace
}  // namespace tarex
