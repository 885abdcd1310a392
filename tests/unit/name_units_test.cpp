#include "rows/name_units.hpp"

#include "catch.hpp"
#include "rows/delivery_terms.hpp"
#include "tarex/schedule_loader.hpp"
#include "text/json_value.hpp"

using namespace tarex;
using detail::UnitOf;

namespace {

std::string currency(std::string_view name) { return detail::unit_said(name).currency; }

/// "value KRW"; empty if the name is none of an amount in a currency.
std::string amount(std::string_view name) {
  const auto found = detail::amount_in_currency(name, *embedded_schedule("US"));
  return found ? found->column + " " + found->currency : std::string();
}

bool fits(std::string_view name, UnitOf unit) {
  return !detail::unit_misfit(name, "column", unit).has_value();
}

}  // namespace

TEST_CASE("a name says a currency in brackets, as its last or first word, or as a Korean one") {
  CHECK(currency("금액(원)") == "KRW");
  CHECK(currency("금액（원）") == "KRW");
  CHECK(currency("금액 (단위: 원)") == "KRW");
  CHECK(currency("value (eur)") == "EUR");
  CHECK(currency("Amount in KRW") == "KRW");
  CHECK(currency("KRW amount") == "KRW");
  CHECK(currency("amount_krw") == "KRW");
  CHECK(currency("결제금액원화") == "KRW");
  CHECK(currency("미화금액") == "USD");
  CHECK(currency("value (US$)") == "USD");
  CHECK(currency("value (ALL)") == "ALL");
  CHECK(currency("value all").empty());
  CHECK(currency("금액").empty());
  CHECK(currency("금액(외화)").empty());
  CHECK(currency("Total Amount").empty());
}

TEST_CASE("what counts more than one of a currency, or two, is no unit of amounts") {
  for (const std::string_view name :
       {"금액(천원)", "금액(백만원)", "금액 천원", "Amount (KUSD)", "Amount (1,000 USD)",
        "Amount (thousands)", "Price (USD/kg)", "원화금액(USD)", "금액(원/달러)"}) {
    INFO(name);
    CHECK_FALSE(detail::unit_said(name).readable);
    CHECK_FALSE(fits(name, UnitOf::amount));
  }
  CHECK(fits("금액(원)", UnitOf::amount));
  CHECK(fits("금액(외화)", UnitOf::amount));
  CHECK(fits("Total Value (FOB)", UnitOf::amount));
  CHECK_FALSE(fits("금액(kg)", UnitOf::amount));
}

TEST_CASE(
    "every word and sign for dollars and won is seen behind words for many, and before a stroke") {
  for (const std::string_view name :
       {"금액(천불)",   "금액(천미불)",        "금액(천$)",        "금액(천US$)",
        "금액(백만불)", "금액(천달러)",        "금액(千USD)",      "금액(천₩)",
        "금액천불",     "금액 천달러 단위",    "금액(단위: 천불)", "금액(천원단위)",
        "Amount (K$)",  "Amount (USD k)",      "Amount USD k",     "Amount US$k",
        "Amount USDk",  "Amount $000",         "Amount (USD'000)", "Amount USD mn",
        "Amount $M",    "Amount thousand USD", "Amount 천 달러",   "Amount (HK$)",
        "단가($/kg)",   "단가 $/kg",           "단가 USD/EA",      "Price USD per kg",
        "단가(원/개)",  "Value (US$ / set)"}) {
    INFO(name);
    CHECK_FALSE(detail::unit_said(name).readable);
    CHECK_FALSE(fits(name, UnitOf::amount));
  }
  for (const std::string_view name :
       {"금액($)", "금액(불)", "금액(미불)", "Amount US$", "Amount $", "원천 금액", "지불금액",
        "Value of steel bars", "Total value", "FOB/CIF value", "금액(선불)", "Value (all)",
        "balls value", "TALL value"}) {
    INFO(name);
    CHECK(fits(name, UnitOf::amount));
  }
  CHECK(currency("금액(불)") == "USD");
  CHECK(currency("금액 미불") == "USD");
  CHECK(currency("금액(弗)") == "USD");
  CHECK(currency("금액($)").empty());
  CHECK(detail::unit_said("Amount thousand USD").unit == "thousand");
  CHECK(detail::unit_said("단가 $/kg").unit == "$/kg");
}

