#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "bom/assembly.hpp"
#include "bom/masses.hpp"
#include "tarex/bom.hpp"

/// The cost and weight that components state, as far as they are figures. ERP systems export zeros
/// where nothing was entered, and the weight of a line beside a quantity that is a weight itself.
namespace tarex::detail {

/// Whether a zero is a figure: of a metal it is none.
enum class Zero : std::uint8_t { counts, not_known };

class StatedFigures {
 public:
  /// Millionths of the component's currency, per unit of its quantity.
  [[nodiscard]] std::optional<std::int64_t> value_of(const Component& component, Zero zero);

  /// The weight per unit of the component's quantity. Where that unit is a mass it
  /// says itself what it weighs; a weight stated beside it may say the same, or what the whole
  /// quantity weighs.
  /// @param errors  gets a weight that says neither, with line and column
  [[nodiscard]] std::optional<PieceWeight> weight_of(const Component& component, Zero zero,
                                                     Errors& errors);

  /// How much of the weight of a component is its material; absent = all of it. None of a metal is
  /// what systems export where nothing was entered.
  /// @param material  index into the materials, or of none of them
  [[nodiscard]] std::optional<Rate> metal_share_of(const Component& component, int material);

  /// Says that the metal of an assembly is not used, where nothing is beside its parts and none of
  /// them leaves its material blank. Where its weight says so, a part of that metal is what the
  /// word means.
  /// @param parts  the rows of it
  void metal_of_assembly(const Component& assembly, Beside beside, std::span<const BomRow> parts);
  /// Says that a part without a material has that of its assembly.
  void material_taken(const Component& part, std::string_view material) {
    taken_.add(part, material);
  }
  /// Says that an assembly of another metal does not tell where a part was melted.
  void melt_not_known(const Component& part, std::string_view material) {
    no_melt_.add(part, material);
  }

  /// One sentence for each kind of figure that was not taken as it stands, with names and lines.
  [[nodiscard]] std::vector<std::string> warnings() const;

 private:
  /// Components as a sentence names them: the first few.
  class Names {
   public:
    /// @param what  "steel": the text then is "steel of 'plate'"
    void add(const Component& component, std::string_view what = {});
    [[nodiscard]] bool empty() const { return seen_.empty(); }
    [[nodiscard]] std::string text() const;
    /// Precondition: not empty.
    [[nodiscard]] const Component& first() const { return *first_.front().component; }

   private:
    struct Named {
      const Component* component;
      std::string what;
    };
    std::vector<Named> first_;
    /// All of them: line, column and name, which is the component's own.
    std::set<std::tuple<int, int, std::string_view>> seen_;
  };
  Names no_value_;
  Names point_in_doubt_;
  Names no_weight_;
  Names no_share_;
  Names share_in_doubt_;
  Names whole_weight_;
  Names no_figures_;
  Names no_room_;
  Names taken_;
  Names no_melt_;
};

}  // namespace tarex::detail
