#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "catch.hpp"
#include "law/scope.hpp"
#include "tarex/schedule_loader.hpp"

// The tables of Vietnam against what their sources say of them, and the lists that are worked out
// from the tariff against the tariff.

namespace tarex::law_tests {
namespace {

const Schedule& vietnam() { return *embedded_schedule("VN"); }

std::uint16_t list_index(std::string_view id) {
  const auto& lists = vietnam().lists;
  const auto at =
      std::find_if(lists.begin(), lists.end(), [&](const CodeList& l) { return l.id == id; });
  REQUIRE(at != lists.end());
  return static_cast<std::uint16_t>(at - lists.begin());
}

/// Codes of a list on a day.
std::set<std::uint64_t> codes_of(std::string_view id, std::string_view day) {
  const std::uint16_t list = list_index(id);
  std::set<std::uint64_t> out;
  for (const ListRow& row : vietnam().list_rows.rows()) {
    if (row.list == list && row.period().contains(*parse_date(day))) {
      out.insert(row.code);
    }
  }
  return out;
}

Rate special(const TariffLine& line, std::string_view symbol, Rate otherwise) {
  const auto& symbols = vietnam().symbols;
  const auto at = std::find(symbols.begin(), symbols.end(), symbol);
  const DutyRate* rate =
      detail::special_rate(vietnam(), line, static_cast<std::uint16_t>(at - symbols.begin()));
  return rate == nullptr ? otherwise : rate->ad_valorem;
}

}  // namespace

TEST_CASE("the lists of Vietnam have as many codes as their decisions name") {
  CHECK(vietnam().lines.rows().size() == 1889);
  CHECK(codes_of("vn-ad19", "2025-04-15").empty());
  CHECK(codes_of("vn-ad19", "2025-04-16").size() == 38);
  CHECK(codes_of("vn-ad19", "2025-08-13").size() == 38);
  CHECK(codes_of("vn-ad19", "2025-08-14").size() == 41);
  CHECK(codes_of("vn-ad19", "2030-08-14").empty());
  CHECK(codes_of("vn-ad04", "2024-10-23").size() == 17);
  CHECK(codes_of("vn-ad04", "2024-10-24").size() == 17);
  CHECK(codes_of("vn-ad20", "2026-09-25").size() == 27);
  CHECK(codes_of("vn-ac03-ad20", "2026-09-25").size() == 26);
  CHECK(codes_of("vn-ad08", "2026-09-25").size() == 20);
}

TEST_CASE("the three lines that the definitive AD19 added are those of several cases") {
  std::set<std::uint64_t> added = codes_of("vn-ad19", "2025-08-14");
  for (const std::uint64_t code : codes_of("vn-ad19", "2025-08-13")) {
    added.erase(code);
  }
  CHECK(added == codes_of("vn-ad19-by-coating", "2025-08-14"));
}

TEST_CASE("the lists of agreements above MFN follow from the tariff") {
  std::set<std::uint64_t> akfta;
  std::set<std::uint64_t> vkfta;
  for (const TariffLine& line : vietnam().lines.rows()) {
    const Rate mfn = vietnam().duty_rates[line.general].ad_valorem;
    if (special(line, "AK", mfn) > mfn) {
      akfta.insert(line.code);
    }
    if (special(line, "VK", mfn) > mfn) {
      vkfta.insert(line.code);
    }
  }
  CHECK(akfta.size() == 163);
  CHECK(akfta == codes_of("vn-akfta-above-mfn", "2026-09-25"));
  CHECK(vkfta == codes_of("vn-vkfta-above-mfn", "2026-09-25"));
}

TEST_CASE("the presumed RCEP column is not inside") {
  for (const std::string& symbol : vietnam().symbols) {
    const std::string agreement = symbol.substr(0, 2);  // of AK, VK, AK-LAST, VK-LAST
    CHECK((agreement == "AK" || agreement == "VK"));
  }
}

TEST_CASE("every code of a trade remedy is a line of the tariff; of those noted the rate is open") {
  const std::set<std::string> open = {"8311.10.10", "8311.10.90", "8311.30.91", "8311.30.99",
                                      "8311.90.00", "9811.00.10", "9839.10.00"};
  for (const ListRow& row : vietnam().list_rows.rows()) {
    if (row.digits == 8) {
      const std::string code = to_string(row.hs());
      INFO(code);
      const TariffLine* const line = vietnam().find_line(row.hs());
      REQUIRE(line != nullptr);
      CHECK(vietnam().duty_rates[line->general].computable == (open.count(code) == 0));
    }
  }
}

}  // namespace tarex::law_tests
