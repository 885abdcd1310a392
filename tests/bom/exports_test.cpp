#include "bom/bench.hpp"
#include "catch.hpp"

// Headers as ERP systems write them: each says what it does there.

namespace tarex::bom_tests {
namespace {

const std::string kHead =
    "product_id,level,item,description,qty,uom,unit_cost,currency,unit_weight_kg,material,"
    "metal_pct_weight,origin,melt_pour,smelt_primary,smelt_secondary,cast,supplier,hs,"
    "is_packaging\n";
const std::string kBracket =
    "P-100,0,P-100,Steel bracket,1,EA,12.40,USD,,,,KR,,,,,,7326.90.86.88,\n";
const std::string kPlate =
    "P-100,1,C-01,Cold-rolled plate 3 mm,1.80,KG,1.10,USD,1,steel,100,KR,KR,,,,POSCO,7209.16,\n";

}  // namespace

TEST_CASE("product_id names the product in every row, level 0 is its own") {
  Bench bench;
  const std::string rubber =
      "P-100,1,C-02,Rubber pad,2,EA,0.30,USD,0.05,rubber,0,CN,,,,,,4016.93,\n";
  const auto products = bench.read(kHead + kBracket + kPlate + rubber);
  REQUIRE(products.size() == 1);
  CHECK(products[0].text("sku") == "P-100");
  CHECK(products[0].text("price") == "12.40");
  const BomAssessment assessment = bench.assess(products[0]);
  REQUIRE(assessment.errors.empty());
  REQUIRE(assessment.rollup.rows.size() == 2);
  CHECK(assessment.rollup.rows[0].mass_kg == 1'800'000);
  // Of the pad nothing is metal, whatever its material is called.
  CHECK(assessment.rollup.rows[1].material_text == "other:rubber");
  // 2.9% and 50% of 12.40.
  CHECK(duty(assessment).max == Money::from_micro(360'000 + 6'200'000));
}

TEST_CASE("a row that names another product than the one above it is refused") {
  Bench bench;
  const auto products =
      bench.read(kHead + kBracket + "P-200" + kPlate.substr(kPlate.find(',')) + kPlate);
  REQUIRE(products.size() == 1);
  REQUIRE(products[0].errors.size() == 1);
  CHECK(products[0].errors[0].message == "'P-200' differs from the first row of the product");
  CHECK(products[0].errors[0].where.line == 3);
}

TEST_CASE("a word that is no material is one only where nothing of it is metal") {
  Bench bench;
  const std::string head = "product_sku,product_hs,product_price,name,material,value,metal_pct\n";
  CHECK(bench.read(head + "A,7326.90.86.88,9,pad,rubber,1,0\n").at(0).errors.empty());
  for (const std::string row : {"pad,rubber,1,\n", "pad,rubber,1,10\n"}) {
    const auto products = bench.read(head + "A,7326.90.86.88,9," + row);
    REQUIRE(products.at(0).errors.size() == 1);
    CHECK(products[0].errors[0].message == "'rubber' is not a material");
  }
}

TEST_CASE("a secondary country of smelt counts where any country does") {
  Bench bench;
  const auto priced = [&](const std::string& secondary) {
    const BomAssessment assessment = bench.assess(
        "product_sku,product_hs,product_quantity,product_price,product_transport,name,"
        "material,value,weight_kg,smelt_primary,smelt_secondary,cast\n"
        "A,7604.21.00.10,100,10,air,profile,aluminum,5,1,CA," +
        secondary + ",KR\n");
    REQUIRE(assessment.errors.empty());
    return duty(assessment).max;
  };
  // 200% on aluminum of Russia, of which any part is enough; the base duty of 1.5% on top.
  CHECK(priced("RU") > priced("CA") + Money::from_units(1'400));
  CHECK(priced("") == priced("CA"));
}

TEST_CASE("a part with a country of smelt of its own has no secondary one from its assembly") {
  Bench bench;
  const BomAssessment assessment = bench.priced(
      "product_sku,product_hs,product_price,level,name,material,value,weight_kg,smelt,"
      "smelt_secondary\n"
      "A,7604.21.00.10,9,1,frame,,,,CA,RU\nA,,,2,bar,aluminum,1,1,,\nA,,,2,rod,aluminum,1,1,KR,\n");
  CHECK(assessment.rollup.rows.at(0).smelt_secondary == "RU");
  CHECK(assessment.rollup.rows.at(1).smelt_secondary.empty());
}

TEST_CASE("Korean headers may be set apart, and call the part above by several names") {
  Bench bench;
  for (const std::string parent : {"상위품번", "상위 품번", "부모", "부모품번", "부모 품번"}) {
    INFO(parent);
    const auto products = bench.read(parent +
                                     ",품번,품 명,수량,단가,단위 중량,재질,HS 코드\n"
                                     ",P-1,브래킷,10,12.4,,,7326.90.86.88\n"
                                     "P-1,C-1,판재,1,2,1,steel,\n"
                                     "C-1,C-2,볼트,2,0.3,0.1,steel,\n");
    REQUIRE(products.size() == 1);
    REQUIRE(products[0].errors.empty());
    REQUIRE(products[0].components.size() == 1);
    CHECK(products[0].components[0].name == "판재");
    CHECK(products[0].components[0].weight_kg == kMicro);
    CHECK(products[0].components[0].components.size() == 1);
  }
}

TEST_CASE("in a parts list with object descriptions a component is a part number") {
  Bench bench;
  const auto products = bench.read(
      "Level,Item,Component,Object description,Quantity,UoM,hs,value,material,weight_kg\n"
      "0,,P-1,Bracket,10,EA,7326.90.86.88,12.4,,\n"
      "1,0010,C-1,Plate,1,EA,,2,steel,1\n");
  REQUIRE(products.size() == 1);
  REQUIRE(products[0].errors.empty());
  CHECK(products[0].text("sku") == "P-1");
  CHECK(products[0].components.at(0).name == "Plate");
}

TEST_CASE("a price in JSON may be an amount with its currency and its terms") {
  Bench bench;
  const auto products = bench.read(R"({"schema": "tarex.bom/1", "products": [
    {"id": "P-100", "hs": "7326.90.86.88", "origin": "KR",
     "price": {"amount": "12.40", "currency": "USD", "incoterm": "FOB"},
     "components": [{"item": "C-01", "qty": "1.80", "uom": "kg", "unit_cost": "1.10",
                     "material": "steel", "melt_pour": "KR"}]}]})");
  REQUIRE(products.at(0).errors.empty());
  // The value of a price is the price, not that of the lot.
  const auto valued = bench.read(R"({"products": [{"sku": "A", "hs": "7326.90.86.88",
    "price": {"value": 12.4, "currency": "USD"}, "components": [{"name": "C", "value": 1}]}]})");
  REQUIRE(valued.at(0).errors.empty());
  CHECK(valued[0].text("price") == "12.4");
  CHECK(valued[0].text("value").empty());
  CHECK(products[0].text("sku") == "P-100");
  CHECK(products[0].text("price") == "12.40");
  CHECK(products[0].text("incoterm") == "FOB");
  const BomAssessment assessment = bench.assess(products[0]);
  REQUIRE(assessment.errors.empty());
  CHECK(duty(assessment).max == Money::from_micro(6'560'000));
}

}  // namespace tarex::bom_tests
