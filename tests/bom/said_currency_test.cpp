#include <algorithm>

#include "bom/bench.hpp"
#include "catch.hpp"
#include "rows/mass_units.hpp"

// The currency or unit that the name of a column or key says, and what cells say beside it.

namespace tarex::bom_tests {
namespace {

/// Why a header of a flat bill is refused, with its hint; the column and the hint are empty where
/// it is not.
struct Refused {
  std::string message;
  std::string hint;
};
Refused refused(Bench& bench, const std::string& header) {
  const auto bill = bill_of_text(header + "\n", "bill", bench.options(), bench.book());
  return bill.ok() ? Refused{} : Refused{bill.error().message, bill.error().hint};
}

const std::string kParts = ",name,material,value,weight_kg";

std::string first_of(Bench& bench, const std::string& text) {
  return first_error(bench.read(text).at(0));
}

}  // namespace

TEST_CASE("an amount of the product whose name says a currency is not in another") {
  Bench bench;
  const auto stated = [&](const std::string& amount) {
    return refused(bench,
                   "product_sku,product_hs,product_price," + amount + ",product_currency" + kParts)
        .message;
  };
  for (const char* name : {"product_value (USD)", "product_freight (USD)", "product_value_usd",
                           "product_steel_value (USD)", "product_freight_usd"}) {
    INFO(name);
    CHECK(stated(name) ==
          "'" + std::string(name) + "' says USD, and there is a column product_currency as well");
  }
  CHECK(stated("product_freight").empty());
  const std::string currency = "product_hs,product_value (USD),product_currency" + kParts;
  CHECK(refused(bench, currency).hint ==
        "leave the currency out of the name, or set the column aside: --columns "
        "'product_currency=note'");
  // Of a price without a word of its currency the column says it.
  CHECK(refused(bench, "product_hs,product_price,product_freight (USD),product_currency" + kParts)
            .hint == "leave the currency out of the name");
  REQUIRE_FALSE(bench.options().columns.add("product_currency=note"));
  CHECK(refused(bench, currency).message.empty());

  Bench plain;
  CHECK(refused(plain, "product_hs,product_price (KRW),product_freight (USD)" + kParts).message ==
        "'product_freight (USD)' is in USD, and 'product_price (KRW)' in KRW");
  CHECK(refused(plain, "level,name,hs,price,currency,freight (USD),material,cost").message ==
        "'freight (USD)' says USD, and there is a column currency as well");
  CHECK(refused(plain, "level,name,hs,price,currency,freight_usd,material,cost").message ==
        "'freight_usd' says USD, and there is a column currency as well");
  // A price without a word of its currency is in dollars.
  CHECK(refused(plain, "product_hs,product_price,product_freight (USD)" + kParts).message.empty());
  CHECK(refused(plain, "level,name,hs,price,freight (USD),material,cost").message.empty());
}

TEST_CASE("a key of JSON that says a currency is held against that of its product") {
  Bench bench;
  const auto first = [&](const std::string& members) {
    return first_of(bench, "{\"products\":[{\"sku\":\"A\",\"hs\":\"7326908688\"," + members +
                               ",\"components\":[{\"name\":\"a\",\"material\":\"steel\",\"value\":"
                               "1,\"weight_kg\":1}]}]}");
  };
  const std::string won = ",\"currency\":\"KRW\"";
  CHECK(first("\"price\":9000,\"freight_usd\":5" + won) ==
        "'freight_usd' says USD, and the currency is another");
  CHECK(first("\"value_usd\":9000" + won) == "'value_usd' says USD, and the currency is another");
  CHECK(first("\"price\":9,\"freight_usd\":5").empty());
  CHECK(first("\"value_usd\":9,\"currency\":\"$\"").empty());
  REQUIRE_FALSE(bench.options().columns.add("금액(원)=value"));
  REQUIRE_FALSE(bench.options().columns.add("운임(원)=freight"));
  CHECK(first("\"운임(원)\":5,\"금액(원)\":9000").empty());
  CHECK(first("\"freight_usd\":5,\"금액(원)\":9000") ==
        "'freight_usd' says USD, and the currency is another");
  CHECK(first("\"운임(원)\":5,\"price\":9") ==
        "'운임(원)' is in KRW, and nothing says that the price is");
}

TEST_CASE("a unit of weight written in two ways is one unit") {
  Bench bench;
  const auto weight = [&](const std::string& header, const std::string& unit) {
    const BomProduct product =
        bench
            .read("product_sku,product_hs,product_price,name,material,value,weight_unit," + header +
                  "\nP,7326.90.86.88,9,plate,steel,1," + unit + ",3\n")
            .at(0);
    REQUIRE(first_error(product).empty());
    return product.components.at(0).weight_kg;
  };
  CHECK(weight("weight_kg", "KGS") == 3'000'000);
  CHECK(weight("weight_kg", "킬로그램") == 3'000'000);
  CHECK(weight("weight (g)", "gram") == 3'000);
  CHECK(weight("weight (lbs)", "pound") == weight("weight (lbs)", "lb"));
  // In either order of the columns.
  CHECK(first_of(bench,
                 "product_sku,product_hs,product_price,name,material,value,weight (g),weight_unit\n"
                 "P,7326.90.86.88,9,plate,steel,1,3,gr\n")
            .empty());
  CHECK(detail::is_same_mass_unit("t", "tonne"));
  CHECK_FALSE(detail::is_same_mass_unit("lb", "oz"));
  CHECK_FALSE(detail::is_same_mass_unit("stone", "stone"));
}

TEST_CASE("a currency written in two ways is one currency") {
  Bench bench;
  bench.options().vocabulary.fx = {{"KRW", 1'390'500'000}};
  const auto first = [&](const std::string& header, const std::string& cell) {
    const std::string head = "product_sku,product_hs,product_price,name,material,weight_kg,";
    const std::string row = "P,7326.90.86.88,9,plate,steel,1,";
    const std::string before =
        first_of(bench, head + "currency," + header + "\n" + row + cell + ",5\n");
    CHECK(first_of(bench, head + header + ",currency\n" + row + "5," + cell + "\n") == before);
    return before;
  };
  for (const char* won : {"원", "₩", "krw", "KRW"}) {
    INFO(won);
    CHECK(first("cost (원)", won).empty());
    CHECK(first("단가(원)", won).empty());
  }
  for (const char* dollar : {"US$", "$", "달러", "USD"}) {
    INFO(dollar);
    CHECK(first("cost (USD)", dollar).empty());
  }
  CHECK(first("cost (USD)", "EUR") == "the name says USD, and the currency is EUR");
  CHECK(first("cost (USD)", "¥") == "the name says USD, and the currency is ¥");
  // A sign that several have is none by itself.
  CHECK(first("cost", "$") == "'$' is not a currency");
  // The same in the row of a product.
  const auto own = [&](const std::string& cell) {
    return bench.assess(
        "level,name,hs,price (USD),currency,material,cost,weight_kg\n"
        "0,P,7326.90.86.88,9," +
        cell + ",,,\n1,plate,,,,steel,1,1\n");
  };
  CHECK(own("$").errors.empty());
  CHECK(own("US$").errors.empty());
  CHECK_FALSE(own("₩").errors.empty());
}

TEST_CASE("an amount in thousands, or per something, is refused by name") {
  Bench bench;
  const auto said = [&](const std::string& header) { return refused(bench, header).message; };
  CHECK(said("product_hs,product_price (천원)" + kParts) ==
        "'product_price (천원)' is in 천원, and price is in whole units of one currency");
  CHECK(said("product_hs,product_price (USD/KG)" + kParts) ==
        "'product_price (USD/KG)' is in USD/KG, and price is in whole units of one currency");
  CHECK(said("product_hs,product_price (천원/EA)" + kParts) ==
        "'product_price (천원/EA)' is in 천원/EA, and price is in whole units of one currency");
  CHECK(said("product_hs,product_value (USD/EA)" + kParts) ==
        "'product_value (USD/EA)' is in USD/EA, and value is in whole units of one currency");
  CHECK(said("product_hs,product_price,product_freight (천원)" + kParts) ==
        "'product_freight (천원)' is in 천원, and freight is in whole units of one currency");
  // What the product costs to make is not its price.
  CHECK(said("level,name,hs,price (천원),material,cost") ==
        "'price (천원)' is in 천원, and price is in whole units of one currency");
  CHECK(said("level,name,hs,단가(천원),material") ==
        "'단가(천원)' is in 천원, and price is in whole units of one currency");
  // Of components it is named as not read.
  CHECK(said("level,name,hs,price,단가(천원),material").empty());
  CHECK(said("product_hs,product_price,product_thickness (cm),단가(천원)" + kParts).empty());
}

TEST_CASE("a price is of one piece, whether its name says so or not") {
  Bench bench;
  const auto currency = [&](const std::string& header) {
    const auto products =
        bench.read("product_hs," + header + kParts + "\n7326.90.86.88,5,plate,steel,1,1\n");
    CHECK(products.at(0).text("price") == "5");
    return std::string(products[0].text("currency"));
  };
  CHECK(currency("product_price (USD/EA)") == "USD");
  CHECK(currency("제품_단가(USD/EA)") == "USD");
  CHECK(currency("제품_단가(원/개)") == "KRW");
  CHECK(currency("product_price (EUR / pcs)") == "EUR");
  CHECK(currency("product_price ($/EA)") == "USD");
  const auto own = bench.read(
      "level,name,hs,price (USD/EA),material,cost,weight_kg\n"
      "0,P,7326.90.86.88,9,,,\n1,plate,,,steel,1,1\n");
  CHECK(own.at(0).text("price") == "9");
  const auto json = bench.read(
      R"json({"products": [{"sku": "A", "hs": "7326.90.86.88", "price (EUR/EA)": 5, )json"
      R"json("components": []}]})json");
  CHECK(json.at(0).text("price") == "5");
  CHECK(json[0].text("currency") == "EUR");
  // Names that --columns maps, of the product and of its components.
  for (const char* pair : {"공급가(KRW/EA)=product_price", "자재비(KRW/EA)=value"}) {
    REQUIRE_FALSE(bench.options().columns.add(pair));
  }
  const auto mapped = bench.read(
      "product_hs,공급가(KRW/EA),name,material,자재비(KRW/EA)\n7326.90.86.88,5,plate,steel,1\n");
  CHECK(mapped.at(0).text("currency") == "KRW");
  CHECK(mapped[0].components.at(0).currency == "KRW");
}

TEST_CASE("a price in won with a point and three zeros is refused, and a cost is warned of") {
  Bench bench;
  const auto bill = [&](const std::string& price, const std::string& currency,
                        const std::string& cost) {
    return bench.assess(
        "product_sku,product_hs,product_price,product_currency,product_fx,product_quantity,name,"
        "material,value,weight_kg\nP,7326.90.86.88," +
        price + "," + currency + ",1390,10,plate,steel," + cost + ",1\n");
  };
  const BomAssessment won = bill("118.000", "KRW", "5");
  REQUIRE(won.errors.size() == 1);
  CHECK(won.errors[0].message == "'118.000' is not a decimal amount");
  CHECK(won.errors[0].hint == "it can mean 118 or 118000: write it without a point");
  // A price of a piece may be finer than a won; a dollar has cents.
  CHECK(bill("118.500", "KRW", "5").errors.empty());
  CHECK(bill("118.000", "USD", "5").errors.empty());
  const std::string warning =
      "a cost is read with a point before its decimals, not between thousands: 5 of 'plate' "
      "(line 2)";
  CHECK(warns(bill("118", "KRW", "5.000"), warning));
  CHECK(warns(bill("118", "KRW", "5.000원"), warning));
  CHECK_FALSE(warns(bill("118", "KRW", "5.500"), "a cost is read"));
  CHECK_FALSE(warns(bill("118", "USD", "5.500"), "a cost is read"));
  CHECK(warns(bill("118", "USD", "5.000"), warning));
  CHECK(warns(bill("118", "USD", "$5.000"), warning));
  CHECK_FALSE(warns(bill("118", "KWD", "5.000"), "a cost is read"));
}

TEST_CASE("a price and a lot in dollars with a point and three zeros are warned of") {
  Bench bench;
  const auto bill = [&](const std::string& price, const std::string& pieces) {
    return bench.priced(
        "product_sku,product_hs,product_price,product_quantity,name,material,value,weight_kg\n"
        "P,7326.90.86.88," +
        price + "," + pieces + ",plate,steel,5,1.500\n");
  };
  const auto times = [](const BomAssessment& a, const std::string& text) {
    return std::count_if(a.warnings.begin(), a.warnings.end(), [&](const std::string& one) {
      return one.find(text) != std::string::npos;
    });
  };
  const BomAssessment a = bill("118.000", "2.000");
  CHECK(times(a,
              "quantity '2.000' is read as 2, not as 2000; price '118.000' is read as 118, not "
              "as 118000: a point stands before decimals") == 1);
  CHECK(times(a, "a point stands before") == 1);
  CHECK(times(bill("118.000", "2"), "price '118.000' is read as 118, not as 118000: a point") == 1);
  CHECK(times(bill("118.00", "2.0"), "a point stands before") == 0);
  CHECK(times(bill("118.125", "2.500"), "a point stands before") == 0);
  CHECK(times(bill("1118.000", "2"), "a point stands before") == 0);
  // A scenario writes the figures anew, and says it once all the same.
  ColumnEdit half;
  half.how = ColumnEdit::How::scale;
  half.column = "value";
  half.factor_ppb = kRateOne / 2;
  ColumnEdit freight;
  freight.column = "freight";
  freight.text = "3";
  bench.options().vocabulary.edits = {half, freight};
  CHECK(times(bill("118.000", "2.000"), "a point stands before") == 1);
}

}  // namespace tarex::bom_tests
