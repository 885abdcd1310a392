#include <filesystem>
#include <set>

#include "bom/bench.hpp"
#include "catch.hpp"

// The bills that come with tarex: makers of fasteners, pumps, conveyors, kitchenware, profiles,
// cables, transformers. Every one is priced, in every valuation, on a day of every era.

namespace tarex::bom_tests {
namespace {

std::size_t leaves(const std::vector<Component>& components) {
  std::size_t count = 0;
  for (const Component& component : components) {
    count += component.components.empty() ? 1 : leaves(component.components);
  }
  return count;
}

}  // namespace

TEST_CASE("every bill among the examples is priced in every era") {
  std::set<std::string> files;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(TAREX_DATA_DIR) + "/examples")) {
    files.insert(entry.path().string());
  }
  std::size_t bills = 0;
  std::size_t most = 0;
  for (const std::string day : {"2025-03-20", "2025-07-01", "2025-12-01", "2026-10-09"}) {
    Bench bench(day);
    bench.options().vocabulary.fx = {{"KRW", 1'390'500'000}};
    REQUIRE_FALSE(
        bench.options().vocabulary.materials.add("구리=copper,철강=steel,알루미늄=aluminum"));
    for (const ContentValuation valuation :
         {ContentValuation::residual, ContentValuation::component}) {
      bench.terms().valuation = valuation;
      bills = 0;
      for (const std::string& file : files) {
        auto bill = open_bill(file, bench.options(), bench.book());
        INFO(file);
        REQUIRE(bill.ok());
        BomProduct product;
        while (bill.value()->next(product)) {
          const BomAssessment assessment = bench.assess(product);
          INFO(product.text("sku"));
          for (const Error& error : assessment.errors) {
            FAIL_CHECK(to_text(error));
          }
          const std::size_t count = leaves(product.components);
          bills += count >= 5 ? 1 : 0;
          most = std::max(most, count);
        }
      }
    }
  }
  CHECK(bills >= 20);
  CHECK(most == 200);
}

}  // namespace tarex::bom_tests
