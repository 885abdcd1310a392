#include "bom/bench.hpp"
#include "catch.hpp"
#include "rows/mass_units.hpp"

// The currency or unit that the name of a column or key says, and what cells say beside it.

namespace tarex::bom_tests {
namespace {

std::string first_of(Bench& bench, const std::string& text) {
  return first_error(bench.read(text).at(0));
}

}  // namespace

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
  CHECK(first("cost (USD)", "EUR") == "the header says USD, and the currency is EUR");
  CHECK(first("cost (USD)", "¥") == "the header says USD, and the currency is ¥");
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
  CHECK_FALSE(warns(bill("118", "USD", "5.000"), "a cost is read"));
}

}  // namespace tarex::bom_tests
