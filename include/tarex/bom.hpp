#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tarex/facts.hpp"
#include "tarex/money.hpp"
#include "tarex/result.hpp"
#include "tarex/schedule.hpp"

/// Bills of materials: what a product is made of, rolled up exactly. What is not known stays
/// unknown; it never becomes zero.
namespace tarex {

/// A column or key of a product, as given.
struct BomField {
  std::string name;  ///< canonical column of an entry line, `price`, or any other
  std::string text;  ///< empty = not known
  int line = 0;
  int column = 0;
  std::string json = {};  ///< as it stood in the file, where it was a value of JSON but no string
  bool carried = false;   ///< means nothing to a bill: the output has it under `name`, as it is
  bool is_cell = false;   ///< `json` is a cell of a table that holds a number
};

/// What brings an amount of one currency into another: units of each per US dollar, in millionths.
struct Exchange {
  std::int64_t to_per_usd = 1;
  std::int64_t from_per_usd = 1;
  [[nodiscard]] bool same() const { return to_per_usd == from_per_usd; }
};

/// One position of a bill. A sub-assembly has components; an origin that they leave blank they have
/// from it. Its material is that of its rest, or of the parts that name none where it has no rest;
/// where its metal was melted holds for parts of the same metal.
struct Component {
  std::string name;
  std::string material;              ///< a metal of the law, `other:<word>`; empty = not known
  std::optional<BomField> own_word;  ///< what the bill calls the material, where it is neither
  std::optional<std::int64_t> quantity = kMicro;  ///< pieces per parent, in millionths
  BomField none_of_it;                            ///< where the quantity is 0: its cell
  std::optional<std::int64_t> value;              ///< per piece, millionths of `currency`
  std::optional<BomField> amount;  ///< a value that its currency has to make readable: `5,000원`
  /// The value ends in a point and three zeros, which its currency does not have: 118.000.
  bool point_in_doubt = false;
  std::string currency;                   ///< of value; empty = the product's
  Exchange exchange;                      ///< from `currency` to the product's
  std::optional<std::int64_t> weight;     ///< per piece, millionths of `weight_unit`, as written
  std::string weight_unit;                ///< as written; empty = kg
  bool weight_has_unit = false;           ///< it stands beside the number
  std::optional<std::int64_t> weight_kg;  ///< per piece, in millionths
  std::optional<Rate> metal_share;  ///< of the weight that is the material; absent = all of it
  /// The share is below 1 and stands without a percent sign: 0.9 may be 0.9% or 90%.
  bool share_in_doubt = false;
  std::string unit;  ///< of quantity; a unit of mass stands in for the weight
  std::string origin;
  std::string melt;             ///< country of melt and pour, or of smelt and cast
  std::string smelt;            ///< country of primary smelt, where it differs
  std::string smelt_secondary;  ///< of the second largest part of it, where there is one
  std::string cast;             ///< country of last cast, where it differs
  std::string hs;
  bool packaging = false;  ///< counts in cost, not in net weight or metal content
  std::vector<BomField> extras;
  std::vector<Component> components;
  int line = 0;
  int column = 0;
};

/// Where metal was melted, smelted and cast, as a bill says; empty where it does not.
struct Made {
  std::string melt, smelt, smelt_secondary, cast;
  friend bool operator==(const Made&, const Made&) = default;
};

/// A product as given: its own columns, and what it is made of.
struct BomProduct {
  std::vector<BomField> fields;
  std::vector<Component> components;
  Errors errors;                          ///< what is wrong with it; then it cannot be priced
  std::vector<std::string> warnings;      ///< how its rows were read, where that can be doubted
  Made made;                              ///< what a row of its own says of all metal in it
  std::optional<std::int64_t> weight_kg;  ///< … of a piece, in millionths
  BomField weight_cell;                   ///< … where it says so
  int line = 0;
  int column = 0;

