#include "bom/same_bill.hpp"

#include <algorithm>
#include <tuple>

namespace tarex::detail {
namespace {

bool same_field(const BomField& a, const BomField& b) {
  return std::tie(a.name, a.text, a.json) == std::tie(b.name, b.text, b.json);
}

bool same_fields(const std::vector<BomField>& a, const std::vector<BomField>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), same_field);
}

bool same_optional(const std::optional<BomField>& a, const std::optional<BomField>& b) {
  return a.has_value() == b.has_value() && (!a || same_field(*a, *b));
}

bool same_component(const Component& a, const Component& b);

bool same_components(const std::vector<Component>& a, const std::vector<Component>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), same_component);
}

bool same_component(const Component& a, const Component& b) {
  const auto figures = [](const Component& c) {
    return std::tie(c.quantity, c.value, c.point_in_doubt, c.currency, c.exchange.to_per_usd,
                    c.exchange.from_per_usd, c.weight, c.weight_unit, c.weight_kg, c.metal_share,
                    c.share_in_doubt, c.unit, c.packaging);
  };
  const auto words = [](const Component& c) {
    return std::tie(c.name, c.material, c.origin, c.melt, c.smelt, c.smelt_secondary, c.cast, c.hs);
  };
  return figures(a) == figures(b) && words(a) == words(b) &&
         same_optional(a.own_word, b.own_word) && same_optional(a.amount, b.amount) &&
         same_fields(a.extras, b.extras) && same_components(a.components, b.components);
}

}  // namespace

bool same_bill(const BomProduct& a, const BomProduct& b) {
  return a.errors.empty() && b.errors.empty() && same_fields(a.fields, b.fields) &&
         a.made == b.made && a.weight_kg == b.weight_kg &&
         same_components(a.components, b.components);
}

}  // namespace tarex::detail
