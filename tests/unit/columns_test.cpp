#include "rows/columns.hpp"

#include <string>
#include <string_view>

#include "catch.hpp"
#include "tarex/entry_reader.hpp"
#include "tarex/schedule_loader.hpp"

using namespace tarex;

namespace {

std::string column(std::string_view name) {
  return canonical_column(name, *embedded_schedule("US"));
}

}  // namespace

TEST_CASE("a percent sign in a header is read as pct") {
  for (const std::string_view name : {"Carbon (%)", "Carbon %", "Carbon%", "carbon_%", "Carbon pct",
                                      "탄소함량(%)", "탄소 함량 %"}) {
    INFO(name);
    CHECK(column(name) == "carbon_pct");
  }
  CHECK(column("US steel %") == "us_steel_pct");
  CHECK(column("UK metal (%)") == "uk_metal_pct");
  CHECK(column("미국산 철강 비율(%)") == "us_steel_pct");
  CHECK(column("%").empty());
}

TEST_CASE("a unit behind a name is that of its column, or the name is another") {
  CHECK(column("Thickness (mm)") == "thickness_mm");
  CHECK(column("두께(mm)") == "thickness_mm");
  CHECK(column("폭 [mm]") == "width_mm");
  CHECK(column("철강중량(kg)") == "steel_kg");
  CHECK(column("중량_kg") == "net_weight_kg");
  CHECK(column("두께(kg)").empty());
  CHECK(column("두께(cm)").empty());
  CHECK(column("중량(g)").empty());
}

TEST_CASE("dollars may stand behind the name of every amount") {
  CHECK(column("Value (USD)") == "value");
  CHECK(column("금액(USD)") == "value");
  CHECK(column("Freight (USD)") == "freight");
  CHECK(column("운임(USD)") == "freight");
  CHECK(column("Insurance USD") == "insurance");
  CHECK(column("other_costs_usd") == "other_costs");
  CHECK(column("Steel value (USD)") == "steel_value");
  CHECK(column("수리비(USD)") == "repair_value");
  CHECK(column("Freight (KRW)").empty());
  CHECK(column("Quantity (USD)").empty());
  CHECK(column("usd").empty());
}

TEST_CASE("a claim is a column, and its name can be misspelled") {
  const Schedule& law = *embedded_schedule("US");
  for (const FactSpec& fact : law.facts) {
    if (fact.type != FactType::claim || fact.name.size() < 6) {
      continue;
    }
    INFO(fact.name);
    CHECK(misspelled_column(fact.name + "s", law) == fact.name);
    CHECK_FALSE(column(fact.name).empty());
  }
  CHECK(misspelled_column("in_qouta", law) == "in_quota");
  CHECK(misspelled_column("inquota", law) == "in_quota");
  CHECK(misspelled_column("Auto Parts", law) == "auto_part");
  CHECK(misspelled_column("semiconducter", law) == "semiconductor");
  for (const char* name : {"printed", "painter", "energy_source", "location", "priced"}) {
    INFO(name);
    CHECK_FALSE(misspelled_column(name, law).has_value());
  }
}

TEST_CASE("every documented column has a Korean name") {
  constexpr std::pair<std::string_view, std::string_view> kNames[] = {
      {"품번", "sku"},
      {"품명", "product"},
      {"신고번호", "entry"},
      {"HS코드", "hs"},
      {"원산지", "origin"},
      {"수입국", "destination"},
      {"수입신고일", "entry_date"},
      {"과세가격", "value"},
      {"통화", "currency"},
      {"수량", "quantity"},
      {"단위", "unit"},
      {"순중량", "net_weight_kg"},
      {"운임", "freight"},
      {"보험료", "insurance"},
      {"기타 비용", "other_costs"},
      {"인코텀즈", "incoterm"},
      {"인도조건", "incoterm"},
      {"운송수단", "transport"},
      {"협정", "preference"},
      {"기본세율", "base_rate"},
      {"철강가액", "steel_value"},
      {"알루미늄가액", "aluminum_value"},
      {"구리가액", "copper_value"},
      {"철강중량", "steel_kg"},
      {"알루미늄중량", "aluminum_kg"},
      {"구리중량", "copper_kg"},
      {"미국산철강비율", "us_steel_pct"},
      {"미국산알루미늄비율", "us_aluminum_pct"},
      {"미국산구리비율", "us_copper_pct"},
      {"영국산금속비율", "uk_metal_pct"},
      {"용해국", "steel_melt"},
      {"제련국", "aluminum_smelt"},
      {"주조국", "aluminum_cast"},
      {"미국산함량", "us_content_pct"},
      {"주장", "claims"},
      {"제조사", "producer"},
      {"밀시트", "mill_certificate"},
      {"수출자", "exporter"},
      {"원산지증명국", "origin_proof"},
      {"강종", "steel_grade"},
      {"강재규격", "steel_standard"},
      {"두께", "thickness_mm"},
      {"폭", "width_mm"},
      {"탄소함량", "carbon_pct"},
      {"선적일", "loaded_date"},
      {"98류", "chapter98"},
      {"수리비", "repair_value"},
      {"미국산부품가액", "us_components_value"},
      {"쿼터내", "in_quota"},
  };
  for (const auto& [name, meant] : kNames) {
    INFO(name);
    CHECK(column(name) == meant);
  }
}

TEST_CASE("a name that denies is no column") {
  CHECK(column("auto_part") == "auto_part");
  CHECK(column("!auto_part").empty());
  CHECK(column(" !auto_part").empty());
}

TEST_CASE("names that may be a number or a mark are offered, not taken") {
  for (const std::string_view name : {"원산지증명서", "C/O", "Certificate of Origin"}) {
    INFO(name);
    CHECK(column(name).empty());
    CHECK(detail::doubtful_column(std::span(&name, 1), "origin_proof") == name);
  }
  const std::string_view rate = "환율";  // of a line in euro: won per euro
  CHECK(column(rate).empty());
  CHECK(detail::doubtful_column(std::span(&rate, 1), "fx") == rate);
  const std::string_view number = "Mill certificate no";
  CHECK(column(number).empty());
  CHECK(detail::doubtful_column(std::span(&number, 1), "mill_certificate") == number);
}
