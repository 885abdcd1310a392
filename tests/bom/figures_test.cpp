#include "bom/bench.hpp"
#include "catch.hpp"

// Figures that ERP systems export where nothing was entered, or beside a quantity that is a weight.

namespace tarex::bom_tests {
namespace {

const std::string kHead =
    "product_sku,product_hs,product_quantity,product_price,product_transport,name,material,"
    "quantity,unit,value,weight_kg\n";

BomAssessment assess(Bench& bench, const std::string& rows) { return bench.assess(kHead + rows); }

}  // namespace

TEST_CASE("a metal that weighs zero has no weight that is known") {
  Bench bench;
  const std::string rubber = "A,,,,,pad,other:rubber,1,EA,1,0.2\n";
  const BomAssessment zero =
      assess(bench, "A,8413.91.90.96,100,10,air,casting,steel,1,EA,3,0\n" + rubber);
  const BomAssessment blank =
      assess(bench, "A,8413.91.90.96,100,10,air,casting,steel,1,EA,3,\n" + rubber);
  REQUIRE(zero.errors.empty());
  // 12.5% of 1,000.00 without the metal, 25% with it.
  CHECK(duty(zero).min == Money::from_units(125));
  CHECK(duty(zero).max == Money::from_units(250));
  CHECK(duty(blank).min == duty(zero).min);
  CHECK(duty(blank).max == duty(zero).max);
  CHECK(warns(zero, "a weight of 0 is taken as not known: 'casting' (line 2)"));
  CHECK(blank.warnings.empty());
  CHECK(zero.gaps.size() == 1);
}

TEST_CASE("a metal that costs zero has no content value that is known") {
  Bench bench;
  const BomAssessment zero = assess(bench,
                                    "A,8413.91.90.96,100,10,air,casting,steel,1,EA,0,1\n"
                                    "A,,,,,fin,aluminum,1,EA,3,0.5\n");
  REQUIRE(zero.errors.empty());
  // What the fin leaves of the price needs no cost of the casting: 1,000 - 300. What the casting
  // leaves does.
  CHECK(zero.contents.at(0).content.value == Money::from_units(700));
  CHECK_FALSE(zero.contents.at(1).content.value.has_value());
  CHECK(warns(zero, "a cost of 0 is taken as not known: 'casting' (line 2)"));
}

TEST_CASE("a part that several assemblies use is counted once, however many there are") {
  Bench bench;
  std::string rows =
      "item,parent,hs,qty,unit_cost,weight_kg,name,material\nP,,8413.91.90.96,1,90,,,\n";
  for (const std::string part : {"a", "b", "c", "d", "e", "f", "g"}) {
    rows += part + ",X,,1,0,1,,steel\n";
  }
  rows += "X,Y,,1,,,,\nX,Z,,1,,,,\nY,P,,1,,,,\nZ,P,,1,,,,\n";
  const BomAssessment a = bench.priced(rows);
  // X with its seven parts is in Y and in Z: 14 rows, seven parts, five of them named.
  CHECK(a.rollup.rows.size() == 14);
  CHECK(warns(a, "'e' (line 7) and 2 more"));
}

TEST_CASE("zeros of what is no metal are figures, and so are those of packaging") {
  Bench bench;
  BomProduct product = bench
                           .read(kHead +
                                 "A,8413.91.90.96,100,10,air,casting,steel,1,EA,3,1\n"
                                 "A,,,,,assembling,other:labour,1,EA,2,0\n"
                                 "A,,,,,tin,steel,1,EA,0,0\n")
                           .at(0);
  product.components.at(2).packaging = true;
  const BomAssessment assessment = bench.assess(product);
  REQUIRE(assessment.errors.empty());
  CHECK(assessment.warnings.empty());
  CHECK(assessment.gaps.empty());
  CHECK(assessment.exact());
}

TEST_CASE("an assembly of zero is the sum of its parts") {
  Bench bench;
  const std::string head =
      "product_sku,product_hs,product_quantity,product_price,product_transport,level,name,"
      "material,value,weight_kg\n";
  const auto priced = [&](const std::string& assembly, const std::string& parts) {
    return bench.assess(head + "A,8413.91.90.96,100,10,air,1,housing,," + assembly + "\n" + parts);
  };
  const std::string parts = "A,,,,,2,body,steel,3,1\nA,,,,,2,pad,other:rubber,1,0.2\n";
  const BomAssessment zero = priced("0,0", parts);
  REQUIRE(zero.errors.empty());
  CHECK(zero.rollup.sums.net_kg.known == 120 * kMicro);
  CHECK(zero.rollup.sums.value.known == 400 * kMicro);
  CHECK(zero.rollup.warnings.empty());
  // Zeros for all parts: nobody knows how its weight is spread over them, the rubber included.
  const BomAssessment empty = priced("4,1.2", "A,,,,,2,body,steel,0,0\nA,,,,,2,pad,other:x,0,0\n");
  REQUIRE(empty.errors.empty());
  REQUIRE(empty.rollup.rows.size() == 3);
  CHECK(empty.rollup.rows.at(0).path == "housing / rest");
  CHECK(empty.rollup.rows.at(0).mass_kg == 120 * kMicro);
  CHECK_FALSE(empty.rollup.rows.at(1).mass_kg.has_value());
  CHECK_FALSE(empty.rollup.rows.at(2).mass_kg.has_value());
  CHECK_FALSE(empty.rollup.rows.at(2).value.has_value());
  // The only part has it all, or less beside something else.
  const BomAssessment only = priced("4,1.2", "A,,,,,2,body,steel,0,0\n");
  CHECK(only.rollup.rows.at(0).mass_kg == 120 * kMicro);
  CHECK(only.rollup.rows.at(1).mass_in_rest);
}

TEST_CASE("a quantity of kilograms says what it weighs") {
  Bench bench;
  const auto mass_of = [&](const std::string& cells) {
    const BomAssessment assessment = assess(bench, "A,8413.91.90.96,100,10,air,bar,steel," + cells +
                                                       "\nA,,,,,pad,other:rubber,1,EA,1,1\n");
    REQUIRE(assessment.errors.empty());
    CHECK(duty(assessment).exact());
    return *assessment.rollup.rows.at(0).mass_kg;
  };
  CHECK(mass_of("0.3,KG,2,") == 30 * kMicro);
  CHECK(mass_of("0.3,KG,2,0") == 30 * kMicro);
  CHECK(mass_of("0.3,KG,2,1") == 30 * kMicro);       // what a kilogram weighs
  CHECK(mass_of("0.3,KG,2,0.3") == 30 * kMicro);     // what all of it weighs
  CHECK(mass_of("300,g,0.002,0.3") == 30 * kMicro);  // … in another unit
  CHECK(mass_of("300,g,0.002,0.001") == 30 * kMicro);
  CHECK(mass_of("0.66,lb,2,0.3") == 29'937'096);  // 0.45359237 kg a pound; 0.3 is rounded
  CHECK(warns(assess(bench, "A,8413.91.90.96,100,10,air,bar,steel,0.3,KG,2,0.3\n"),
              "taken for that of all of it: 'bar' (line 2)"));
  const BomAssessment neither =
      assess(bench, "A,8413.91.90.96,100,10,air,bar,steel,0.3,KG,2,0.5\n");
  REQUIRE(neither.errors.size() == 1);
  CHECK(neither.errors[0].message ==
        "0.3 KG of 'bar' weigh 0.3 kg, and the weight stated is 0.5 kg");
  CHECK(neither.errors[0].where.line == 2);
}

TEST_CASE("a net weight that its bill contradicts by more than half is doubted") {
  Bench bench;
  BomProduct product = bench.read(kHead + "A,8413.91.90.96,10,10,air,body,steel,1,EA,1,2\n").at(0);
  for (const auto& [stated, doubted] :
       {std::pair("20", false), std::pair("40", false), std::pair("10", false),
        std::pair("41", true), std::pair("9.9", true)}) {
    set_field(product, "net_weight_kg", stated);
    set_field(product, "steel_kg", "5");
    INFO(stated);
    CHECK(warns(bench.assess(product), "its bill adds up to 20 kg") == doubted);
  }
}

TEST_CASE("a quantity that is missing is what is missing") {
  Bench bench;
  const BomAssessment own =
      assess(bench, "C,8413.91.90.96,10,100,air,body,steel,,EA,20,2\nC,,,,,pad,,,EA,,\n");
  REQUIRE(own.gaps.size() == 2);
  CHECK(own.gaps[0].quantity);
  CHECK_FALSE(own.gaps[0].cost);
  CHECK_FALSE(own.gaps[0].weight);
  CHECK(own.gaps[1].quantity);
  CHECK(own.gaps[1].cost);
  CHECK(own.gaps[1].weight);
  CHECK(own.gaps[1].material);
  const BomAssessment above = bench.assess(
      "product_sku,product_hs,product_quantity,product_price,product_transport,level,name,material,"
      "quantity,value,weight_kg\nC,8413.91.90.96,10,100,air,1,pump,,,,\n"
      "C,,,,,2,body,steel,1,20,2\n");
  REQUIRE(above.gaps.size() == 1);
  CHECK(above.gaps[0].assembly_quantity);
  CHECK_FALSE(above.gaps[0].quantity);
  CHECK_FALSE(above.gaps[0].cost);
}

TEST_CASE("a share of metal below 1 without a percent sign is in doubt") {
  Bench bench;
  const auto bill = [&](const std::string& rows) {
    return bench.priced(
        "product_sku,product_hs,product_price,product_quantity,product_transport,name,material,"
        "quantity,value,weight_kg,metal_pct\nP,8431.49.90.95,1000,10,air," +
        rows);
  };
  const std::string read = "metal_pct is read as percent: ";
  const BomAssessment plate = bill("plate,steel,1,5,1,0.9\n");
  CHECK(warns(plate, read + "0.9 of 'plate' (line 2); write 0.9% if that is meant, else 90"));
  CHECK(duty(plate).max == Money::from_units(1250));
  CHECK(duty(bill("plate,steel,1,5,1,90\n")).max == Money::from_units(1500));
  CHECK(warns(bill("plate,steel,1,5,1,0.25\n,,,,,bar,,1,5,1,0.5\n"),
              read + "0.25 of 'plate' (line 2), 0.5 of 'bar' (line 3); write 0.25% if that is "
                     "meant, else 25"));
  for (const char* share : {"0.9%", "0.9 %", "1", "90", "0", ""}) {
    CHECK_FALSE(warns(bill("plate,steel,1,5,1," + std::string(share) + "\n"), read));
  }
  // Of what is no metal nothing hangs on it.
  CHECK_FALSE(warns(bill("plate,steel,1,5,1,\n,,,,,pad,other:rubber,1,5,1,0.9\n"), read));
  const auto json = [&](const std::string& share) {
    return bench.priced(
        R"({"products":[{"sku":"P","hs":"8431.49.90.95","price":1000,"quantity":10,)"
        R"("transport":"air","components":[{"name":"plate","material":"steel","quantity":1,)"
        R"("value":5,"weight_kg":1,"metal_pct":)" +
        share + "}]}]}");
  };
  for (const char* share : {"0.9", "9e-1", "\"0.9\""}) {
    CHECK(warns(json(share), read + "0.9 of 'plate' (line 1)"));
  }
  CHECK_FALSE(warns(json("\"0.9%\""), read));
  CHECK_FALSE(warns(json("90"), read));
}

}  // namespace tarex::bom_tests
