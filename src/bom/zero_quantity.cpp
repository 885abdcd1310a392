#include "bom/zero_quantity.hpp"

#include <algorithm>

#include "base/joined.hpp"
#include "base/quoted.hpp"
#include "bom/cell_values.hpp"

namespace tarex::detail {
namespace {

void take_out(std::vector<Component>& components, const HasFigures& has_figures,
              std::vector<std::string>& names, Errors& errors) {
  for (Component& component : components) {
    take_out(component.components, has_figures, names, errors);
    if (component.quantity == 0 && (!component.components.empty() || has_figures(component))) {
      const BomField& cell = component.none_of_it;
      errors.push_back(none_of_component({cell.name, cell.text, cell.line, cell.column, {}}));
    }
  }
  std::erase_if(components, [&](const Component& component) {
    const bool none =
        component.quantity == 0 && component.components.empty() && !has_figures(component);
    if (none) {
      names.push_back(quoted(component.name) + " (line " + std::to_string(component.line) + ")");
    }
    return none;
  });
}

}  // namespace

void leave_out_none(BomProduct& product, const HasFigures& has_figures) {
  constexpr std::size_t kMostZero = 5;
  std::vector<std::string> names;
  take_out(product.components, has_figures, names, product.errors);
  if (!names.empty()) {
    product.warnings.push_back("of quantity 0, so not in the product: " +
                               first_few(names, kMostZero));
  }
}

}  // namespace tarex::detail
