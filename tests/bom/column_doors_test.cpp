#include "bom/bench.hpp"
#include "bom/columns.hpp"
#include "catch.hpp"

// The same words in the header of a table, in the row of a product and as keys of JSON.

namespace tarex::bom_tests {
namespace {

/// A flat bill of one steel and one aluminum part.
std::string flat(const std::string& columns, const std::string& first, const std::string& second) {
  return "product_sku,product_hs,product_price,name,material,weight_kg," + columns +
         "\nA,8413.91.90.96,100,bar,steel,2," + first + "\nA,,,al,aluminum,2," + second + "\n";
}

std::string in_json(const std::string& keys) {
  return R"({"products":[{"sku":"A","hs":"8413.91.90.96","price":100,)" + keys +
         R"(,"components":[{"name":"b","material":"steel","weight_kg":2,"value":10}]}]})";
}

}  // namespace

TEST_CASE("a net weight in the row of a product alone leaves the components their weights") {
  Bench bench;
  const std::string header =
      "level,item,hs,price,quantity,net_weight_kg,material,cost,weight_kg\n0,A,8544.42.90.90,100,";
  const auto of_lot = bench.read(header + "10,20,,,\n1,core,,,1,,copper,12,1\n");
  CHECK(of_lot.at(0).text("net_weight_kg") == "20");
  CHECK_FALSE(of_lot[0].weight_kg.has_value());
  CHECK(of_lot[0].components.at(0).weight_kg == kMicro);
  // With cells of its own a component's net weight goes before its gross one.
  const auto of_parts = bench.read(header + "10,,,,\n1,core,,,1,3,copper,12,4\n");
  CHECK(of_parts.at(0).components.at(0).weight_kg == 3 * kMicro);
}

TEST_CASE("where all metal was made is read in columns of the product") {
  Bench bench;
  const auto made = bench.read(
      "product_sku,product_hs,product_price,product_melt,product_smelt,product_cast,name,material,"
      "cost\nA,7615.10.71.30,100,KR,RU,CN,pot,aluminum,10\nA,,,,,,lid,aluminum,1\n");
  REQUIRE(made.at(0).errors.empty());
  CHECK(made[0].made.melt == "KR");
  CHECK(made[0].made.smelt == "RU");
  CHECK(made[0].text("aluminum_cast") == "CN");
}

TEST_CASE("melted and poured is said of steel in the row of a product, too") {
  Bench bench;
  const auto row = [&](const std::string& name) {
    return bench
        .read("level,item,hs,price,material,cost,weight_kg," + name +
              "\n0,A,8544.42.90.90,100,,,,US\n1,al,,,aluminum,10,2,\n")
        .at(0);
  };
  CHECK(row("melt_pour").made.melt.empty());
  CHECK(row("melt").made.melt == "US");
}

TEST_CASE("a usage with numbers is the quantity, and a dash under it none") {
  Bench bench;
  const auto both =
      bench.read(flat("value,usage", "10,3", "10,2") + "B,8413.91.90.96,100,bar,steel,2,10,-\n");
  CHECK(both.at(0).components.at(0).quantity == 3 * kMicro);
  CHECK(both[0].errors.empty());
  CHECK_FALSE(both.at(1).errors.empty());
}

TEST_CASE("quantities in pieces, of the component and of the whole bill") {
  Bench bench;
  const auto first = [&](const std::string& columns, const std::string& cells) {
    return bench.read(flat(columns, cells, cells)).at(0);
  };
  for (const char* name : {"원단위(EA)", "usage (EA)", "Component Qty", "BOM Qty"}) {
    INFO(name);
    CHECK(first("value," + std::string(name), "10,3").components.at(0).quantity == 3 * kMicro);
  }
  CHECK(first("value,BOM Qty,Qty", "10,1,3").components.at(0).quantity == 3 * kMicro);
  CHECK(first("value,Component Qty,BOM Qty", "10,3,1").components.at(0).quantity == 3 * kMicro);
  const BomProduct share = first("value,usage(%)", "10,3");
  REQUIRE(share.warnings.size() == 1);
  CHECK(share.warnings[0].find("if 'usage(%)' holds them") != std::string::npos);
  CHECK(first("value,product_quantity (EA)", "10,3").text("quantity") == "3");
}

TEST_CASE("a price beside a cost that is not read is not taken for it") {
  Bench bench;
  for (const char* name : {"Unit Price($/EA)", "단가(USD/EA)", "cost (won)", "cost (달러)"}) {
    INFO(name);
    const auto read = bench.read(flat(std::string(name) + ",Price", "2,6", "2,6"));
    CHECK(read.at(0).components.at(0).value == 2 * kMicro);
    CHECK(read[0].warnings.empty());
  }
  for (const char* name : {"Std Cost", "Purchase Price", "Price Unit"}) {
    INFO(name);
    const auto unread = bench.read(flat("Price," + std::string(name), "2,6", "2,6"));
    CHECK_FALSE(unread.at(0).components.at(0).value.has_value());
    REQUIRE(unread[0].warnings.size() == 1);
    CHECK(unread[0].warnings[0].find("'Price=value'") != std::string::npos);
  }
}

TEST_CASE("an amount of a product says its currency in both forms") {
  Bench bench;
  for (const char* key : {"\"freight (KRW)\":5", "\"freight_krw\":5", "\"freight\":5"}) {
    INFO(key);
    const auto read = bench.read(in_json(R"("currency":"KRW",)" + std::string(key)));
    CHECK(read.at(0).text("freight") == "5");
    CHECK(read[0].errors.empty());
  }
  const auto table = bench.read(
      "product_hs,product_price_krw,product_freight_krw,name,material,cost\n"
      "8413.91.90.96,100,5,b,steel,10\n");
  CHECK(table.at(0).text("price") == "100");
  CHECK(table[0].text("freight") == "5");
  CHECK(table[0].text("currency") == "KRW");
  const auto price =
      bench.read(R"j({"products":[{"hs":"8413.91.90.96","price (USD)":100,"components":[]}]})j");
  CHECK(price.at(0).text("price") == "100");
  CHECK(price[0].text("currency") == "USD");
}

TEST_CASE("second choices are made once for a file of JSON, as for a table") {
  Bench bench;
  const auto costs = [&](const std::string& second) {
    return bench.read(
        R"({"products":[{"hs":"8413.91.90.96","price":100,"components":[{"name":"a","material":)"
        R"("steel","weight_kg":1,"cost":10,"usage":2},{"name":"b","material":"other:x",)" +
        second + "}]}]}");
  };
  const auto priced = costs(R"("price":7,"usage":1)");
  CHECK_FALSE(priced.at(0).components.at(1).value.has_value());
  const auto table = bench.read(flat("cost,price", "10,", ",7"));
  CHECK_FALSE(table.at(0).components.at(1).value.has_value());
  // The first of two names for a quantity, and a word beside numbers is a fault in both.
  const auto first = costs(R"("cost":7,"usage":3,"원단위":5)");
  CHECK(first.at(0).errors.empty());
  CHECK(first[0].components.at(1).quantity == 3 * kMicro);
  CHECK_FALSE(costs(R"("cost":7,"usage":"frame")").at(0).errors.empty());
  const auto other = bench.read(
      R"({"products":[{"hs":"8413.91.90.96","price":100,"components":[{"material":"steel",)"
      R"("price":7,"std cost":5}]}]})");
  CHECK_FALSE(other.at(0).components.at(0).value.has_value());
  REQUIRE(other[0].warnings.size() == 1);
  CHECK(other[0].warnings[0].find("'price=value'") != std::string::npos);
}

TEST_CASE("a running number beside part numbers is set aside") {
  Bench bench;
  for (const char* columns : {"Item No.,Part No.", "Item Number,Part No."}) {
    CHECK(bench.read(flat(columns, "1,P1", "2,P2")).at(0).components.at(0).extras.size() == 2);
  }
  const auto last = bench.read(flat("Part No.,Component ID", "P1,1", "P2,2"));
  CHECK(last.at(0).errors.empty());
  CHECK_THROWS(bench.read(flat("Part No.,Item Code", "P1,1", "P2,2")));
}

TEST_CASE("a slip in the name of a column of the product ends the run, an own name does not") {
  Bench bench;
  for (const char* name : {"product_orign", "prodcut_origin", "productorigin", "product_pric_e",
                           "prxoduct_freight", "product_preferance"}) {
    INFO(name);
    CHECK_THROWS(bench.read(flat("value," + std::string(name), "10,", "10,")));
  }
  for (const char* name : {"product_note", "product_line", "product_place", "product_group"}) {
    INFO(name);
    CHECK(bench.read(flat("value," + std::string(name), "10,", "10,")).at(0).errors.empty());
  }
}

}  // namespace tarex::bom_tests
