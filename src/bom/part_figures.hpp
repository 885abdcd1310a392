#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bom/assembly.hpp"

/// What the parts of an assembly have of one figure, beside what it states of itself.
namespace tarex::detail {

/// One of the two figures that components have.
struct FigureKind {
  std::optional<std::int64_t> Component::*stated;  ///< per piece
  std::string_view verb;
  std::string_view noun;

  [[nodiscard]] bool of_weight() const { return stated == &Component::weight_kg; }
  [[nodiscard]] std::optional<std::int64_t> of(const BomRow& row) const;
  void put(BomRow& row, std::optional<std::int64_t> micro) const;
};

inline constexpr FigureKind kCost{&Component::value, "costs", "cost"};
inline constexpr FigureKind kWeight{&Component::weight_kg, "weighs", "weight"};

/// Whether the parts leave something of what their assembly states.
enum class Left : std::uint8_t { not_known, nothing, some };

class PartFigures {
 public:
  /// @param rows  the parts; both must outlive this
  PartFigures(const StatedAssembly& stated, const FigureKind& kind, std::span<BomRow> rows)
      : stated_(stated), kind_(kind), rows_(rows) {}

  [[nodiscard]] const FigureKind& kind() const { return kind_; }
  [[nodiscard]] std::span<BomRow> rows() const { return rows_; }
  /// What the assembly states, for the lot; nothing where it is not known how often there is one.
  [[nodiscard]] std::optional<std::int64_t> own() const;
  /// What the parts have together, as far as it is known.
  [[nodiscard]] std::int64_t known() const;
  /// Parts without the figure, or with one that may be more.
  [[nodiscard]] std::vector<std::size_t> missing() const;
  [[nodiscard]] Left left() const;
  /// Whether the assembly has more than is known of its parts. Precondition: it states some.
  [[nodiscard]] bool has_more() const { return counts(*own() - known()); }
  /// More than the rounding of each row.
  [[nodiscard]] bool counts(std::int64_t apart) const {
    return apart > static_cast<std::int64_t>(rows_.size());
  }
  /// "'frame' costs 50, its parts together 5". Precondition: it states some.
  [[nodiscard]] std::string difference() const;
  /// "the cost of 'plate' and 1 more": parts that lack it. Precondition: some do.
  [[nodiscard]] std::string of_missing() const;

 private:
  const StatedAssembly& stated_;
  const FigureKind& kind_;
  std::span<BomRow> rows_;
};

/// Brings the parts under what their assembly states, whose own figure wins: spread over them in
/// proportion; where one has none, what is left is its, or open.
void spread_figure(const StatedAssembly& stated, const PartFigures& parts, Rollup& out);

/// Parts without a figure leave room for one. Where the others have more than their assembly
/// already, or all its weight and something else weighs too, its own figure wins as it does where
/// all are known, and what each has is not known.
/// Zeros that were entered for all parts say nothing: those that are no metal say no more than the
/// others.
/// @return whether the others may have what is left. Precondition: a part has no figure, or an open
///   one, and the assembly has one
bool make_room(const PartFigures& parts, Rollup& out);

}  // namespace tarex::detail
