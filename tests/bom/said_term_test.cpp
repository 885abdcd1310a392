#include "bom/bench.hpp"
#include "catch.hpp"

// The term of delivery that the name of a price says, where --columns says that it is one.

namespace tarex::bom_tests {
namespace {

const std::string kRow = ",plate,steel,5,1\n";

/// A bill of one plate of 118, with 18 of freight in it or beside it.
std::string bill(const std::string& price, const std::string& more = "",
                 const std::string& cell = "") {
  return "product_sku,product_hs,product_freight," + price + more +
         ",name,material,value,weight_kg\nP,7326.90.86.88,18,118" + cell + kRow;
}

/// What is said of a bill whose price is mapped.
struct Said {
  std::string term;
  std::string warning;
  Money value;
  std::string fault;
};
Said said(const std::string& text, const std::string& mapped, const std::string& to) {
  Bench bench;
  REQUIRE_FALSE(bench.options().columns.add(mapped + "=" + to));
  const auto read = bill_of_text(text, "bill", bench.options(), bench.book());
  if (!read.ok()) {
    return {{}, {}, {}, read.error().message + "; " + read.error().hint};
  }
  const BomProduct product = bench.read(text).at(0);
  const BomAssessment a = bench.assess(product);
  return {std::string(product.text("incoterm")),
          product.warnings.empty() ? std::string() : product.warnings.front(),
          a.today.line.entry.value, a.errors.empty() ? std::string() : a.errors.front().message};
}

}  // namespace

TEST_CASE("a mapped name of a price says the term of delivery") {
  for (const std::string name : {"CIF 단가(USD)", "price (CIF)", "Price CIF USD/EA"}) {
    INFO(name);
    const Said a = said(bill(name), name, "product_price");
    CHECK(a.fault.empty());
    CHECK(a.term == "CIF");
    CHECK(a.value == Money::from_units(100));
    CHECK(a.warning ==
          "the price is on the term of delivery CIF, as its name says: '" + name + "'");
  }
  CHECK(said(bill("DDP price"), "DDP price", "product_price").term == "DDP");
  CHECK(said(bill("C&F 금액"), "C&F 금액", "product_value").term == "CFR");
  CHECK(said(bill("FOB price"), "FOB price", "product_price").value == Money::from_units(118));
  CHECK(said(bill("our price"), "our price", "product_price").term.empty());
  // In the row of the product itself, and in JSON.
  const std::string rows =
      "level,name,hs,freight,CIF 단가,material,cost,weight_kg\n"
      "0,P,7326.90.86.88,18,118,,,\n1,plate,,,,steel,5,1\n";
  CHECK(said(rows, "CIF 단가", "price").value == Money::from_units(100));
  const std::string own_value =
      "level,name,hs,freight,CIF 단가,material,weight_kg\n"
      "0,P,7326.90.86.88,18,118,,\n1,plate,,,5,steel,1\n";
  CHECK(said(own_value, "CIF 단가", "value").value == Money::from_units(100));
  const std::string json =
      R"json({"products": [{"sku": "P", "hs": "7326.90.86.88", "freight": 18, )json"
      R"json("CIF 단가(USD)": 118, )json"
      R"("components": [{"name": "plate", "material": "steel", "value": 5, "weight_kg": 1}]}]})";
  CHECK(said(json, "CIF 단가(USD)", "price").value == Money::from_units(100));
}

TEST_CASE("a term of delivery that a product states comes before that of the name") {
  const auto with = [](const std::string& cell) {
    return said(bill("CIF price", ",product_incoterm", "," + cell), "CIF price", "product_price");
  };
  CHECK(with("").term == "CIF");
  CHECK(with("").value == Money::from_units(100));
  CHECK(with("cif").warning.empty());
  CHECK(with("cif").value == Money::from_units(100));
  CHECK(with("FOB").value == Money::from_units(118));
  CHECK(with("FOB").warning == "'CIF price' says CIF, and incoterm 'FOB': the one stated counts");
}

TEST_CASE("a name of a price with two terms of delivery is refused") {
  const std::string message = "'CIF/FOB price' says CIF and FOB";
  const Said table = said(bill("CIF/FOB price"), "CIF/FOB price", "product_price");
  CHECK(table.fault ==
        message +
            "; write values on one term of delivery, under a name that says no other, e.g. price "
            "(CIF), or in a column price beside a column incoterm");
  const std::string json =
      R"({"products": [{"sku": "P", "hs": "7326.90.86.88", "CIF/FOB price": 118, )"
      R"("components": [{"name": "plate", "material": "steel", "value": 5, "weight_kg": 1}]}]})";
  CHECK(said(json, "CIF/FOB price", "price").fault == message);
}

}  // namespace tarex::bom_tests
