#include "bom/bench.hpp"
#include "catch.hpp"

// The currency or unit that the name of a column or key says, and what cells say beside it.

namespace tarex::bom_tests {
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