  /// The field of that name; null when there is none.
  [[nodiscard]] const BomField* find(std::string_view name) const;
  /// Its text; empty when there is none.
  [[nodiscard]] std::string_view text(std::string_view name) const;
};

/// How the value of a metal's content is told from the price.
enum class ContentValuation : std::uint8_t {
  residual,  ///< price less the cost of the components that are not that metal: labour stays in
  component  ///< sum of that metal's components
};
[[nodiscard]] std::string_view to_string(ContentValuation valuation);

/// A material whose content the law may tax: those with facts `<name>_value` and `<name>_kg`. The
/// other facts are kNoFact where the law has none.
struct Material {
  std::string name;
  FactIndex value_fact = kNoFact;
  FactIndex kg_fact = kNoFact;
  FactIndex domestic_fact = kNoFact;  ///< `us_<name>_pct` in the United States
  FactIndex melt_fact = kNoFact;
  FactIndex smelt_fact = kNoFact;
  FactIndex cast_fact = kNoFact;
};
[[nodiscard]] std::vector<Material> materials_of(const Schedule& schedule);

inline constexpr int kOtherMaterial = -1;
inline constexpr int kUnknownMaterial = -2;

/// A component without parts, or what an assembly of a material is besides its parts; for the whole
/// lot.
struct BomRow : Made {
  const Component* component = nullptr;
  std::string path;   ///< "motor / winding"; "frame / rest"
  bool rest = false;  ///< of an assembly
  /// A rest that hangs on a figure that is missing: its assembly may be no more than its parts.
  bool may_be_absent = false;
  /// Its weight is not known, and is part of that of the rest of its assembly: of what the two
  /// weigh together nobody knows how much is which.
  bool mass_in_rest = false;
  int material = kUnknownMaterial;  ///< index into BomSums::materials
  std::string material_text;        ///< its own or its assembly's
  std::string origin;
  /// The assembly whose material it has, as it names none; null = its own.
  const Component* material_from = nullptr;
  /// By material, where the row names none itself: where it was made if it is of that. What an
  /// assembly of a metal says holds for that metal alone. Empty: the same whatever it is of.
  std::vector<Made> made_if;
  bool packaging = false;           ///< its own or its assembly's
  bool counted = true;              ///< how many there are of it is known
  std::optional<Rate> metal_share;  ///< of its weight; absent = all of it is the material
  std::optional<Money> value;       ///< rounded once, to a millionth
  /// What it may cost beyond that: of what its assembly costs more than its parts, one of which has
  /// no known cost, nobody knows how much is work that is spread over all of them; or how much is
  /// that of a rest that may not be there.
  Money value_open;
  std::optional<std::int64_t> mass_kg;   ///< in millionths
  std::optional<std::int64_t> metal_kg;  ///< of which the material
  /// What the rounding of these two leaves out, in 10^-12 kg.
  std::int64_t mass_beyond = 0;
  std::int64_t metal_beyond = 0;

  /// Where it was made if it is of a material.
  [[nodiscard]] const Made& made_as(int of) const {
    return of >= 0 && static_cast<std::size_t>(of) < made_if.size()
               ? made_if[static_cast<std::size_t>(of)]
               : *this;
  }
};

/// One thing that is different from the bill.
struct BomChange {
  enum class Kind : std::uint8_t {
    absent,         ///< the component is left out
    material,       ///< it is of `to_material`
    domestic,       ///< its metal is melted and poured, smelted and cast, in the destination
    cheaper,        ///< it costs less by `share`
    mass,           ///< it weighs `mass_kg` more (less, where negative)
    domestic_mass,  ///< of the material of the row, `mass_kg` more is melted in the destination
  };
  Kind kind = Kind::absent;
  std::size_t row = 0;       ///< index into Rollup::rows
  bool whole_metal = false;  ///< all rows of the material of `row`, not that row alone
  int to_material = kOtherMaterial;
  Rate share;
  std::int64_t mass_kg = 0;  ///< for the lot, in millionths
};

/// Sums that may have gaps: `known` is what is at least there, Money::kLimit where it is more.
struct PartialSum {
  std::int64_t known = 0;
  bool complete = true;
  std::int64_t open = 0;  ///< what there may be beyond `known`, where that has an end
  bool bounded = true;    ///< it has

  /// @param figure   nothing = it is not known
  /// @param or_more  how much more it may be
  void add(std::optional<std::int64_t> figure, std::int64_t or_more = 0) {
    known = (Money::from_micro(known) + Money::from_micro(figure.value_or(0))).micro();
    open = (Money::from_micro(open) + Money::from_micro(or_more)).micro();
    complete = complete && figure.has_value() && or_more == 0;
    bounded = bounded && figure.has_value();
  }
  void add(const PartialSum& other) {
    add(std::optional(other.known), other.open);
    complete = complete && other.complete;
    bounded = bounded && other.bounded;
  }
  /// There may be this much more; nothing = nobody knows how much.
  void add_open(std::optional<std::int64_t> most) {
    open = (Money::from_micro(open) + Money::from_micro(most.value_or(0))).micro();
    complete = false;
    bounded = bounded && most.has_value();
  }
  /// The most that it can be; nothing = it has no end.
  [[nodiscard]] std::optional<std::int64_t> most() const {
    return bounded ? std::optional((Money::from_micro(known) + Money::from_micro(open)).micro())
                   : std::nullopt;
  }
};

struct MaterialTotal {
  bool present = false;  ///< a component says so
  PartialSum value;      ///< of its components
  PartialSum kg;
  std::int64_t domestic_kg = 0;  ///< of kg.known, melted in the destination; no word = not
  bool melt_stated = true;       ///< every component of it says where
  bool domestic = false;         ///< a component of it is melted in the destination
  bool foreign = false;          ///< … is not, as far as the bill says
  /// Components of no known material, and rests that may be absent, may be of it: one that is not
  /// domestic, one that is, and what those weigh that are.
  bool may_be_foreign = false;
  bool may_be_domestic = false;
  std::int64_t may_be_domestic_kg = 0;
  bool domestic_complete = true;  ///< no weight is missing of what is domestic, or may be

