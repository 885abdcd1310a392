#include "bom/surroundings.hpp"

#include <algorithm>

namespace tarex::detail {
namespace {

const std::string kNothing;

int index_of(const std::string& material, bool packaging, std::span<const Material> materials) {
  if (packaging) {
    return kOtherMaterial;
  }
  if (material.empty()) {
    return kUnknownMaterial;
  }
  for (std::size_t m = 0; m < materials.size(); ++m) {
    if (materials[m].name == material) {
      return static_cast<int>(m);
    }
  }
  return kOtherMaterial;
}

/// Whether what a component says of its metal holds for a material around or in it.
bool speaks_of(const Surroundings& here, int material) {
  return here.named_material < 0 || here.named_material == material;
}

/// The nearest that is stated for a material; empty = nowhere.
const std::string& nearest(const Surroundings& from, std::string Component::*member,
                           std::string Made::*made, int material) {
  for (const Surroundings* at = &from; at != nullptr && at->component != nullptr; at = at->above) {
    if (!(at->component->*member).empty() && speaks_of(*at, material)) {
      return at->component->*member;
    }
  }
  return from.of_product == nullptr ? kNothing : from.of_product->*made;
}

/// A second country of smelt goes with the first that is stated beside it.
const std::string& nearest_secondary(const Surroundings& from, int material) {
  for (const Surroundings* at = &from; at != nullptr && at->component != nullptr; at = at->above) {
    const Component& component = *at->component;
    const bool says = !component.smelt_secondary.empty() || !component.smelt.empty();
    if (says && speaks_of(*at, material)) {
      return component.smelt_secondary;
    }
  }
  return from.of_product == nullptr ? kNothing : from.of_product->smelt_secondary;
}

const std::string& nearest_origin(const Surroundings& from) {
  for (const Surroundings* at = &from; at != nullptr && at->component != nullptr; at = at->above) {
    if (!at->component->origin.empty()) {
      return at->component->origin;
    }
  }
  return kNothing;
}

/// What the product states of one metal fills what nothing else says: melt says all three.
void fill(std::string& blank, const std::string& stated) { blank = blank.empty() ? stated : blank; }

Made made_as(const Surroundings& here, int material) {
  Made out = {nearest(here, &Component::melt, &Made::melt, material),
              nearest(here, &Component::smelt, &Made::smelt, material),
              nearest_secondary(here, material),
              nearest(here, &Component::cast, &Made::cast, material)};
  const auto metal = static_cast<std::size_t>(material);
  if (out.melt.empty() && material >= 0 && metal < here.of_metals.size()) {
    const Made& stated = here.of_metals[metal];
    fill(out.melt, stated.melt);
    fill(out.smelt, stated.smelt);
    fill(out.cast, stated.cast);
  }
  return out;
}

}  // namespace

Surroundings Surroundings::at(const Component& part, std::span<const Material> materials) const {
  Surroundings out;
  out.multiple = multiple;
  out.path = path.empty() ? std::string() : path + " / " + part.name;
  out.component = &part;
  out.of_product = of_product;
  out.of_metals = of_metals;
  out.above = this;
  out.packaging = packaging || part.packaging;
  out.material_of = part.material.empty() ? material_of : &part;
  out.material = index_of(out.material_of == nullptr ? kNothing : out.material_of->material,
                          out.packaging, materials);
  out.named_material = index_of(part.material, false, materials);
  return out;
}

void Surroundings::describe(BomRow& row, std::size_t materials) const {
  row.material = material;
  row.material_text = material_of == nullptr ? kNothing : material_of->material;
  row.packaging = packaging;
  row.origin = nearest_origin(*this);
  static_cast<Made&>(row) = made_as(*this, material);
  if (packaging || material_of == component) {
    return;
  }
  row.material_from = material_of;
  for (std::size_t m = 0; m < materials; ++m) {
    row.made_if.push_back(made_as(*this, static_cast<int>(m)));
  }
  const Made& own = row;
  if (std::all_of(row.made_if.begin(), row.made_if.end(),
                  [&](const Made& made) { return made == own; })) {
    row.made_if.clear();
  }
}

bool Surroundings::other_metal_says() const {
  for (const Surroundings* at = above; at != nullptr && at->component != nullptr; at = at->above) {
    const Component& around = *at->component;
    const bool says = !around.melt.empty() || !around.smelt.empty() || !around.cast.empty();
    if (says && !speaks_of(*at, material)) {
      return true;
    }
  }
  return false;
}

void forget_material(BomRow& row) {
  if (row.material == kOtherMaterial) {  // a zero is a figure of no metal alone
    row.value = row.value == Money() ? std::nullopt : row.value;
    row.mass_kg = row.mass_kg == 0 ? std::nullopt : row.mass_kg;
  }
  row.material = kUnknownMaterial;
  row.material_text.clear();
  row.material_from = nullptr;
}

}  // namespace tarex::detail
