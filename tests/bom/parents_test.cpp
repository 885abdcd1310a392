#include "bom/bench.hpp"
#include "catch.hpp"

// Bills whose rows name the part above them.

namespace tarex::bom_tests {

TEST_CASE("a column parent makes the tree, whatever the order of the rows") {
  // 2 arms in the product; in each arm 3 bolts and 1 hub; a hub has 4 bolts more.
  Bench bench;
  const auto products = bench.read(
      "product_sku,product_hs,product_price,item,parent_item,material,quantity,value,weight_kg\n"
      "A,7326.90.86.88,90,BOLT,HUB,steel,4,0.5,0.1\n"
      "A,,,HUB,ARM,,1,,\n"
      "A,,,BOLT,ARM,steel,3,0.5,0.1\n"
      "A,,,ARM,A,,2,,\n"
      "A,,,BASE,,steel,1,9,5\n");
  REQUIRE(products.at(0).errors.empty());
  const BomAssessment assessment = bench.assess(products[0]);
  REQUIRE(assessment.errors.empty());
  REQUIRE(assessment.rollup.rows.size() == 3);
  CHECK(assessment.rollup.rows[0].path == "ARM / HUB / BOLT");
  CHECK(assessment.rollup.rows[0].mass_kg == 800'000);  // 2 × 1 × 4 × 0.1 kg
  CHECK(assessment.rollup.rows[1].path == "ARM / BOLT");
  CHECK(assessment.rollup.rows[1].mass_kg == 600'000);  // 2 × 3 × 0.1 kg
  CHECK(assessment.rollup.rows[2].path == "BASE");
  CHECK(assessment.rollup.sums.value.known == 16'000'000);  // 14 bolts: 7 + 9
}

TEST_CASE("a part that several assemblies use has its parts in each of them") {
  Bench bench;
  const std::string head =
      "품번,모품번,소요량,재질,단가,중량(g),HS코드\n"
      "P,,1,,50,,7326.90.86.88\n"
      "X,P,1,,,,\n"
      "Y,P,2,,,,\n"
      "S,X,1,,,,\n"
      "S,Y,1,,,,\n";
  const auto products =
      bench.read(head + "PIN,S,2,steel,1,100,\nQ,,1,,20,,7326.90.86.88\nR,Q,1,steel,2,50,\n");
  REQUIRE(products.size() == 2);
  CHECK(products[1].components.size() == 1);
  const BomAssessment assessment = bench.assess(products[0]);
  REQUIRE(assessment.errors.empty());
  REQUIRE(assessment.rollup.rows.size() == 2);
  CHECK(assessment.rollup.sums.net_kg.known == 600'000);  // (1 + 2) × 2 × 0.1 kg
  const auto twice = bench.read(head + "PIN,S,2,steel,1,100,\nPIN,S,2,steel,1,100,\n");
  CHECK(first_error(twice.at(0)) ==
        "'PIN' stands below 'S' on line 7 already, and 'S' has 2 places");
}

TEST_CASE("positions may name the part above") {
  Bench bench;
  const auto products = bench.read(
      "item,position,parent_position,name,material,quantity,value,weight_kg,hs\n"
      "P,0,,frame,,1,50,,7326.90.86.88\n"
      "S,10,0,left,,1,,,\n"
      "S,20,0,right,,1,,,\n"
      "B,30,10,bolt,steel,2,1,0.1,\n"
      "B,40,20,bolt,steel,3,1,0.1,\n");
  REQUIRE(products.size() == 1);
  const BomAssessment assessment = bench.assess(products[0]);
  REQUIRE(assessment.errors.empty());
  CHECK(assessment.rollup.rows.at(1).path == "right / bolt");
  CHECK(assessment.rollup.sums.net_kg.known == 500'000);
}

TEST_CASE("parents that make no tree are refused where they stand") {
  Bench bench;
  const std::string head =
      "product_sku,product_hs,product_price,item,parent,material,quantity,value,weight_kg\n";
  const auto fault = [&](const std::string& rows) {
    const auto products = bench.read(head + rows);
    const Errors& errors = products.at(0).errors;
    return errors.empty() ? std::string() : to_text(errors.front());
  };
  CHECK(fault("A,7326.90.86.88,9,BRACKET,,steel,1,1,1\nA,,,PIN,BRACKT,steel,1,1,1\n") ==
        "bill:3:9: error: the part 'BRACKT' is not in this product\n"
        "A,,,PIN,BRACKT,steel,1,1,1\n"
        "        ^\n"
        "hint: did you mean 'BRACKET'?\n");
  CHECK(
      fault(
          "A,7326.90.86.88,9,PIN,HOUSING,steel,1,1,1\nB,7326.90.86.88,9,HOUSING,,steel,1,1,1\n") ==
      "bill:2:23: error: the part 'HOUSING' is not in this product: it is in another product, "
      "on line 3\n"
      "A,7326.90.86.88,9,PIN,HOUSING,steel,1,1,1\n"
      "                      ^\n"
      "hint: name a part of the same product, or 'A' for a part of the product itself\n");
  CHECK(fault("A,7326.90.86.88,9,X,Y,steel,1,1,1\nA,,,Y,Z,steel,1,1,1\nA,,,Z,X,steel,1,1,1\n") ==
        "bill:2:21: error: 'X' would contain itself: X > Z > Y > X\n"
        "A,7326.90.86.88,9,X,Y,steel,1,1,1\n"
        "                    ^\n"
        "hint: one of these rows names the wrong part above it\n");
  CHECK(fault("A,7326.90.86.88,9,X,X,steel,1,1,1\n").find("'X' would contain itself: X > X") !=
        std::string::npos);
  // Each level uses both parts of the next: 2^20 parts where all is taken apart.
  std::string doubling = "A,7326.90.86.88,9,L0,,,1,,\nA,,,R0,,,1,,\n";
  for (int i = 0; i < 20; ++i) {
    for (const std::string above : {"L", "R"}) {
      for (const std::string below : {"L", "R"}) {
        doubling +=
            "A,,," + below + std::to_string(i + 1) + "," + above + std::to_string(i) + ",,1,,\n";
      }
    }
  }
  CHECK(fault(doubling).find("more than 100000 parts") != std::string::npos);
}

TEST_CASE("a first row that is too short for its column of levels is refused") {
  Bench bench;
  for (const std::string last : {"level", "parent"}) {
    const auto products = bench.read("item,name,hs,material,value," + last + "\n1,x\n");
    REQUIRE(products.size() == 1);
    CHECK(first_error(products[0]) == "there is no product above this row");
    CHECK(products[0].errors.front().where.column == 3);
  }
}

}  // namespace tarex::bom_tests
