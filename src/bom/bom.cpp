#include "tarex/bom.hpp"

#include <algorithm>

#include "base/letters.hpp"
#include "base/split.hpp"
#include "bom/assembly.hpp"
#include "bom/figures.hpp"
#include "bom/multiple.hpp"
#include "bom/surroundings.hpp"

/// The tree of a bill, multiplied out.
namespace tarex {
namespace {

class RollingUp {
 public:
  RollingUp(std::span<const Material> materials, Rollup& out) : materials_(materials), out_(out) {}

  void visit(const Component& component, const detail::Surroundings& around) {
    detail::Surroundings here = around.at(component, materials_);
    if (!multiply(here.multiple, component.quantity)) {
      out_.errors.push_back(
          detail::component_error(component, ErrorCode::out_of_range,
                                  "the quantities of '" + path_of(component, here) +
                                      "' multiply to more digits than tarex holds",
                                  "write quantities with fewer digits"));
      return;
    }
    const bool other = component.components.empty() && here.material == kOtherMaterial;
    const detail::Zero zero = other ? detail::Zero::counts : detail::Zero::not_known;
    const auto each_value = figures_.value_of(component, zero);
    const auto each_mass = figures_.weight_of(component, zero, out_.errors);
    const auto value = cost_of_lot(component, here.multiple, each_value);
    const auto mass = times(here.multiple, each_mass);
    if (component.components.empty()) {
      out_.rows.push_back(row_of(component, here));
      find_other_metal(here, out_.rows.back());
      out_.rows.back().value = value ? std::optional(Money::from_micro(*value)) : std::nullopt;
      out_.rows.back().mass_kg = mass.kg;
      out_.rows.back().mass_beyond = mass.beyond;
      return;
    }
    const std::size_t begin = out_.rows.size();
    here.path = path_of(component, here);
    for (const Component& part : component.components) {
      visit(part, here);
    }
    std::optional<BomRow> rest;
    if (!component.material.empty() || !here.packaging) {
      rest = row_of(component, here);
      rest->path += " / rest";
      rest->rest = true;
    }
    const bool metal = !component.material.empty() && rest->material >= 0;
    const detail::Beside beside =
        detail::settle_assembly({component, here.multiple, value, mass, each_value || each_mass},
                                std::move(rest), begin, out_);
    settle_rest(component, here, begin);
    if (metal) {
      figures_.metal_of_assembly(component, beside, std::span(out_.rows).subspan(begin));
    }
  }

  [[nodiscard]] std::vector<std::string> figure_warnings() {
    for (const BomRow& row : out_.rows) {
      if (row.material_from != nullptr) {
        figures_.material_taken(*row.component, row.material_text);
      }
    }
    return figures_.warnings();
  }

 private:
  static const std::string& path_of(const Component& component, const detail::Surroundings& here) {
    return here.path.empty() ? component.name : here.path;
  }

  void find_other_metal(const detail::Surroundings& here, const BomRow& row) {
    const bool silent = row.melt.empty() && row.smelt.empty() && row.cast.empty();
    if (row.material >= 0 && silent && here.other_metal_says()) {
      figures_.melt_not_known(*row.component, row.material_text);
    }
  }

  /// An assembly with a rest names the material of that, not of its parts.
  void settle_rest(const Component& assembly, const detail::Surroundings& here, std::size_t begin) {
    if (begin == out_.rows.size() || !out_.rows[begin].rest ||
        out_.rows[begin].component != &assembly) {
      return;
    }
    find_other_metal(here, out_.rows[begin]);
    for (std::size_t r = begin + 1; r < out_.rows.size(); ++r) {
      if (out_.rows[r].material_from == &assembly) {
        detail::forget_material(out_.rows[r]);
      }
    }
  }

  /// In the currency of the product, rounded once: what is beyond the limit in another one may be
  /// well below it in that.
  static std::optional<std::int64_t> cost_of_lot(const Component& component,
                                                 detail::Multiple multiple,
                                                 std::optional<std::int64_t> each) {
    const Exchange& rate = component.exchange;
    if (rate.same() || detail::exchange(multiple, rate.to_per_usd, rate.from_per_usd)) {
      return times(multiple, each);
    }
    const auto lot = times(multiple, each);
    return lot ? std::optional(scale(*lot, rate.to_per_usd, rate.from_per_usd, 1).micro()) : lot;
  }

  BomRow row_of(const Component& component, const detail::Surroundings& here) {
    BomRow row;
    row.component = &component;
    row.path = path_of(component, here);
    here.describe(row, materials_.size());
    row.counted = here.multiple.known;
    row.metal_share = figures_.metal_share_of(component, row.material);
    return row;
  }