TEST_CASE("a name says terms of delivery as words of it") {
  using Terms = std::vector<std::string>;
  CHECK(detail::terms_said("CIF Value (USD)") == Terms{"CIF"});
  CHECK(detail::terms_said("금액(CIF)") == Terms{"CIF"});
  CHECK(detail::terms_said("cif_value") == Terms{"CIF"});
  CHECK(detail::terms_said("CIF금액") == Terms{"CIF"});
  CHECK(detail::terms_said("C&F 금액") == Terms{"CFR"});
  CHECK(detail::terms_said("FOB/CIF value") == Terms{"FOB", "CIF"});
  CHECK(detail::terms_said("FOB (FOB) value") == Terms{"FOB"});
  CHECK(detail::terms_said("specific value").empty());
  CHECK(detail::terms_said("금액").empty());
}

TEST_CASE("a unit of mass, length or share fits the column that is in it") {
  CHECK(fits("중량(kg)", UnitOf::kilograms));
  CHECK(fits("중량(KGS)", UnitOf::kilograms));
  CHECK(fits("중량", UnitOf::kilograms));
  CHECK(fits("중량(net)", UnitOf::kilograms));
  CHECK_FALSE(fits("중량(g)", UnitOf::kilograms));
  CHECK_FALSE(fits("weight lb", UnitOf::kilograms));
  CHECK(fits("weight lb", UnitOf::any_mass));
  CHECK_FALSE(fits("weight (cm)", UnitOf::any_mass));
  CHECK(fits("두께(mm)", UnitOf::millimetres));
  CHECK_FALSE(fits("두께(cm)", UnitOf::millimetres));
  CHECK(fits("탄소(%)", UnitOf::percent));
  CHECK_FALSE(fits("탄소(ppm)", UnitOf::percent));
  CHECK(fits("수량(kg)", UnitOf::anything));
}

TEST_CASE("the name of an amount and a currency behind it") {
  CHECK(amount("금액(원)") == "value KRW");
  CHECK(amount("value (KRW)") == "value KRW");
  CHECK(amount("value_krw") == "value KRW");
  CHECK(amount("Freight (EUR)") == "freight EUR");
  CHECK(amount("철강가액(원)") == "steel_value KRW");
  CHECK(amount("과세가격(달러)") == "value USD");
  CHECK(amount("금액(천원)").empty());
  CHECK(amount("금액").empty());
  CHECK(amount("수량(원)").empty());
  CHECK(amount("sales (KRW)").empty());
}

TEST_CASE("a number that every reader of JSON takes for the same") {
  for (const std::string_view text : {"0", "0.00", "-1", "10.50", "0.000123456789012345",
                                      "123456789012345", "12345678901234.5"}) {
    INFO(text);
    CHECK(is_plain_json_number(text));
  }
  for (const std::string_view text : {"", "-0", "-0.0", "1e3", "1E5", "1e400", "05", "1,000",
                                      "1234567890123456", "1234567890.123456"}) {
    INFO(text);
    CHECK_FALSE(is_plain_json_number(text));
  }
}

TEST_CASE("a number as JSON writes one") {
  for (const std::string_view text : {"0", "1000", "-1", "0.5", "10.50", "1e3", "1E-3"}) {
    CHECK(is_json_number(text));
  }
  for (const std::string_view text :
       {"", "-", "05", "1.", ".5", "1,000", "1e", "+1", " 1", "0x1"}) {
    CHECK_FALSE(is_json_number(text));
  }
}
