#pragma once

#include <span>
#include <string>

#include "bom/multiple.hpp"
#include "tarex/bom.hpp"

/// What a component has from the assemblies around it.
namespace tarex::detail {

/// The place of a component in the tree. Texts are those of the bill; it and the places above must
/// outlive this.
struct Surroundings {
  Multiple multiple;
  std::string path;                        ///< empty for a part of the product itself
  const Component* component = nullptr;    ///< null: the product
  const Made* of_product = nullptr;        ///< what it says of all metal in it; null: nothing
  std::span<const Made> of_metals;         ///< … and of one, by material; empty: nothing
  const Surroundings* above = nullptr;     ///< null: of the product
  const Component* material_of = nullptr;  ///< names the material; null: nobody does
  int material = kUnknownMaterial;         ///< index into the materials, or of none of them
  int named_material = kUnknownMaterial;   ///< that the component names itself
  bool packaging = false;

  /// The place of a part, with the multiple of this one.
  [[nodiscard]] Surroundings at(const Component& part, std::span<const Material> materials) const;

  /// What is known of a row here but its path, its figures and its component. Where metal was
  /// melted, smelted and cast is taken from the nearest that says so, and speaks of the same metal:
  /// what an assembly of a metal says holds for that metal in it, what one without a metal says, or
  /// the product, for all of them.
  /// @param materials  how many there are
  void describe(BomRow& row, std::size_t materials) const;

  /// Whether an assembly around says where its metal was melted, smelted or cast, and is of another
  /// metal.
  [[nodiscard]] bool other_metal_says() const;
};

/// The assembly whose material a row has turned out to have a rest: its material is that of the
/// rest, and that of the row is not known.
void forget_material(BomRow& row);

}  // namespace tarex::detail
