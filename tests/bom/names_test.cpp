#include "bom/bench.hpp"
#include "bom/columns.hpp"
#include "catch.hpp"
#include "tarex/entry_reader.hpp"

// What columns of components are called in files of other systems.

namespace tarex::bom_tests {
namespace {

using detail::component_column;
using detail::ComponentColumn;

/// An indented bill of two parts: steel and rubber, at 20 and 30 of 100.
std::string sheet(const std::string& quantity, const std::string& cost, const std::string& code) {
  return "level,item," + quantity + "," + cost + ",weight_kg,material," + code +
         "\n0,A,10,100,,,8431.49.90.95\n1,plate,2,20,5,steel,\n1,pad,1,30,1,other:rubber,\n";
}

std::int64_t cost_of_parts(Bench& bench, const std::string& text) {
  std::int64_t sum = 0;
  const std::vector<BomProduct> products = bench.read(text);
  for (const Component& part : products.at(0).components) {
    sum += part.value.value_or(0);
  }
  return sum / kMicro;
}

}  // namespace

TEST_CASE("a price of a component is its cost where no other column is") {
  Bench bench;
  for (const char* name : {"price", "Price", "price (USD)", "Price.", "\"unit\nprice\"",
                           "\"price\r\n(USD)\"", "단가($)", "unit_cost"}) {
    INFO(name);
    CHECK(cost_of_parts(bench, sheet("qty", name, "hs")) == 50);
    CHECK(bench.priced(sheet("qty", name, "hs")).price == Money::from_units(100));
  }
  const BomAssessment both = bench.priced(
      "level,item,price,cost,material,hs\n0,A,100,,,8431.49.90.95\n1,plate,25,20,steel,\n");
  CHECK(both.rollup.rows.at(0).component->value == 20 * kMicro);
  CHECK(warns(both, "not read in rows of components: price (first on line 3)"));
  const auto dollars = bench.read(
      "product_hs,product_price ($),name,material,단가($)\n7326.90.86.88,9,pin,steel,4\n");
  CHECK(dollars.at(0).text("currency") == "USD");
  CHECK(dollars[0].components.at(0).currency == "USD");
  // In a flat bill, where the product has its own.
  const std::string flat = "product_sku,product_hs,product_price,name,material,price\n";
  CHECK(cost_of_parts(bench, flat + "A,7326.90.86.88,9,plate,steel,4\n") == 4);
  const std::string json = R"({"products":[{"hs":"7326.90.86.88","price":9,"components":[)";
  CHECK(cost_of_parts(bench, json + R"({"material":"steel","price":4}]}]})") == 4);
  CHECK(cost_of_parts(bench, json + R"({"material":"steel","price":4,"cost":3}]}]})") == 3);
}

TEST_CASE("quantities have many names") {
  Bench bench;
  for (const char* name :
       {"Q'TY", "Q’TY", "수량(EA)", "소요수량", "소요량", "Quantity Per", "Qty per", "BOM Qty",
        "Usage", "원단위", "Qty.", "\"수량\n(EA)\"", "Quantity (pcs)"}) {
    INFO(name);
    const auto products = bench.read(sheet(name, "price", "hs"));
    CHECK(products.at(0).components.at(0).quantity == 2 * kMicro);
    CHECK(products[0].text("quantity") == "10");
  }
  const BomAssessment unread = bench.priced(sheet("Menge (qty)", "price", "hs"));
  CHECK(warns(unread, "no quantities are read, each component counts once: if 'Menge (qty)'"));
  CHECK_FALSE(warns(bench.priced(sheet("qty", "price", "hs")), "no quantities are read"));
  // Beside a column of quantities it is something else.
  const auto both =
      bench.read("product_hs,product_price,name,quantity,usage\n7326.90.86.88,9,pin,2,frame\n");
  CHECK(both.at(0).errors.empty());
  // … and so are words.
  const auto worded = bench.read(
      "level,item,hs,price,material,usage\n0,A,7326.90.86.88,9,,\n1,pin,,3,steel,frame\n"
      "1,cap,,3,steel,-\n");
  CHECK(worded.at(0).errors.empty());
  CHECK(worded[0].components.at(1).quantity == kMicro);
  REQUIRE(worded[0].warnings.size() == 1);
  CHECK(worded[0].warnings[0].find("if 'usage' holds them") != std::string::npos);
  const std::string json =
      R"({"products":[{"hs":"7326.90.86.88","price":9,"components":[{"usage":)";
  CHECK(bench.read(json + R"("frame"}]}]})").at(0).components.at(0).quantity == kMicro);
  CHECK(bench.read(json + "2}]}]}").at(0).components.at(0).quantity == 2 * kMicro);
  CHECK_FALSE(component_column("수량(kg)").has_value());
  CHECK_FALSE(component_column("weight/unit").has_value());
}

TEST_CASE("a quantity that one component of a bill in JSON lacks is not known") {
  Bench bench;
  const auto parts = [&](const std::string& quantity, const std::string& below) {
    return bench
        .read(R"({"products":[{"hs":"7326.90.86.88","price":9,"components":[{"name":"a")" +
              quantity + R"(},{"name":"b","components":[{"name":"c")" + below + "}]}]}]}")
        .at(0);
  };
  CHECK(parts("", "").components.at(0).quantity == kMicro);
  CHECK_FALSE(parts("", R"(,"qty":2)").components.at(0).quantity.has_value());
  CHECK_FALSE(parts(R"(,"qty":2)", "").components.at(1).components.at(0).quantity.has_value());
  const BomProduct likely = parts(R"(,"total qty":2)", "");
  REQUIRE(likely.warnings.size() == 1);
  CHECK(likely.warnings[0].find("'total qty' holds them") != std::string::npos);
}

TEST_CASE("a share of metal may carry the percent sign in its name") {
  Bench bench;
  for (const char* name :
       {"metal_pct (%)", "함량(%)", "함량 (%)", "함량%", "Metal %", "metal_pct"}) {
    INFO(name);
    CHECK(component_column(name) == ComponentColumn::metal_pct);
  }
  CHECK_FALSE(component_column("함량(ppm)").has_value());
  const auto products = bench.read(
      "product_hs,product_price,name,material,함량 (%)\n"
      "7326.90.86.88,9,plate,steel,50\n");
  CHECK(products.at(0).components.at(0).metal_share == Rate::from_ppb(kRateOne / 2));
}

TEST_CASE("components and lines call a tariff code the same") {
  Bench bench;
  const Schedule& law = bench.schedule();
  for (const char* name : {"HTS Code", "hscode", "HTS", "HTSUS", "HTS No.", "HTS Number",
                           "US HTS Code", "HS No", "HS부호", "세번부호", "Tariff code", "H.S. Code",
                           "HS\n코드", "HS코드", "hs_code", "세번"}) {
    INFO(name);
    CHECK(component_column(name) == ComponentColumn::hs);
    CHECK(canonical_column(name, law) == "hs");
    CHECK(bench.read(sheet("qty", "cost", "\"" + std::string(name) + "\"")).at(0).text("hs") ==
          "8431.49.90.95");
  }
  CHECK(component_column("Part No.") == ComponentColumn::item);
  CHECK(component_column("Item No.") == ComponentColumn::item);
  CHECK(component_column("원산지") == ComponentColumn::origin);
  CHECK_FALSE(component_column("from").has_value());
  CHECK_FALSE(component_column("!packaging").has_value());
}

TEST_CASE("common words are no slips of the pen") {
  Bench bench;
  for (const char* name : {"reference", "exported", "produced", "produce", "height", "patent",
                           "unit height", "Unit Height"}) {
    INFO(name);
    CHECK_FALSE(misspelled_column(name, bench.schedule()).has_value());
    CHECK_FALSE(detail::misspelled_component_column(name).has_value());
    CHECK(bench
              .read("product_hs,product_price,name," + std::string(name) +
                    "\n7326.90.86.88,9,pin,x\n")
              .at(0)
              .errors.empty());
  }
  CHECK(misspelled_column("preferense", bench.schedule()) == "preference");
  CHECK(detail::misspelled_component_column("wieght") == "weight");
}

TEST_CASE("a key of a product that nearly spells a short one or a claim is refused") {
  Bench bench;
  const auto error = [&](const std::string& key) {
    return first_error(bench
                           .read(R"({"products":[{"hs":"7326.90.86.88","price":9,")" + key +
                                 R"(":1,"components":[]}]})")
                           .at(0));
  };
  for (const char* key : {"pricee", "prices", "vallue", "in_qouta", "auto_parts"}) {
    INFO(key);
    CHECK_FALSE(error(key).empty());
  }
  for (const char* key : {"place", "prize", "priced", "printed"}) {
    INFO(key);
    CHECK(error(key).empty());
  }
}

TEST_CASE("a weight whose name says kilograms contradicts another unit, in JSON too") {
  Bench bench;
  const auto error = [&](const std::string& weight) {
    return first_error(
        bench
            .read(R"({"products":[{"hs":"7326.90.86.88","price":9,"components":[{"name":"a",)" +
                  weight + "}]}]}")
            .at(0));
  };
  CHECK(error(R"("weight_kg":5000,"weight_unit":"g")") == "the name says KG, and the unit is g");
  CHECK(error(R"("weight_kg":5,"weight_unit":"kg")").empty());
  CHECK(error(R"("weight":5000,"weight_unit":"g")").empty());
}

}  // namespace tarex::bom_tests
