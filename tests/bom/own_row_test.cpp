#include <algorithm>

#include "bom/bench.hpp"
#include "catch.hpp"

// Bills whose product has a row of its own, of level 0 or without parent: what that row says of the
// parts, and what is said of cells that mean nothing where they stand.

namespace tarex::bom_tests {
namespace {

const std::string kSheet =
    "level,name,hs,price,quantity,transport,material,value,weight_kg,melt,smelt,cast\n"
    "0,Sheet,7606.12.30.91,1000,10,air,,,,";
const std::string kCoil = "1,coil,,,1,,aluminum,500,100,";

Money duty_of(Bench& bench, const std::string& text) { return duty(bench.priced(text)).max; }

}  // namespace

TEST_CASE("where metal was made holds for all of it if the row of the product says so") {
  Bench bench;
  // 3% of 10,000.00, and 50%, or 200% for aluminum of Russia.
  CHECK(duty_of(bench, kSheet + ",,\n" + kCoil + ",,\n") == Money::from_units(5'300));
  for (const char* made : {",RU,RU\n", ",RU,\n", ",,RU\n"}) {
    INFO(made);
    CHECK(duty_of(bench, kSheet + ",AU,AU\n" + kCoil + made) ==
          duty_of(bench, kSheet + made + kCoil + ",,\n"));
    CHECK(duty_of(bench, kSheet + made + kCoil + ",,\n") > Money::from_units(20'000));
  }
  // What is nearer counts.
  CHECK(duty_of(bench, kSheet + ",RU,RU\n" + kCoil + ",AU,AU\n") == Money::from_units(5'300));
  // 2.9% and 50% of 10,000.00, or 10% for steel melted in the United States.
  const std::string bracket =
      "level,name,hs,price,quantity,transport,material,value,weight_kg,melt\n"
      "0,Bracket,7326.90.86.88,1000,10,air,,,,";
  CHECK(duty_of(bench, bracket + "\n1,plate,,,1,,steel,500,2,\n") == Money::from_units(5'290));
  CHECK(duty_of(bench, bracket + "US\n1,plate,,,1,,steel,500,2,\n") == Money::from_units(1'290));
}

TEST_CASE(
    "what a product says of the melt, smelt and cast of a metal holds for its parts, by any name") {
  Bench bench;
  const auto flat = [&](const std::string& columns, const std::string& cells,
                        const std::string& part) {
    return bench.priced("product_sku,product_hs,product_price,product_quantity,product_transport" +
                        columns + ",name,material,value,weight_kg,melt\nP," + part.substr(0, 13) +
                        ",100,10,air" + cells + part.substr(13) + "\n");
  };
  const std::string plate = "7326.90.86.88,plate,steel,20,4,";
  const std::string coil = "7616.99.51.90,coil,aluminum,20,4,";
  // 2.9% or 2.5% of 1,000.00, and 50%; 10% for metal of the United States.
  CHECK(duty(flat("", "", plate)).max == Money::from_units(529));
  const BomAssessment steel = flat(",product_steel_melt", ",US", plate);
  CHECK(duty(steel).max == Money::from_units(129));
  CHECK_FALSE(warns(steel, "changes nothing"));
  const std::string both = ",product_aluminum_smelt,product_aluminum_cast";
  CHECK(duty(flat(both, ",US,US", coil)).max == Money::from_units(125));
  CHECK(duty(flat(both, ",US,", coil)).max == Money::from_units(525));
  CHECK(duty(flat(both, ",US,CA", coil)).max == Money::from_units(525));
  // What a part says itself counts for it.
  CHECK(duty(flat(both, ",US,US", coil + "KR")).max == Money::from_units(525));
  const auto json = [&](const std::string& made) {
    return duty(bench.priced("{\"products\":[{\"sku\":\"P\",\"hs\":\"7326.90.86.88\",\"price\":100,"
                             "\"quantity\":10,\"transport\":\"air\"," +
                             made +
                             "\"components\":[{\"name\":\"plate\",\"material\":\"steel\","
                             "\"value\":20,\"weight_kg\":4}]}]}"))
        .max;
  };
  CHECK(json("") == Money::from_units(529));
  CHECK(json("\"melt\":\"US\",") == Money::from_units(129));
  CHECK(json("\"steel_melt\":\"US\",") == Money::from_units(129));
}

TEST_CASE("what the row of the product weighs is its net weight where the parts do not say it") {
  Bench bench;
  const auto priced = [&](const std::string& weight, const std::string& of_cover) {
    return bench.priced(
        "level,name,hs,price,quantity,transport,material,value,weight_kg\n0,B,8431.49.90.95,"
        "1000,10,air,,," +
        weight + "\n1,frame,,,1,,steel,5,30\n1,cover,,,1,,other:plastic,5," + of_cover + "\n");
  };
  // 300 kg of steel in the lot: 30% of 1,000 kg is covered, 3% of 10,000 kg is not.
  const BomAssessment heavy = priced("1000", "");
  CHECK(heavy.exact());
  CHECK(heavy.today.net_kg() == 10'000 * kMicro);
  CHECK(duty(heavy).max == Money::from_units(1'250));
  const BomAssessment light = priced("100", "");
  CHECK(light.exact());
  CHECK(duty(light).max == Money::from_units(1'500));
  CHECK_FALSE(priced("", "").exact());
  CHECK_FALSE(priced("0", "").exact());
  // Parts that say it are taken at their word.
  const BomAssessment both = priced("1000", "70");
  CHECK(both.today.net_kg() == 1'000 * kMicro);
  CHECK(duty(both).max == Money::from_units(1'500));
  CHECK(warns(both,
              "the row of the product says 1000 kg a piece, and for the lot its components "
              "weigh 1000 kg: theirs counts"));
  CHECK_FALSE(warns(priced("100.4", "70"), "theirs counts"));
}

TEST_CASE("a weight in the row of the product that is less than its parts weigh is not used") {
  Bench bench;
  const auto priced = [&](const std::string& weight) {
    return bench.assess(
        "level,name,hs,quantity,price,material,weight_kg,cost\n"
        "0,W,7326.90.86.88,10,20,," +
        weight + ",\n1,Plate,,1,,steel,2.0004,5\n1,Screw,,2,,steel,,0.2\n");
  };
  const BomAssessment less = priced("2.0");
  REQUIRE(less.errors.empty());
  CHECK_FALSE(less.today.net_kg().has_value());
  CHECK(warns(less,
              "the row of the product says 2 kg a piece, and for the lot its components weigh at "
              "least 20.004 kg: the net weight is not known"));
  const BomAssessment more = priced("2.1");
  REQUIRE(more.errors.empty());
  CHECK(more.today.net_kg() == 21 * kMicro);
  // As much as the others weigh leaves nothing for the screw.
  const BomAssessment equal = priced("2.0004");
  REQUIRE(equal.errors.empty());
  CHECK_FALSE(equal.today.net_kg().has_value());
  CHECK(warns(equal, "at least 20.004 kg: the net weight is not known"));
  CHECK_FALSE(warns(equal, "the net weight stated for the lot"));
  // What is wrong with it is said of its cell.
  const BomAssessment odd = priced("9000000000000");
  REQUIRE_FALSE(odd.errors.empty());
  CHECK(odd.errors[0].message == "the weight of the lot is more than tarex can hold");
  CHECK(odd.errors[0].where.line == 2);
  CHECK(odd.errors[0].where.column == 26);
}

TEST_CASE("a unit in the row of the product is that of its quantity") {
  Bench bench;
  const std::string head = "level,name,hs,price,quantity,unit,transport,material,value\n";
  const std::string part = "1,cane,,,1,,,other:cane,5\n";
  CHECK_FALSE(bench.priced(head + "0,Sugar,1701.14.50.00,10,1000,,air,,\n" + part).exact());
  CHECK(bench.priced(head + "0,Sugar,1701.14.50.00,10,1000,kg,air,,\n" + part).exact());
  CHECK(bench.priced(head + "0,Arm,7326.90.86.88,10,1000,EA,air,,\n1,a,,,1,EA,,steel,5\n").exact());
}

TEST_CASE("cells that mean nothing in the row of the product are named") {
  Bench bench;
  const BomAssessment a = bench.priced(
      "level,name,hs,price,quantity,transport,material,value,weight_kg,metal_pct\n"
      "0,Bracket,7326.90.86.88,1000,10,air,steel,800,,90\n1,plate,,,1,,steel,500,2,\n");
  CHECK(warns(a, "not read in the row of the product: value, metal_pct"));
  CHECK_FALSE(warns(a, "metal_pct, material"));
  // A material, where no part has one: it is not handed down.
  const BomAssessment bare = bench.priced(
      "level,name,hs,price,quantity,transport,material,value,weight_kg\n"
      "0,Bracket,7326.90.86.88,1000,10,air,steel,,\n1,plate,,,1,,,500,2\n");
  CHECK(warns(bare, "not read in the row of the product: material"));
  CHECK_FALSE(bare.gaps.empty());
  CHECK(a.price == Money::from_units(1'000));
  // Without a column price the cost of a piece is the price.
  CHECK(bench
            .priced("level,name,hs,quantity,transport,material,value,weight_kg\n"
                    "0,Bracket,7326.90.86.88,10,air,,1000,\n1,plate,,1,,steel,500,2\n")
            .price == Money::from_units(1'000));
}

TEST_CASE("a part on the level of the product is refused, not left out") {
  Bench bench;
  const auto products = bench.read(
      "product_sku,product_hs,product_price,product_quantity,level,name,material,quantity,value,"
      "weight_kg\nP,8431.49.90.95,1000,10,0,frame,steel,1,5,30\n,,,,1,cover,other:plastic,1,5,"
      "70\n");
  CHECK(first_error(products.at(0)) ==
        "level 0 is the product itself, and this row has a material");
  // A row of the product that repeats its name is none.
  CHECK(bench
            .read("product_sku,product_hs,product_price,product_quantity,level,name,material,"
                  "quantity,value,weight_kg\nP,8431.49.90.95,1000,10,0,Arm,,1,,\n"
                  ",,,,1,cover,other:plastic,1,5,70\n")
            .at(0)
            .errors.empty());
}

TEST_CASE("a product that begins a second time is not one with twice the parts") {
  Bench bench;
  const std::string head = "product_sku,product_hs,product_price,name,material,value,weight_kg\n";
  const std::string block = "P,7326.90.86.88,1000,c1,steel,5,1\nP,,,c2,steel,5,1\n";
  const auto products = bench.read(head + block + block);
  REQUIRE(products.size() == 1);
  CHECK(first_error(products[0]) == "the product begins a second time");
  CHECK(products[0].errors[0].where.line == 4);
  const std::string all = "P,7326.90.86.88,1000,c1,steel,5,1\n";
  CHECK(bench.read(head + all + all + all).at(0).errors.empty());
  // A code that is blank in a row which says the number is no sign of another block.
  const std::string no_code = "P,,,c2,steel,5,1\n";
  const auto one = bench.read(head + all + no_code + "P,7326.90.86.88,1000,c3,steel,5,1\n");
  REQUIRE(one.size() == 1);
  CHECK(one[0].errors.empty());
  CHECK(one[0].components.size() == 3);
  const std::string own = "0,P,7326.90.86.88,1000,,,\n1,,,,c1,steel,5\n";
  CHECK(first_error(bench.read("level,sku,hs,price,name,material,value\n" + own + own).at(0)) ==
        "'P' stands twice, also on line 4");
}

TEST_CASE("an outline number stands below the one it belongs to") {
  Bench bench;
  const auto read = [&](const std::string& rows) {
    return bench
        .read(
            "level,name,hs,price,material,quantity,value,weight_kg\n"
            "0,P,8431.49.90.95,1000,,10,,\n" +
            rows)
        .at(0);
  };
  const std::string frame = "1,frame,,,other:wood,1,5,\n";
  const std::string tube = "1.1,tube,,,steel,1,1,1\n";
  const std::string kit = "2,kit,,,,20,,\n";
  CHECK(read(frame + tube + kit + "2.1,pad,,,other:rubber,1,1,1\n").errors.empty());
  CHECK(first_error(read(frame + kit + tube)) == "'1.1' does not stand below '1'");
  CHECK(read("1.0,a,,,,1,,\n1.1,b,,,steel,1,1,1\n1.2,c,,,steel,1,1,1\n").errors.empty());
}

TEST_CASE("a header and a cell that say different units are a fault") {
  Bench bench;
  const auto first = [&](const std::string& text) { return first_error(bench.read(text).at(0)); };
  CHECK(first("product_sku,product_hs,product_price,name,material,cost (KRW),currency\n"
              "P,8544.42.90.90,1000,wire,copper,100,USD\n") ==
        "the name says KRW, and the currency is USD");
  CHECK(first("product_sku,product_hs,product_price,name,material,currency,cost (KRW)\n"
              "P,8544.42.90.90,1000,wire,copper,USD,100\n") ==
        "the name says KRW, and the currency is USD");
  CHECK(first("product_sku,product_hs,product_price,name,material,value,weight_kg,weight_unit\n"
              "P,8544.42.90.90,1000,wire,copper,100,3,g\n") ==
        "the name says KG, and the unit is g");
  CHECK(first("product_sku,product_hs,product_price,name,material,value,weight_unit,weight (g)\n"
              "P,8544.42.90.90,1000,wire,copper,100,kg,3\n") ==
        "the name says G, and the unit is kg");
  CHECK(first("product_sku,product_hs,product_price,name,material,value,weight_kg,weight_unit\n"
              "P,8544.42.90.90,1000,wire,copper,100,300 g,kg\n")
            .empty());
}

TEST_CASE("a currency in one column of the product is not that of its price") {
  Bench bench;
  REQUIRE_FALSE(bench.options().columns.add("Fracht (KRW)=product_freight"));
  const std::string row = "A,7326.90.86.88,100,plate,steel,4,1,1390\n";
  const auto open = [&](const std::string& price) {
    return bill_of_text(
        "product_sku,product_hs," + price + ",name,material,value,weight_kg,Fracht (KRW)\n" + row,
        "bill", bench.options(), bench.book());
  };
  const auto refused = open("product_price");
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().message ==
        "'Fracht (KRW)' is in KRW, and no column says that the price is");
  CHECK(open("product_price (KRW)").ok());
  Bench plain;
  const auto indented = [&](const std::string& header) {
    return bill_of_text("level,hs,name,material," + header +
                            "\n0,7326.90.86.88,bracket,,100,1390\n1,,plate,steel,,\n",
                        "bill", plain.options(), plain.book());
  };
  REQUIRE_FALSE(indented("price,freight (KRW)").ok());
  CHECK(indented("price,freight (KRW)").error().message ==
        "'freight (KRW)' is in KRW, and no column says that the price is");
  CHECK(indented("price (KRW),freight (KRW)").ok());
  CHECK(indented("단가(원),freight (KRW)").ok());
  // A column that says it leaves no room for a name that says it, too, but that of the price.
  const auto with_currency = [&](const std::string& header) {
    return bill_of_text("level,hs,name,material,currency," + header +
                            "\n0,7326.90.86.88,bracket,,KRW,100,1390\n1,,plate,steel,,,\n",
                        "bill", plain.options(), plain.book());
  };
  CHECK(with_currency("price,freight").ok());
  CHECK(with_currency("단가(원),freight").ok());
  REQUIRE_FALSE(with_currency("price,freight (KRW)").ok());
  CHECK(with_currency("price,freight (KRW)").error().message ==
        "'freight (KRW)' says KRW, and there is a column currency as well");
  CHECK(indented("price (USD),freight (KRW)").error().message ==
        "'freight (KRW)' is in KRW, and 'price (USD)' in USD");
}

TEST_CASE("where metal is assumed to be made holds for parts that say nothing") {
  Bench bench;
  EntryDefaults defaults;
  defaults.date = day_of("2026-10-09");
  defaults.assume = {{"aluminum_smelt", "US"}, {"aluminum_cast", "US"}};
  const EntryReader reader(bench.book(), defaults);
  const auto priced = [&](const std::string& smelt_cast) {
    const auto products = bench.read(
        "product_hs,product_price,product_transport,name,material,cost,weight_kg,smelt,cast\n"
        "8544.42.90.90,100,ocean,core,aluminum,10,2," +
        smelt_cast + "\n8544.42.90.90,,,jacket,other:rubber,10,2,,\n");
    const BomAssessment out =
        BomAssessor(bench.book(), reader, bench.terms()).assess(products.at(0));
    const auto& said = out.today.line.warnings;
    REQUIRE(out.errors.empty());
    CHECK(out.exact());
    const bool assumed = std::any_of(said.begin(), said.end(), [](const std::string& warning) {
      return warning.find("aluminum_smelt") != std::string::npos;
    });
    CHECK(assumed == (smelt_cast == ","));
    return duty(out).max;
  };
  CHECK(priced(",") < priced("KR,KR"));
}

}  // namespace tarex::bom_tests