  /// Whatever it weighs.
  [[nodiscard]] bool wholly_domestic() const { return domestic && !foreign && !may_be_foreign; }
};

/// The sums of a bill for a lot.
struct BomSums {
  std::vector<MaterialTotal> materials;  ///< in the order of the materials
  PartialSum other_value;                ///< components that are none of the materials
  PartialSum unknown_value;              ///< of no known material: open in all the others, too
  PartialSum value;                      ///< all of them
  PartialSum net_kg;                     ///< without packaging
  PartialSum metal_value;                ///< all materials together; open: what may be one of them
  PartialSum metal_kg;
  PartialSum rest_kg;  ///< of net_kg, what is none of the materials; open: what may be none
};

/// A product's bill multiplied out for a lot.
struct Rollup {
  std::vector<BomRow> rows;  ///< in the order of the bill
  BomSums sums;
  std::vector<std::string> warnings;
  Errors errors;  ///< with line and column
};

/// Multiplies quantities down the tree, exactly, rounding each position once.
/// A sub-assembly that names a material and states a value or a weight consists of its parts and of
/// a rest of that material, with what they leave of both; while a weight is missing that may be
/// nothing, and the row of the rest may be absent. Another that weighs more than its parts, by more
/// than a hundredth, has a rest of no known material, which holds the weight of parts that state
/// none. Another that states its own value or weight has it: the difference is spread over its
/// parts in proportion, with a warning; if the cost of one of several parts is missing, it stays
/// open what each costs. A cost or weight of zero
/// is a figure only of a component that is no metal; of a metal, of an assembly and of what has no
/// material it is not known.
/// @param product      must outlive the result
/// @param quantity     pieces in the lot, in millionths
/// @param destination  ISO alpha-2: where metal counts as domestic
/// @param of_metals    by material, what the product states of that metal alone: it holds for parts
///                     of it that say nothing, nor does anything around them; empty: nothing
[[nodiscard]] Rollup roll_up(const BomProduct& product, std::span<const Material> materials,
                             std::int64_t quantity, std::string_view destination,
                             std::span<const Made> of_metals = {});

/// Whether all that is said of melt, smelt and cast is the destination, and something is.
[[nodiscard]] bool is_domestic(const Made& made, std::string_view destination);

/// The sums of rows, as they are or with the changes made, each rounded once. A metal is rounded so
/// that its share of the net weight, and the domestic share of it, are not less than before; where
/// the metals would then weigh more than all, the heaviest has the less. A mass
/// that a change takes away comes from the row named and then, if `whole_metal`, from the other
/// rows of the material, the heaviest first.
[[nodiscard]] BomSums sums_of(std::span<const BomRow> rows, std::size_t materials,
                              std::string_view destination,
                              std::span<const BomChange> changes = {});

/// What the law is told about one material. With a gap in the bill there is no value, only a floor
/// and, where what is missing has an end, the most it can be.
struct MaterialContent {
  std::optional<Money> value;
  Money value_floor;
  std::optional<Money> value_most;
  std::optional<std::int64_t> kg;
  std::int64_t kg_floor = 0;
  std::optional<std::int64_t> kg_most;
  std::optional<Rate> domestic_share;  ///< by weight, melted in the destination; rounded down
  /// Where a weight is missing and some of the metal is domestic, some not: the most it can be.
  std::optional<Rate> domestic_share_max;
};

/// The residual value of a metal is the price less what costs are none of that metal. Where the law
/// taxes several metals on their content, what they and the labour leave of the price is split
/// between them by the cost of their components; one that it does not tax is to them a component
/// like any other, and its own value stands by itself.
/// @param taxed       by material: a measure of the day may tax its content
/// @param value       customs value of the lot
/// @param minor_unit  the price was rounded to it: components may cost more by less than half of
///                    it; floors are multiples of it, contents as fine as the costs are
/// @param problems    gets an error where the bill costs more than the price leaves
/// @return one per material of the sums
[[nodiscard]] std::vector<MaterialContent> contents_of(const BomSums& sums,
                                                       const std::vector<bool>& taxed,
                                                       ContentValuation valuation, Money value,
                                                       std::int64_t minor_unit, Errors& problems);

/// Splits `whole` in proportion to the weights by largest remainder (ties: the first), in multiples
/// of `unit`; what is no multiple goes to the last part with a weight. The parts add up to the
/// whole.
/// @return nothing if no weight is above zero. Precondition: weights ≥ 0, whole ≥ 0.
[[nodiscard]] std::optional<std::vector<Money>> split_by_weight(
    Money whole, std::span<const std::int64_t> weights, std::int64_t unit);

}  // namespace tarex
