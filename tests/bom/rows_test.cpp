#include "bom/bench.hpp"
#include "catch.hpp"

// Rows of a bill in CSV that say nothing, or the same again.

namespace tarex::bom_tests {
namespace {

const std::string kRepeating =
    "product_sku,product_hs,product_price,product_quantity,product_origin,product_entry_date,name,"
    "material,value,weight_kg\nA,7326.90.86.88,100,10,KR,2026.9.5,plate,steel,5,1\n";
const std::string kIndented =
    "level,item,quantity,price,cost,weight_kg,material,packaging,freight,hs\n";

}  // namespace

TEST_CASE("a row of commas is none") {
  Bench bench;
  const auto products =
      bench.read(kRepeating + ",,,,,,,,,\nA,7326.90.86.88,100,10,KR,2026.9.5,rod,steel,5,1\n");
  REQUIRE(products.size() == 1);
  CHECK(products[0].errors.empty());
  CHECK(products[0].components.size() == 2);
  const auto parents = bench.read(
      "parent,item,price,material,hs\n,A,100,,7326.90.86.88\n,,,,\nA,rod,5,steel,\n , ,,,\n");
  REQUIRE(parents.size() == 1);
  CHECK(parents[0].errors.empty());
}

TEST_CASE("what a product repeats may be written in another way") {
  Bench bench;
  const auto products =
      bench.read(kRepeating + "A,7326908688,100.00,10.0,South Korea,2026-09-05,rod,steel,5,1\n");
  REQUIRE(products.size() == 1);
  CHECK(products[0].errors.empty());
  // Facts of the law go by their type.
  CHECK(first_error(bench
                        .read("product_sku,product_hs,product_price,product_loaded_date,"
                              "product_steel_melt,name,material,value,weight_kg\n"
                              "A,7326.90.86.88,100,2026.9.5,KR,plate,steel,5,1\n"
                              "A,7326.90.86.88,100,2026-09-05,Korea,rod,steel,5,1\n")
                        .at(0)) == "");
  const std::string words =
      "product_sku,product_hs,product_price,product_currency,product_transport,"
      "product_vehicle,name,material,value,weight_kg\n"
      "A,7326.90.86.88,100,USD,Ocean,no,plate,steel,5,1\nA,7326.90.86.88,100,";
  CHECK(first_error(bench.read(words + "usd,ocean,N,rod,steel,5,1\n").at(0)) == "");
  CHECK_FALSE(first_error(bench.read(words + "KRW,ocean,N,rod,steel,5,1\n").at(0)) == "");
  CHECK_FALSE(first_error(bench.read(words + "usd,air,N,rod,steel,5,1\n").at(0)) == "");
  CHECK(first_error(bench.read(kRepeating + "A,7326908688,100.01,10,KR,,rod,steel,5,1\n").at(0)) ==
        "'100.01' differs from the first row of the product");
  CHECK(first_error(bench.read(kRepeating + "A,7326908689,100,10,KR,,rod,steel,5,1\n").at(0)) ==
        "'7326908689' differs from the first row of the product");
}

TEST_CASE("a column of prices that no product fills in hides no value") {
  Bench bench;
  const std::string plate = "1,plate,1,,20,5,steel,,,\n";
  const BomAssessment empty = bench.priced(kIndented + "0,A,10,,100,,,,,8431.49.90.95\n" + plate);
  CHECK(empty.price == Money::from_units(100));
  // Beside prices a value is what the product costs to make.
  const auto some = bench.read(kIndented + "0,A,10,,60,,,,,8431.49.90.95\n" + plate +
                               "0,B,10,100,60,,,,,8431.49.90.95\n" + plate);
  REQUIRE(some.size() == 2);
  CHECK(some[0].text("price").empty());
  CHECK(some[1].text("price") == "100");
}

TEST_CASE("a no and a zero are nothing to warn of") {
  Bench bench;
  const auto bill = [&](const std::string& no, const std::string& zero) {
    return bench.priced(kIndented + "0,A,10,100,0,,," + no +
                        ",50,8431.49.90.95\n1,plate,1,0,20,5," + "steel,N," + zero + ",\n");
  };
  CHECK_FALSE(warns(bill("N", "0"), "not read in"));
  CHECK_FALSE(warns(bill("아니요", "0.00"), "not read in"));
  CHECK(warns(bill("Y", "0"), "not read in the row of the product: packaging"));
  CHECK(warns(bill("N", "7"), "not read in rows of components: freight (first on line 3)"));
}

TEST_CASE("a row of quantity 0 without figures is left out") {
  Bench bench;
  const std::string top = kIndented + "0,A,10,100,,,,,,8431.49.90.95\n1,plate,1,,20,5,steel,,,\n";
  const BomAssessment drawing = bench.priced(top + "1,drawing,0,,0,0,,,,\n");
  CHECK(drawing.rollup.rows.size() == 1);
  CHECK(warns(drawing, "of quantity 0, so not in the product: 'drawing' (line 4)"));
  const std::string none = "a component of quantity 0 is not in the product";
  for (const std::string row : {"1,rod,0,,3,,,,,\n", "1,rod,0,,,3,,,,\n", "1,rod,0,,,,steel,,,\n",
                                "1,unit,0,,,,,,,\n2,rod,1,,,,,,,\n"}) {
    INFO(row);
    CHECK(first_error(bench.read(top + row).at(0)) == none);
  }
}

TEST_CASE("a row of quantity 0 over nothing but such rows is left out with them") {
  Bench bench;
  const auto read = bench.read(kIndented +
                               "0,A,10,100,,,,,,8431.49.90.95\n1,plate,1,,20,5,steel,,,\n"
                               "1,drawing,0,,,,,,,\n2,note,0,,,,,,,\n");
  CHECK(first_error(read.at(0)) == "");
  CHECK(read.at(0).components.size() == 1);
}

TEST_CASE("a row of totals is named") {
  Bench bench;
  const std::string top = kIndented + "0,A,10,100,,,,,,8431.49.90.95\n1,plate,1,,20,5,steel,,,\n";
  for (const std::string row :
       {",합계,,,20,5,,,,\n", "1,Total,1,,20,5,,,,\n", "1,소계,,,20,,,,,\n"}) {
    INFO(row);
    CHECK(first_error(bench.read(top + row).at(0)) == "this looks like a row of totals");
  }
  CHECK(bench.read(top + "1,Total,1,,20,5,steel,,,\n").at(0).errors.empty());
}

TEST_CASE("a price that was rounded gives way to the value of the lot") {
  Bench bench;
  const auto lot = [&](const std::string& price, const std::string& value) {
    return bench.assess(
        "product_sku,product_hs,product_price,product_value,product_quantity,name,"
        "material,value,weight_kg\nA,7326.90.86.88," +
        price + "," + value + ",3000,plate,steel,1,1\n");
  };
  const BomAssessment rounded = lot("3.33", "10000");
  REQUIRE(rounded.errors.empty());
  CHECK(rounded.today.line.entry.value == Money::from_units(10'000));
  CHECK(warns(rounded,
              "the price is rounded: × quantity it is 9990, and the value that is stated, 10000, "
              "counts"));
  CHECK(lot("3.33", "9975").errors.empty());
  CHECK_FALSE(lot("3.33", "10006").errors.empty());
  CHECK_FALSE(lot("3.330", "10000").errors.empty());
  CHECK_FALSE(lot("3", "9500").errors.empty());  // more than a hundredth
  CHECK(lot("3.33 USD", "10000").errors.empty());
  CHECK(lot("$3.33", "10000").errors.empty());
  // Half of the sixth decimal is less than a millionth.
  const auto many = [&](const std::string& value) {
    return bench.assess(
        "product_sku,product_hs,product_price,product_value,product_quantity,name,"
        "material,value,weight_kg\nA,7326.90.86.88,0.333333," +
        value + ",3000000,plate,steel,0.1,1\n");
  };
  CHECK(many("1000000").errors.empty());
  CHECK_FALSE(many("1000001").errors.empty());
}

TEST_CASE("Korean words for metals are materials") {
  Bench bench;
  const auto products = bench.read(
      "product_hs,product_price,name,material\n7326.90.86.88,9,a,알루미늄\n7326.90.86.88,9,b,철강\n"
      "7326.90.86.88,9,c,구리\n");
  const auto& parts = products.at(0).components;
  CHECK(parts.at(0).material == "aluminum");
  CHECK(parts.at(1).material == "steel");
  CHECK(parts.at(2).material == "copper");
}

TEST_CASE("a row of totals is named in JSON, too") {
  Bench bench;
  const auto bill = [&](const std::string& total) {
    return bench.read(
        R"({"products": [{"sku": "A", "hs": "7326.90.86.88", "price": 100, "components": [)"
        R"({"name": "bar", "material": "steel", "value": 10, "weight_kg": 2}, )"
        R"({"name": "Total", "value": 10, "weight_kg": 2)" +
        total + "}]}]}");
  };
  CHECK(first_error(bill("").at(0)) == "this looks like a row of totals");
  CHECK(bill(R"(, "material": "steel")").at(0).errors.empty());
}

}  // namespace tarex::bom_tests
