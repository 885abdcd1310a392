#include "bom/carried.hpp"

#include "bom/bench.hpp"
#include "catch.hpp"

// Columns and keys that mean nothing to a bill, and what becomes of them.

using namespace tarex;
using namespace tarex::bom_tests;

namespace {

using Texts = std::vector<std::string>;

/// `name=text` of what is carried; a value that was no text in brackets.
Texts carried(const std::vector<BomField>& fields) {
  Texts out;
  for (const BomField& field : fields) {
    if (field.carried) {
      out.push_back(field.name + "=" + (field.json.empty() ? field.text : "[" + field.json + "]"));
    }
  }
  return out;
}

std::vector<UnreadColumn> unread(Bench& bench, const std::string& text) {
  auto bill = bill_of_text(text, "bill", bench.options(), bench.book());
  REQUIRE(bill.ok());
  return bill.value()->unread();
}

const std::string kColumns = "product_sku,product_hs,product_price,name,material,value,weight_kg";
const std::string kRow = "A,7326.90.86.88,9,plate,steel,1,1";

}  // namespace

TEST_CASE("what means nothing keeps its name and its value, in CSV and in JSON") {
  Bench bench;
  const auto csv =
      bench.read(kColumns + ",product_PO No,product_status,supplier\n" + kRow + ",007,x,Y\n");
  CHECK(carried(csv.at(0).fields) == Texts{"PO No=007", "input_status=x"});
  CHECK(carried(csv[0].components.at(0).extras) == Texts{"supplier=Y"});
  const auto json = bench.read(
      R"({"products":[{"sku":"A","hs":"7326908688","price":9,"po":7.50,"status":" x","rush":true,)"
      R"("who":null,"tags":["a",1e3,"\"\u0007"],"of":{"a":{"b":2}},"components":[{"name":"plate",)"
      R"("material":"steel","value":1,"weight_kg":1,"lot":12,"kg_share_pct":1,"duty":[]}]}]})");
  CHECK(carried(json.at(0).fields) == Texts{"po=[7.50]", "input_status= x", "rush=[true]",
                                            "who=[null]", R"(tags=[["a",1e3,"\"\u0007"]])",
                                            R"(of=[{"a":{"b":2}}])"});
  CHECK(json[0].errors.empty());
  CHECK(carried(json[0].components.at(0).extras) ==
        Texts{"lot=[12]", "kg_share_pct=[1]", "input_duty=[[]]"});
}

TEST_CASE("in a bill with rows of products a column is of those whose rows fill it") {
  Bench bench;
  const std::string text =
      "level,name,hs,price,material,cost,weight_kg,Customer,note,note,maker\n"
      "0,A,7326.90.86.88,9,,,,Kim,n,m,\n1,plate,,,steel,1,1,,p,,Posco\n";
  const auto products = bench.read(text);
  CHECK(carried(products.at(0).fields) == Texts{"Customer=Kim", "note=n", "note_2=m"});
  CHECK(carried(products[0].components.at(0).extras) == Texts{"note=p", "maker=Posco"});
  const auto columns = unread(bench, text);
  CHECK(detail::carried_of_products(columns) == Texts{"Customer", "note", "note_2"});
  CHECK(detail::unread_notes(columns, {true, true}) ==
        Texts{"not read, carried through: Customer, note, note (as note_2), maker"});
  const Texts table{"Customer", "note"};
  CHECK(
      detail::unread_notes(columns, {true, false, &table}) ==
      Texts{"not read, carried through: Customer, note",
            "not read, and not in the CSV, which has the columns of the first file (--format json "
            "keeps them): note",
            "not read, and not in the output: note (of components), maker"});
}

TEST_CASE("a column that only products have is named with their name for it") {
  Bench bench;
  const auto columns = unread(bench, kColumns + ",freight\n" + kRow + ",1\n");
  CHECK(detail::unread_notes(columns, {true, true}) ==
        Texts{"not read, carried through: freight (of the product: product_freight)"});
}

TEST_CASE("the first row of a product counts for what is not read") {
  Bench bench;
  const auto products = bench.read(kColumns + ",product_buyer\n" + kRow + ",Kim\n" + kRow +
                                   ",Lee\n" + kRow + ",Park\n" + kRow + ",\n");
  REQUIRE(products.size() == 1);
  CHECK(products[0].errors.empty());
  CHECK(carried(products[0].fields) == Texts{"buyer=Kim"});
  CHECK(products[0].warnings ==
        Texts{"'product_buyer' is not the same in all rows of the product: the first is kept"});
}

TEST_CASE("what --columns sets aside is carried, too, and not named where nothing is") {
  Bench bench;
  REQUIRE_FALSE(bench.options().columns.add("weight_kg=note"));
  const std::string csv = kColumns + "\n" + kRow + "\n";
  const std::string json =
      R"({"products":[{"sku":"A","hs":"7326908688","price":9,"components":[{"name":"plate",)"
      R"("material":"steel","value":1,"weight_kg":1}]}]})";
  for (const std::string& text : {csv, json}) {
    CHECK(bench.read(text).at(0).components.at(0).extras.at(0).name == "note");
    CHECK(detail::unread_notes(unread(bench, text), {}).empty());
    CHECK(detail::unread_notes(unread(bench, text), {true, true}) ==
          Texts{"not read, carried through: weight_kg (as note)"});
  }
}
