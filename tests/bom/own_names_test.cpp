#include <algorithm>

#include "bom/bench.hpp"
#include "bom/cells.hpp"
#include "catch.hpp"
#include "report/bom_report.hpp"
#include "text/json_reader.hpp"

// What a bill calls its own never stands for what means nothing to it.

using namespace tarex;
using namespace tarex::bom_tests;

namespace {

using Texts = std::vector<std::string>;

void add_keys(const JsonValue& object, Texts& out) {
  for (const auto& [key, member] : object.members) {
    out.push_back(key.name);
  }
}

void add_cells(std::string header, Texts& out) {
  std::replace(header.begin(), header.end(), '\n', ',');
  for (std::size_t from = 0; from < header.size();) {
    const std::size_t to = header.find(',', from);
    out.push_back(header.substr(from, to - from));
    from = to + 1;
  }
}

/// What a key is called in the output, if it is not read; one that stands twice is one of ours.
std::string carried(Bench& bench, const std::string& of_product, const std::string& of_component) {
  const auto bill = bill_of_text("{\"products\":[{\"sku\":\"A\"" + of_product +
                                     ",\"components\":[{\"name\":\"a\"" + of_component + "}]}]}",
                                 "bill", bench.options(), bench.book());
  const auto unread = bill ? bill.value()->unread() : std::vector<UnreadColumn>();
  return unread.empty() ? std::string() : unread.front().carried;
}

}  // namespace

TEST_CASE("what is carried takes no name of the output's own") {
  Bench bench;
  const std::string bill =
      "product_sku,product_hs,product_quantity,product_price,name,material,value,weight_kg\n"
      "A,7326.90.86.88,10,9,plate,steel,,1\n,,,,cap,other:plastic,1,\n";
  const BomProduct product = bench.read(bill).at(0);
  const BomAssessment a = bench.assess(product);
  REQUIRE(a.errors.empty());
  BomQuery query;
  query.absorbed = Rate::from_ppb(kRateOne / 2);
  std::string json;
  append_bom_json(json, product, a, analyse(a, bench.book(), query));
  std::string sheet;
  append_worksheet_json(sheet, product, a, worksheet_of(a, bench.book(), query.step_kg));
  const auto object = parse_json(json, "json");
  const auto sheet_object = parse_json(sheet, "sheet");
  REQUIRE((object.ok() && sheet_object.ok()));
  Texts of_products;
  Texts of_components;
  add_keys(object.value(), of_products);
  add_keys(sheet_object.value(), of_products);
  add_keys(object.value().find("components")->items.at(0), of_components);
  std::string table;
  CsvText csv{table, {}};
  const BomColumns columns{detail::material_names(bench.book()), {}, "s"};
  append_bom_csv_header(csv, columns);
  append_worksheet_csv_header(csv, columns);
  add_cells(table, of_products);
  REQUIRE((of_products.size() > 100 && of_components.size() > 7));
  for (const std::string& name : of_products) {
    INFO(name);
    CHECK(carried(bench, ",\"" + name + "\":1", "") != name);
  }
  for (const std::string& name : of_components) {
    INFO(name);
    CHECK(carried(bench, "", ",\"" + name + "\":1") != name);
  }
}
