#include "bom/row_blocks.hpp"

#include "bom/bench.hpp"
#include "catch.hpp"

// With one row changed, what a bill comes to is the same whether all rows are gone through again or
// the block of that row alone.

namespace tarex::bom_tests {
namespace {

/// A product of several random ones, of more rows than a block has.
BomProduct long_product(oracle::Random& random) {
  BomProduct out = random_product(random);
  while (out.components.size() < 100) {
    const BomProduct more = random_product(random);
    out.components.insert(out.components.end(), more.components.begin(), more.components.end());
  }
  return out;
}

std::string text_of(const PartialSum& sum) {
  return std::to_string(sum.known) + (sum.complete ? "" : " or more") + " +" +
         std::to_string(sum.open) + (sum.bounded ? "; " : " at least; ");
}

std::string text_of(const BomSums& sums) {
  std::string out;
  for (const PartialSum* sum : {&sums.other_value, &sums.unknown_value, &sums.value, &sums.net_kg,
                                &sums.metal_value, &sums.metal_kg, &sums.rest_kg}) {
    out += text_of(*sum);
  }
  for (const MaterialTotal& metal : sums.materials) {
    out += "| " + text_of(metal.value) + text_of(metal.kg) + std::to_string(metal.domestic_kg) +
           " " + std::to_string(metal.may_be_domestic_kg) + " ";
    for (const bool said : {metal.present, metal.melt_stated, metal.domestic, metal.foreign,
                            metal.may_be_foreign, metal.may_be_domestic, metal.domestic_complete}) {
      out += said ? "y" : "n";
    }
  }
  return out;
}

std::string text_of(const detail::SaidCountries& said) {
  std::string out = said.complete ? "all of" : "some of";
  for (const std::string& country : said.countries) {
    out += " " + country;
  }
  out += said.may_say_none ? "; perhaps" : "; or";
  for (const std::string& country : said.may_be) {
    out += " " + country;
  }
  return out + ": " + said.why;
}

/// Every change that one row alone can have.
std::vector<BomChange> changes_of(std::size_t row, std::size_t materials) {
  std::vector<BomChange> out;
  for (const BomChange::Kind kind :
       {BomChange::Kind::absent, BomChange::Kind::domestic, BomChange::Kind::cheaper}) {
    BomChange& change = out.emplace_back();
    change.row = row;
    change.kind = kind;
    change.share = Rate::from_ppb(kRateOne / 10);
  }
  for (int m = kOtherMaterial; m < static_cast<int>(materials); ++m) {
    BomChange& change = out.emplace_back();
    change.row = row;
    change.kind = BomChange::Kind::material;
    change.to_material = m;
  }
  return out;
}

}  // namespace

TEST_CASE("a change of one row comes to the same by blocks of rows") {
  Bench bench;
  oracle::Random random(20261128);
  std::size_t priced = 0;
  while (priced < 4) {
    const BomAssessment a = bench.assess(long_product(random));
    if (a.rollup.rows.size() < 100) {
      continue;  // refused before its rows were made
    }
    ++priced;
    const std::vector<BomRow>& rows = a.rollup.rows;
    detail::RowBlocks blocks(rows, a.materials.size(), "US");
    for (std::size_t row = 0; row < rows.size(); ++row) {
      for (const BomChange& change : changes_of(row, a.materials.size())) {
        const std::span<const BomChange> one(&change, 1);
        REQUIRE(detail::RowBlocks::serves(one));
        REQUIRE(text_of(blocks.sums(change)) ==
                text_of(sums_of(rows, a.materials.size(), "US", one)));
        for (const auto member : {&Made::melt, &Made::smelt, &Made::cast}) {
          REQUIRE(text_of(blocks.made_in(0, member, change)) ==
                  text_of(detail::made_in(rows, 0, member, "US", one)));
        }
      }
    }
  }
}

TEST_CASE("changes of several rows, and of a mass, go through all of them") {
  BomChange whole;
  whole.whole_metal = true;
  BomChange mass;
  mass.kind = BomChange::Kind::mass;
  const std::vector<BomChange> two(2);
  CHECK_FALSE(detail::RowBlocks::serves({}));
  CHECK_FALSE(detail::RowBlocks::serves(two));
  CHECK_FALSE(detail::RowBlocks::serves({&whole, 1}));
  CHECK_FALSE(detail::RowBlocks::serves({&mass, 1}));
}

}  // namespace tarex::bom_tests