  std::span<const Material> materials_;
  Rollup& out_;
  detail::StatedFigures figures_;
};

/// A weight that is cut off is no weight: shares of it would be wrong.
void refuse_masses(const BomProduct& product, Rollup& out) {
  const auto is_cut = [](std::optional<std::int64_t> kg) { return kg == Money::kLimit; };
  for (const BomRow& row : out.rows) {
    if (is_cut(row.mass_kg)) {
      out.errors.push_back(detail::component_error(
          *row.component, ErrorCode::out_of_range,
          "what the lot has of '" + row.path + "' weighs more than tarex can hold",
          "check the weight, its unit and the quantities"));
    }
  }
  if (out.errors.empty() && is_cut(out.sums.net_kg.known)) {
    out.errors.push_back(Error{ErrorCode::out_of_range,
                               "the lot weighs more than tarex can hold",
                               {"", product.line, product.column},
                               "check the weights, their units and the quantities"});
  }
}

}  // namespace

const BomField* BomProduct::find(std::string_view name) const {
  const auto at = std::find_if(fields.begin(), fields.end(),
                               [&](const BomField& field) { return field.name == name; });
  return at == fields.end() ? nullptr : &*at;
}

std::string_view BomProduct::text(std::string_view name) const {
  const BomField* field = find(name);
  return field == nullptr ? std::string_view() : std::string_view(field->text);
}

std::string_view to_string(ContentValuation valuation) {
  switch (valuation) {
    case ContentValuation::residual:
      return "residual";
    case ContentValuation::component:
      return "component";
  }
  return "residual";
}

std::vector<Material> materials_of(const Schedule& schedule) {
  constexpr std::string_view kSuffix = "_value";
  const std::string domestic = detail::lower_case(schedule.jurisdiction) + "_";
  const auto country = [&](const std::string& name) {
    const FactIndex fact = schedule.find_fact(name);
    return fact != kNoFact && schedule.facts[fact].type == FactType::country ? fact : kNoFact;
  };
  std::vector<Material> out;
  for (std::size_t f = 0; f < schedule.facts.size(); ++f) {
    const std::string_view name = schedule.facts[f].name;
    if (schedule.facts[f].type != FactType::amount || !name.ends_with(kSuffix)) {
      continue;
    }
    const std::string material(name.substr(0, name.size() - kSuffix.size()));
    const FactIndex kg = schedule.find_fact(material + "_kg");
    if (kg != kNoFact) {
      out.push_back({material, static_cast<FactIndex>(f), kg,
                     schedule.find_fact(domestic + material + "_pct"), country(material + "_melt"),
                     country(material + "_smelt"), country(material + "_cast")});
    }
  }
  return out;
}

Rollup roll_up(const BomProduct& product, std::span<const Material> materials,
               std::int64_t quantity, std::string_view destination,
               std::span<const Made> of_metals) {
  Rollup out;
  detail::Surroundings around;
  around.of_product = &product.made;
  around.of_metals = of_metals;
  static_cast<void>(detail::multiply(around.multiple, quantity));  // 1 × a 64-bit number fits
  out.rows.reserve(product.components.size());
  RollingUp rolling(materials, out);
  for (const Component& component : product.components) {
    rolling.visit(component, around);
  }
  for (std::string& warning : rolling.figure_warnings()) {
    out.warnings.push_back(std::move(warning));
  }
  for (BomRow& row : out.rows) {
    const std::optional<Rate> share = row.metal_share;
    row.metal_kg = row.mass_kg;
    row.metal_beyond = row.mass_beyond;
    if (row.mass_kg && share) {
      const detail::FineMass metal = detail::share_of_mass(*row.mass_kg, row.mass_beyond, *share);
      row.metal_kg = metal.kg;
      row.metal_beyond = metal.beyond;
    }
  }
  out.sums = sums_of(out.rows, materials.size(), destination);
  refuse_masses(product, out);
  return out;
}

std::optional<std::vector<Money>> split_by_weight(Money whole,
                                                  std::span<const std::int64_t> weights,
                                                  std::int64_t unit) {
  const std::int64_t units = whole.micro() / unit;
  std::vector<detail::SplitPart> split_parts(weights.size());
  std::size_t last = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    split_parts[i].weight = weights[i];
    last = weights[i] > 0 ? i : last;
  }
  if (!detail::split(units, split_parts)) {
    return std::nullopt;
  }
  std::vector<Money> parts(weights.size());
  for (const detail::SplitPart& part : split_parts) {
    parts[part.place] = Money::from_micro(part.units * unit);
  }
  parts[last] += Money::from_micro(whole.micro() - units * unit);
  return parts;
}

}  // namespace tarex
