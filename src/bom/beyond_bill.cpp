#include "bom/beyond_bill.hpp"

#include <optional>

namespace tarex::detail {
namespace {

/// The most that what may be of a metal is worth. Told from the price, more than it costs.
std::optional<std::int64_t> most_value(const MaterialTotal& total, ContentValuation valuation) {
  const auto most = total.value.most();
  return valuation == ContentValuation::component || most == 0 ? most : std::nullopt;
}

}  // namespace

FactSet beyond_bill(std::span<const Material> materials, const BomSums& sums,
                    ContentValuation valuation, const FactSet& stated, const Facts& own) {
  FactSet out;
  for (std::size_t m = 0; m < materials.size(); ++m) {
    const MaterialTotal& total = sums.materials[m];
    const auto is_beyond = [&](FactIndex fact, std::optional<std::int64_t> most) {
      return most && stated.test(fact) && own.known(fact) && own.value(fact) > *most;
    };
    const FactIndex value = materials[m].value_fact;
    const FactIndex kg = materials[m].kg_fact;
    if (total.present) {
      continue;
    }
    if (!stated.test(value) && is_beyond(kg, total.kg.most())) {
      out.set(value);
    }
    if (!stated.test(kg) && is_beyond(value, most_value(total, valuation))) {
      out.set(kg);
    }
  }
  return out;
}

BomSums with_open(BomSums sums, std::span<const Material> materials, const FactSet& beyond) {
  for (std::size_t m = 0; m < materials.size(); ++m) {
    if (beyond.test(materials[m].value_fact)) {
      sums.materials[m].value.add_open(std::nullopt);
    }
    if (beyond.test(materials[m].kg_fact)) {
      sums.materials[m].kg.add_open(std::nullopt);
    }
  }
  return sums;
}

}  // namespace tarex::detail
