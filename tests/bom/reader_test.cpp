#include "bom/bench.hpp"
#include "bom/carried.hpp"
#include "catch.hpp"
#include "rows/mass_units.hpp"

// From files as ERP systems export them to products and components.

namespace tarex::bom_tests {
namespace {

const std::string kHead =
    "product_sku,product_hs,product_price,name,material,quantity,value,weight_kg\n";

}  // namespace

TEST_CASE("weights come in the unit that the cell, a column or the header names") {
  Bench bench;
  const auto products = bench.read(
      "product_sku,product_hs,product_price,name,material,value,중량(g)\n"
      "A,7326.90.86.88,9,plate,steel,1,920\n"
      "A,,,bar,steel,1,0.5 kg\n"
      "A,,,pin,steel,1,2 lb\n"
      "A,,,rail,steel,1,0.001t\n");
  REQUIRE(products.at(0).errors.empty());
  const auto& parts = products[0].components;
  CHECK(parts.at(0).weight_kg == 920'000);
  CHECK(parts.at(1).weight_kg == 500'000);
  CHECK(parts.at(2).weight_kg == 907'185);  // 2 × 0.45359237 kg
  CHECK(parts.at(3).weight_kg == 1'000'000);
  const auto by_column = bench.read(
      "product_sku,product_hs,product_price,name,material,value,weight,weight_unit\n"
      "A,7326.90.86.88,9,plate,steel,1,920,g\n"
      "A,,,bar,steel,1,1.5,\n"
      "A,,,pin,steel,1,3,stone\n");
  CHECK(by_column.at(0).components.at(0).weight_kg == 920'000);
  CHECK(by_column[0].components.at(1).weight_kg == 1'500'000);
  CHECK(first_error(by_column[0]) == "'stone' is not a unit of weight");
}

TEST_CASE("a quantity in a unit of mass stands in for the weight") {
  Bench bench;
  const BomAssessment assessment = bench.priced(
      "product_sku,product_hs,product_price,name,material,quantity,unit,value\n"
      "A,7326.90.86.88,9,plate,steel,1.8,KG,1.10\n"
      "A,,,powder,other:paint,250,g,0.004\n");
  CHECK(assessment.rollup.rows[0].mass_kg == 1'800'000);
  CHECK(assessment.rollup.rows[0].value == Money::from_micro(1'980'000));
  CHECK(assessment.rollup.rows[1].mass_kg == 250'000);
}

TEST_CASE("costs in another currency are converted once, for the lot") {
  Bench bench;
  bench.options().vocabulary.fx = {{"KRW", 1'390'500'000}, {"CNY", 7'100'000}};
  const auto products = bench.read(
      "product_sku,product_hs,product_quantity,product_price,name,material,quantity,value,"
      "currency,weight_kg\n"
      "A,7326.90.86.88,50000,1,plate,steel,1,91,KRW,0.01\n"
      "A,,,,pin,steel,2,0.05,USD,0.01\n"
      "A,,,,cap,other:plastic,1,0.71,CNY,0.01\n");
  REQUIRE(products.at(0).errors.empty());
  const BomAssessment assessment = bench.assess(products[0]);
  REQUIRE(assessment.errors.empty());
  // 91 × 50,000 ÷ 1,390.5 = 3,272.204242…
  CHECK(assessment.rollup.rows[0].value == Money::from_micro(3'272'204'243));
  CHECK(assessment.rollup.rows[1].value == Money::from_units(5'000));
  CHECK(assessment.rollup.rows[2].value == Money::from_units(5'000));
  const auto unknown = bench.read(
      "product_sku,product_hs,product_price,name,material,value,currency\n"
      "A,7326.90.86.88,9,plate,steel,1,JPY\n");
  CHECK(first_error(unknown.at(0)) == "there is no exchange rate for JPY");
  // The product's price in won, a component's in dollars.
  const auto won = bench.read(
      "product_sku,product_hs,product_price,product_currency,name,material,unit cost (USD)\n"
      "A,7326.90.86.88,13905,KRW,plate,steel,2\n");
  REQUIRE(won.at(0).errors.empty());
  CHECK(won[0].components.at(0).currency == "USD");
  CHECK(won[0].components[0].exchange.to_per_usd == 1'390'500'000);
}

TEST_CASE("costs of components go by the rate that the product's line goes by") {
  Bench bench;
  bench.options().vocabulary.fx = {{"KRW", 1'200'000'000}};
  const std::string head =
      "product_sku,product_hs,product_price,product_currency,product_fx,name,material,value,"
      "currency\n";
  const auto exchange = [&](const std::string& row) {
    const auto products = bench.read(head + row);
    REQUIRE(products.at(0).errors.empty());
    return products[0].components.at(0).exchange;
  };
  const std::string won = "A,7326.90.86.88,13905,KRW,\"1,390.5\",plate,steel,2,USD\n";
  CHECK(exchange(won).to_per_usd == 1'390'500'000);
  CHECK(exchange(won).from_per_usd == kMicro);
  CHECK(exchange("A,7326.90.86.88,13905,ＫＲＷ, 1390.5 ,plate,steel,2,USD\n").to_per_usd ==
        1'390'500'000);
  // A dollar is one dollar, whatever rate stands beside it.
  const Exchange dollars = exchange("A,7326.90.86.88,9,USD,1390.5,plate,steel,2000,KRW\n");
  CHECK(dollars.to_per_usd == kMicro);
  CHECK(dollars.from_per_usd == 1'200'000'000);
  // What a scenario makes of the line it makes of its components.
  ColumnEdit edit;
  edit.how = ColumnEdit::How::fx;
  edit.column = "KRW";
  edit.text = "1200";
  bench.options().vocabulary.edits = {edit};
  CHECK(exchange(won).to_per_usd == 1'200'000'000);
  // A rate that is none is a fault of the line alone.
  bench.options().vocabulary.edits.clear();
  const auto bad = bench.read(head + "A,7326.90.86.88,13905,KRW,much,plate,steel,2,USD\n");
  CHECK(bad.at(0).errors.empty());
  const Errors errors = bench.assess(bad[0]).errors;
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].message == "'much' is not an exchange rate");
}

TEST_CASE("a cost is read as an amount of its currency, whichever cell names that") {
  Bench bench;
  bench.options().vocabulary.fx = {{"KRW", 1'390'500'000}};
  const auto products = bench.read(
      "product_sku,product_hs,product_price,name,material,value,currency,weight_kg\n"
      "A,7326.90.86.88,90,plate,steel,\"5,000\",KRW,1\n"
      "A,,,bar,steel,\"1,200원\",KRW,1\n"
      "A,,,pin,steel,$1.25,,1\n"
      "B,7326.90.86.88,90,plate,steel,\"5,000\",,1\n"
      "B,,,bar,steel,\"1,200원\",USD,1\n");
  REQUIRE(first_error(products.at(0)).empty());
  CHECK(products[0].components.at(0).value == 5'000 * kMicro);
  CHECK(products[0].components.at(1).value == 1'200 * kMicro);
  CHECK(products[0].components.at(2).value == 1'250'000);
  // In dollars 5,000 may be 5000 or 5; won are no dollars.
  REQUIRE(products.at(1).errors.size() == 2);
  CHECK(products[1].errors[0].message == "'5,000' is not a decimal number");
  CHECK(products[1].errors[1].code == ErrorCode::inconsistent);
  const auto header = bench.read(
      "레벨,품번,품명,HS코드,수량,단가（원）,중량(kg),재질\n"
      "0,P-1,펌프,8413.91.90.96,100,\"120,000\",,\n"
      "1,A-1,케이싱,,1,\"5,000\",2.5,steel\n");
  REQUIRE(first_error(header.at(0)).empty());
  CHECK(header[0].text("currency") == "KRW");
  CHECK(header[0].components.at(0).value == 5'000 * kMicro);
  // A faulty cost is named beside what is wrong with the tree.
  const auto tree = bench.read(
      "item,parent,hs,qty,unit_cost,weight_kg,name,material\n"
      "P,,8413.91.90.96,1,90,,,\na,P,,1,much,1,,steel\nb,P,,1,1,1,,stell\n");
  REQUIRE(tree.at(0).errors.size() == 2);
  CHECK(tree[0].errors[0].message == "'much' is not a decimal number");
}

TEST_CASE("a share of metal is read as other numbers are") {
  Bench bench;
  const auto share = [&](const std::string& text) {
    const auto products = bench.read(
        "product_sku,product_hs,product_price,name,material,value,weight_kg,metal_pct\n"
        "A,7326.90.86.88,9,plate,steel,1,1," +
        text + "\n");
    return products.at(0).errors.empty() ? products[0].components.at(0).metal_share : std::nullopt;
  };
  const Rate most = Rate::from_ppb(kRateOne / 100 * 85);
  for (const std::string text : {"85", "85%", "８５", "８５％", "85 %", " 85.0\u00a0"}) {
    CHECK(share(text) == most);
  }
  for (const std::string text : {"101", "-5", "85%%", "85 % of it", "%"}) {
    CHECK_FALSE(share(text).has_value());
  }
}

TEST_CASE("an indented bill is a tree, whatever way the level is written") {
  Bench bench;
  const std::string head =
      "product_sku,product_hs,product_price,level,name,material,quantity,value,weight_kg\n";
  const std::vector<std::string> forms = {
      head + "A,7326.90.86.88,90,1,clamp,,2,,\nA,,,2,shell,steel,2,1,1\nA,,,1,rod,steel,1,1,1\n",
      head +
          "A,7326.90.86.88,90,.1,clamp,,2,,\nA,,,..2,shell,steel,2,1,1\nA,,,.1,rod,steel,1,1,1\n",
      head + "A,7326.90.86.88,90,1,clamp,,2,,\nA,,,1.1,shell,steel,2,1,1\nA,,,2,rod,steel,1,1,1\n",
      head +
          "A,7326.90.86.88,90,1.,clamp,,2,,\nA,,,1.1.,shell,steel,2,1,1\nA,,,2.,rod,steel,1,1,1\n",
      head +
          "A,7326.90.86.88,90,1.0,clamp,,2,,\nA,,,1.1,shell,steel,2,1,1\nA,,,2.0,rod,steel,1,1,1\n",
      "level,item,name,material,qty,unit_cost,weight_kg,hs\n"
      "0,A,,,1,90,,7326.90.86.88\n1,,clamp,,2,,,\n2,,shell,steel,2,1,1,\n1,,rod,steel,1,1,1,\n"};
  for (const std::string& form : forms) {
    const auto products = bench.read(form);
    REQUIRE(products.size() == 1);
    REQUIRE(first_error(products[0]).empty());
    CHECK(products[0].text("sku") == "A");
    CHECK(products[0].text("price") == "90");
    REQUIRE(products[0].components.size() == 2);
    CHECK(products[0].components[0].components.at(0).name == "shell");
    const BomAssessment assessment = bench.assess(products[0]);
    REQUIRE(assessment.errors.empty());
    CHECK(assessment.rollup.sums.value.known == 5 * kMicro);  // 2 × 2 shells and a rod
  }
}

TEST_CASE("numbers with a point behind them are outline numbers") {
  Bench bench;
  const auto products = bench.read(
      "product_sku,product_hs,product_price,level,name,material,quantity,value,weight_kg\n"
      "A,7326.90.86.88,90,1.,plate,steel,2,1,1\nA,,,2.,shell,steel,2,1,1\n"
      "A,,,10.,rod,steel,1,1,1\nA,,,10.10,pin,steel,1,1,1\n"
      "B,7326.90.86.88,90,1.0,clamp,,2,,\nB,,,2.0,rod,steel,1,1,1\n");
  REQUIRE(first_error(products.at(0)).empty());
  REQUIRE(products[0].components.size() == 3);
  CHECK(products[0].components[2].components.at(0).name == "pin");
  // Levels that a spreadsheet wrote with a decimal.
  REQUIRE(first_error(products.at(1)).empty());
  REQUIRE(products[1].components.size() == 1);
  CHECK(products[1].components[0].components.at(0).name == "rod");
}

TEST_CASE("each product of a file has levels or outline numbers of its own") {
  Bench bench;
  const auto products = bench.read(
      "product_sku,product_hs,product_price,level,name,material,quantity,value,weight_kg\n"
      "A,7326.90.86.88,90,1,clamp,,1,,\nA,,,2,shell,steel,1,1,1\nA,,,2,pad,other:x,1,1,1\n"
      "B,7326.90.86.88,90,1,clamp,,1,,\nB,,,1.1,shell,steel,1,1,1\nB,,,2,rod,steel,1,1,1\n"
      "C,7326.90.86.88,90,1,rod,steel,1,1,1\nC,,,2,shell,steel,1,1,1\n");
  REQUIRE(products.size() == 3);
  CHECK(products[0].components.size() == 1);
  CHECK(products[0].components.at(0).components.size() == 2);
  CHECK(products[0].warnings.empty());
  CHECK(products[1].components.size() == 2);
  CHECK(products[1].warnings.empty());
  // 1 and 2 can be either: as in the other product of the file, and it says so.
  CHECK(products[2].components.size() == 2);
  REQUIRE(products[2].warnings.size() == 1);
  CHECK(products[2].warnings[0].find("'level' counts 1 to 2") == 0);
  // Nothing in the file has outline numbers: these are levels.
  const auto chain = bench.read(
      "product_sku,product_hs,product_price,level,name,material,quantity,value,weight_kg\n"
      "C,7326.90.86.88,90,1,clamp,,1,,\nC,,,2,shell,steel,1,1,1\n");
  CHECK(chain.at(0).components.size() == 1);
  CHECK(chain[0].warnings.empty());
}

TEST_CASE("all that is wrong with a product is said at once") {
  Bench bench;
  const auto faults = [&](const std::string& row) {
    const auto products = bench.read(
        "product_sku,product_hs,product_origin,product_quantity,product_price,name,material,value,"
        "weight_kg,origin\n" +
        row + "\n");
    std::vector<std::string> out;
    for (const Error& error : bench.assess(products.at(0)).errors) {
      out.push_back(error.field);
    }
    return out;
  };
  using Fields = std::vector<std::string>;
  CHECK(faults("A,7326.90.86.88,XX,10,9,plate,steel,1,1,ZZ") == Fields{"origin", "origin"});
  CHECK(faults("A,7326.90.86.88,KR,0,ten,plate,steel,1,-2,KR") ==
        Fields{"quantity", "price", "weight_kg"});
  CHECK(faults("A,7326.90.86.88,KR,10,,plate,stel,1,1,KR") == Fields{"price", "material"});
  // What follows from the first fault alone is not.
  CHECK(faults("A,7326.90.86.88,KR,10,9,plate,stel,1,1,KR") == Fields{"material"});
  CHECK(faults("A,7326.90.86.88,KR,ten,9,plate,steel,1,1,KR") == Fields{"quantity"});
}

TEST_CASE("a price that cannot be read says why") {
  Bench bench;
  const auto message = [&](const std::string& price) {
    const auto products = bench.read(
        "product_sku,product_hs,product_price,name,material,value,weight_kg\n"
        "A,7326.90.86.88,\"" +
        price + "\",plate,steel,1,1\n");
    return bench.assess(products.at(0)).errors.at(0).message;
  };
  CHECK(message("1,234,500원") == "'1,234,500원' is not in USD, the currency of the line");
  CHECK(message("ten") == "'ten' is not a decimal amount");
  CHECK(message("0.00") == "'0.00' is not a price above 0");
}

TEST_CASE("columns and keys that mean nothing are named once") {
  Bench bench;
  const auto notes = [&](const std::string& text) {
    auto bill = bill_of_text(text, "bill", bench.options(), bench.book());
    REQUIRE(bill.ok());
    return detail::unread_notes(bill.value()->unread(), {});
  };
  using Notes = std::vector<std::string>;
  CHECK(notes("product_sku,product_hs,product_price,product_buyer,name,material,value,로스율(%),"
              "yield\nA,7326.90.86.88,9,X,plate,steel,1,1,1\n") ==
        Notes{"not read: product_buyer, 로스율(%), yield"});
  CHECK(notes(kHead + "A,7326.90.86.88,9,plate,steel,1,1,1\n").empty());
  CHECK(notes("{\"products\":[{\"sku\":\"A\",\"hs\":\"7326908688\",\"price\":9,\"buyer\":\"X\","
              "\"components\":[{\"name\":\"a\",\"scrap\":1,\"components\":[{\"name\":\"b\","
              "\"scrap\":2}]}"
              "]}]}") == Notes{"not read: buyer, scrap"});
}

TEST_CASE("a column of the product without its prefix is named, not lost") {
  Bench bench;
  const std::string row = "A,7326.90.86.88,9,plate,steel,1,1,100,2\n";
  const auto read = [&](const std::string& header, const std::string& rows) {
    auto bill = bill_of_text(header + "\n" + rows, "bill", bench.options(), bench.book());
    REQUIRE(bill.ok());
    return detail::unread_notes(bill.value()->unread(), {});
  };
  using Notes = std::vector<std::string>;
  const std::string head = "product_sku,product_hs,product_price,name,material,value,weight_kg";
  CHECK(read(head + ",freight,Steel kg", row) ==
        Notes{"not read: freight (of the product: product_freight), Steel kg (of the product: "
              "product_steel_kg)"});
  CHECK(read(head + ",yield,transport", row) ==
        Notes{"not read: yield, transport (of the product: product_transport)"});
  // Where a product has a row of its own they are its columns.
  CHECK(read("level,sku,hs,price,name,material,value,weight_kg,freight",
             "0,A,7326.90.86.88,9,,,,,100\n1,,,,plate,steel,1,1,\n")
            .empty());
}

TEST_CASE("beside a net weight the weight is gross, and not read") {
  Bench bench;
  const auto read = [&](const std::string& header, const std::string& weights) {
    auto bill = bill_of_text("product_sku,product_hs,product_price,name,material,value," + header +
                                 "\nA,7326.90.86.88,9,plate,steel,1," + weights + "\n",
                             "bill", bench.options(), bench.book());
    REQUIRE(bill.ok());
    BomProduct product;
    REQUIRE(bill.value()->next(product));
    REQUIRE(product.errors.empty());
    return std::pair(detail::unread_notes(bill.value()->unread(), {}),
                     product.components.at(0).weight_kg);
  };
  using Notes = std::vector<std::string>;
  CHECK(read("중량(kg),순중량(kg)", "9,2") ==
        std::pair(Notes{"not read: 중량(kg)"}, std::optional<std::int64_t>(2 * kMicro)));
  CHECK(read("순중량(g),중량(kg)", "2000,9") ==
        std::pair(Notes{"not read: 중량(kg)"}, std::optional<std::int64_t>(2 * kMicro)));
  CHECK(read("weight,net_weight", "9,2") ==
        std::pair(Notes{"not read: weight"}, std::optional<std::int64_t>(2 * kMicro)));
  // Nor is it the net weight of the lot in the row of the product.
  const auto own = bench.read(
      "level,name,hs,price,material,cost,중량(kg),순중량(kg)\n0,A,7326.90.86.88,9,,,7,2\n"
      "1,plate,,,steel,1,9,2\n");
  REQUIRE(own.at(0).errors.empty());
  CHECK(own[0].text("net_weight_kg").empty());
  const auto both = bill_of_text("product_hs,product_price,name,value,단중,순중량(kg)\n", "bill",
                                 bench.options(), bench.book());
  CHECK(both.error().message == "'단중' and '순중량(kg)' are the same column");
  REQUIRE_FALSE(bench.options().columns.add("중량(kg)=weight"));
  CHECK_FALSE(bill_of_text("product_hs,product_price,name,value,중량(kg),순중량(kg)\n", "bill",
                           bench.options(), bench.book())
                  .ok());
}

TEST_CASE("a column that counts rows is no number of the product where that has a name") {
  Bench bench;
  const auto open = [&](const std::string& header) {
    return bill_of_text(header + ",product_hs,product_price,component,material,cost\n", "bill",
                        bench.options(), bench.book());
  };
  for (const char* header : {"id,product_name", "id,product_sku", "id,product", "product,id"}) {
    INFO(header);
    const auto bill = open(header);
    REQUIRE(bill.ok());
    CHECK(detail::unread_names(bill.value()->unread()) == std::vector<std::string>{"id"});
  }
  const auto refused = open("id");
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().message == "'id' may be of the product or of its components");
  CHECK(refused.error().hint ==
        "name it product_sku or item, or --columns 'id=product_sku'; where it is neither, "
        "--columns 'id=note'");
  CHECK_FALSE(open("sku,product_name").ok());
  REQUIRE_FALSE(bench.options().columns.add("id=note"));
  CHECK(open("id").ok());
}

TEST_CASE("what only the row of the product states is not lost in other rows") {
  Bench bench;
  const auto warnings = [&](const std::string& part) {
    return bench
        .read(
            "level,sku,hs,price,name,material,value,weight_kg,freight,transport\n"
            "0,A,7326.90.86.88,9,,,,,100,air\n" +
            part)
        .at(0)
        .warnings;
  };
  using Warnings = std::vector<std::string>;
  CHECK(warnings("1,P1,,,plate,steel,1,1,,\n1,P2,,9,pin,steel,1,1,100,air\n").empty());
  CHECK(warnings("1,P1,,,plate,steel,1,1,,\n1,P2,,7,pin,steel,1,1,100,air\n") ==
        Warnings{"not read in rows of components: price (first on line 4)"});
  CHECK(warnings(
            "1,P1,,,plate,steel,1,1,,\n1,P2,,,pin,steel,1,1,7,\n1,P3,,,lid,steel,1,1,8,land\n") ==
        Warnings{"not read in rows of components: freight, transport (first on line 4)"});
}

TEST_CASE("products that nothing but their names tells apart stay apart") {
  Bench bench;
  const std::string rows =
      "first,7326.90.86.88,9,plate,steel,1,1\n"
      ",,,pin,steel,1,1\n"
      "second,7326.90.86.88,9,plate,steel,1,1\n";
  const auto products =
      bench.read("product,product_hs,product_price,component,material,value,weight_kg\n" + rows);
  REQUIRE(products.size() == 2);
  CHECK(products[0].text("product") == "first");
  CHECK(products[0].components.size() == 2);
  CHECK(products[1].text("product") == "second");
  // Whose number a sku is, nobody can tell from a row.
  const auto refused =
      bill_of_text("sku,product_hs,product_price,component,material,value,weight_kg\n" + rows,
                   "bill", bench.options(), bench.book());
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().message == "'sku' may be of the product or of its components");
  CHECK(refused.error().hint ==
        "name it product_sku or item, or --columns 'sku=product_sku'; where it is neither, "
        "--columns 'sku=note'");
}

TEST_CASE("headers and material words of the file's own are mapped") {
  Bench bench;
  REQUIRE_FALSE(bench.options().columns.add("Menge=quantity, Stoff = material,Stückpreis=value"));
  REQUIRE_FALSE(bench.options().vocabulary.materials.add("SPCC=steel,고무=other:rubber"));
  const auto products = bench.read(
      "product_sku,product_hs,product_price,name,Stoff,Menge,Stückpreis,weight_kg\n"
      "A,7326.90.86.88,90,plate,spcc,2,1,1\n"
      "A,,,pad,고무,1,0.5,0.1\n");
  REQUIRE(products.at(0).errors.empty());
  CHECK(products[0].components.at(0).material == "steel");
  CHECK(products[0].components[0].quantity == 2 * kMicro);
  CHECK(products[0].components.at(1).material == "other:rubber");
  CHECK_THROWS_WITH(bench.read(kHead + "A,7326.90.86.88,9,plate,steel,1,1,1\n"),
                    Catch::Contains("--columns names 'Menge'"));
  WordMapping mapping;
  CHECK(mapping.add("no equals sign").has_value());
  CHECK(mapping.add("=value").has_value());
  REQUIRE_FALSE(mapping.add("# a remark\nA=b\n\nC=d\n"));
  CHECK(mapping.add("a=e").has_value());
  CHECK(mapping.find(" a ") == "b");
  CHECK_FALSE(mapping.find("x").has_value());
}

TEST_CASE("a mapped header keeps the unit and the currency that it says") {
  Bench bench;
  bench.options().vocabulary.fx["EUR"] = 800'000;
  REQUIRE_FALSE(
      bench.options().columns.add("Stück €=value,Gewicht (g)=weight_kg,Preis (EUR)=product_price"));
  const auto products = bench.read(
      "product_sku,product_hs,Preis (EUR),name,material,Stück €,Gewicht (g)\n"
      "A,7326.90.86.88,90,plate,steel,40,250\n");
  REQUIRE(products.at(0).errors.empty());
  CHECK(products[0].text("currency") == "EUR");
  CHECK(products[0].components.at(0).weight_kg == 250'000);
  Bench other;
  REQUIRE_FALSE(other.options().columns.add("Preis (EUR)=price"));
  const auto json = other.read(
      "{\"products\":[{\"sku\":\"A\",\"hs\":\"7326908688\",\"Preis (EUR)\":90,\"currency\":\"USD\","
      "\"components\":[{\"name\":\"plate\",\"material\":\"steel\",\"Stück €\":40}]}]}");
  CHECK(json.at(0).errors.at(0).message == "'Preis (EUR)' says EUR, and the currency is another");
}

TEST_CASE("a product that cannot be right is rejected alone") {
  Bench bench;
  const std::vector<std::pair<std::string, std::string>> faults = {
      {"A,7326.90.86.88,9,plate,steel,0,1,1", "a component of quantity 0 is not in the product"},
      {"A,7326.90.86.88,9,plate,steel,1,-1,1", "'-1' is not a decimal number"},
      {"A,7326.90.86.88,9,plate,unobtainium,1,1,1", "'unobtainium' is not a material"},
      {"A,7326.90.86.88,9,plate,aluminium,1,1,1", "'aluminium' is not a material"},
      {"A,7326.90.86.88,9,plate,steel,1,1,1 stone", "'1 stone' is not a decimal number"},
      {"A,7326.90.86.88,9,plate,steel,1,1", "the row has 7 fields, the header 8"}};
  for (const auto& [row, message] : faults) {
    const auto products = bench.read(kHead + "G,7326.90.86.88,9,plate,steel,1,1,1\n" + row + "\n");
    REQUIRE(products.size() == 2);
    CHECK(products[0].errors.empty());
    CHECK(first_error(products[1]) == message);
  }
  const auto dear = bench.read(kHead + "A,7326.90.86.88,9,plate,steel,2,5,1\n");
  const BomAssessment assessment = bench.assess(dear.at(0));
  REQUIRE(assessment.errors.size() == 1);
  CHECK(assessment.errors[0].message == "the components cost 10, and the price is 9");
  const BomAssessment empty = bench.assess(kHead + "A,7326.90.86.88,9,,,,,\n");
  REQUIRE(empty.errors.size() == 1);
  CHECK(empty.errors[0].code == ErrorCode::missing_field);
}

TEST_CASE("the pieces of a torn product are rejected, the others are not") {
  Bench bench;
  const auto products = bench.read(kHead +
                                   "A,7326.90.86.88,9,plate,steel,1,1,1\n"
                                   "B,7326.90.86.88,9,plate,steel,1,1,1\n"
                                   "A,7326.90.86.88,9,bar,steel,1,1,1\n");
  REQUIRE(products.size() == 3);
  CHECK(first_error(products[0]) == "the rows of 'A' do not stand together");
  CHECK(products[0].errors[0].hint.find("line 4") != std::string::npos);
  CHECK(products[1].errors.empty());
  CHECK(products[2].errors.at(0).hint.find("line 2") != std::string::npos);
  CHECK(products[2].errors[0].source == "A,7326.90.86.88,9,bar,steel,1,1,1");
}

TEST_CASE("numbers in JSON may have exponents where they are exact, references must be text") {
  Bench bench;
  const auto product = [&](const std::string& members) {
    return bench
        .read("{\"products\":[{" + members +
              ",\"components\":[{\"name\":\"a\",\"material\":\"steel\",\"value\":1e-1,"
              "\"weight_kg\":12.5E1}]}]}")
        .at(0);
  };
  const BomProduct fine = product("\"sku\":\"A\",\"hs\":\"7326908688\",\"price\":1001e-1");
  REQUIRE(fine.errors.empty());
  CHECK(fine.text("price") == "100.1");
  CHECK(fine.components.at(0).value == 100'000);
  CHECK(fine.components[0].weight_kg == 125'000'000);
  CHECK(product("\"sku\":\"A\",\"hs\":\"7326908688\",\"price\":1e3").text("price") == "1000.0");
  CHECK(product("\"sku\":\"A\",\"hs\":\"7326908688\",\"price\":1e-30").text("price").size() > 30);
  CHECK(first_error(product("\"sku\":\"A\",\"hs\":7326908688,\"price\":9")) == "'hs' is a number");
  CHECK(first_error(product("\"sku\":100,\"hs\":\"7326908688\",\"price\":9")) ==
        "'sku' is a number");
  CHECK(first_error(product("\"sku\":\"A\",\"hs\":\"7326908688\",\"price\":9,\"orgin\":\"KR\"")) ==
        "'orgin' is not a key of a product");
}

TEST_CASE("a unit of mass is an exact fraction of a kilogram") {
  CHECK(detail::kilograms(kMicro, *detail::find_mass_unit("lb")) == 453'592);
  CHECK(detail::kilograms(1'000 * kMicro, *detail::find_mass_unit("LBS")) == 453'592'370);
  CHECK(detail::kilograms(16 * kMicro, *detail::find_mass_unit("oz")) == 453'592);
  CHECK(detail::kilograms(kMicro, *detail::find_mass_unit("t")) == 1'000 * kMicro);
  CHECK(detail::kilograms(kMicro, *detail::find_mass_unit("g")) == 1'000);
  CHECK_FALSE(detail::kilograms(INT64_MAX / 2, *detail::find_mass_unit("t")).has_value());
  CHECK(detail::find_mass_unit("EA") == nullptr);
}

}  // namespace tarex::bom_tests
