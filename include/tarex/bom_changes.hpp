#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "tarex/bom_assessment.hpp"

/// What would change the duty of a product: every figure is a fresh assessment of its bill with one
/// thing changed.
namespace tarex {

/// What becomes of the price when a component costs less or falls away.
enum class PriceRule : std::uint8_t {
  follows,  ///< the price falls by what is saved: the customs value too
  stays     ///< the price stays: the margin takes it
};

/// What a bill with a change would lead to, for the lot, on the day of today's side.
struct BomOutcome {
  Money customs_value;
  MoneyRange total_duty;
  MoneyRange landed_cost;
  std::vector<RuleIndex> charged;  ///< duties above zero and the base duty, in order
};

/// One change, and what it would lead to.
struct BomWhatIf {
  BomChange change;
  BomOutcome outcome;
  Money duty_change;    ///< total duty at its highest, less today's
  Money landed_change;  ///< landed cost at its highest, less today's
};

/// A component whose metal would have to be melted in the destination instead, or a part of it.
struct BomMetalPart {
  std::size_t row = 0;        ///< index into Rollup::rows
  std::int64_t mass_kg = 0;   ///< for the lot, in millionths
  std::optional<Money> cost;  ///< of so much of the component; nothing where it is not known
};

/// A threshold of the law on a share that the bill decides: the weight of the listed metals in the
/// article, or the part of a metal that was melted in the destination.
struct BomThreshold {
  enum class Kind : std::uint8_t { listed_weight, domestic_metal };
  Kind kind = Kind::listed_weight;
  RuleIndex rule = 0;  ///< the measure that asks
  Rate threshold;
  std::vector<std::size_t> materials;  ///< whose lists name the code and that the share counts
  std::optional<Rate> share;           ///< of today; of the least one, where each must reach it
  bool reached = false;                ///< today's share is at or above the threshold
  /// The smallest change that gets to the other side, counted in whole steps of mass, and what it
  /// would lead to. Nothing where the other side changes no duty, or a figure is missing.
  std::optional<BomWhatIf> crossing;
  std::vector<BomChange> changes;  ///< of the crossing, one per material
  /// For domestic_metal: whose metal it is, of each material the heaviest that is not domestic
  /// first.
  std::vector<BomMetalPart> parts;
  std::optional<Money> metal_cost;  ///< what the parts cost together; nothing where one is missing
};

/// The price at which the buyer's landed cost is what it should be.
struct BomPrice {
  Money customs_value;  ///< of the lot: the highest at which the landed cost does not pass `target`
  Money price;          ///< of a piece, in millionths, rounded down
  Money nearest;        ///< of a piece, in millionths: the landed cost is nearest to `target`
  /// With as few digits, two more than the coin's at least, as leave the landed cost of a piece the
  /// same, to two digits more than the coin's; `nearest` where no fewer than its do.
  Money shortest;
  MoneyRange landed_cost;  ///< at customs_value, as the next
  MoneyRange total_duty;
};

namespace detail {
class RowBlocks;
}

/// Works out bills with changes. All figures at their highest where facts are missing.
class BomWhatIfs {
 public:
  /// @param assessment  priced, without errors; must outlive this, as must `book`.
  BomWhatIfs(const BomAssessment& assessment, LawBook& book);

  /// Nothing where the changed bill cannot be priced (it costs more than the price) or the cost of
  /// the component is not known and the price follows it.
  [[nodiscard]] std::optional<BomOutcome> with(std::span<const BomChange> changes,
                                               PriceRule rule) const;
  /// An outcome against today's.
  [[nodiscard]] BomWhatIf what_if(const BomChange& change, BomOutcome outcome) const;
  /// The bill as it is at another customs value of the lot.
  [[nodiscard]] std::optional<BomOutcome> at_value(Money customs_value) const;

  /// For one component: left out, of each other material, melted in the destination, cheaper by
  /// `share`. Changes that cannot be priced are left out; those that change nothing are not.
  [[nodiscard]] std::vector<BomWhatIf> of_row(std::size_t row, Rate share, PriceRule rule) const;

  /// Every threshold that the law in force today puts before the code on a share of the bill.
  /// @param step_kg  smallest change of mass per piece, in millionths of a kilogram (1,000 = 1 g)
  [[nodiscard]] std::vector<BomThreshold> thresholds(std::int64_t step_kg) const;

  /// The highest customs value at which the landed cost of the lot does not pass `target`, found
  /// among all multiples of the smallest coin. Nothing if there is none: even at the cost of its
  /// components the product would land dearer.
  /// @param at_best  the landed cost at its lowest, not at its highest
  [[nodiscard]] std::optional<BomPrice> price_for(Money target, bool at_best = false) const;

  [[nodiscard]] const BomAssessment& assessment() const { return a_; }

 private:
  [[nodiscard]] std::optional<BomOutcome> outcome(const BomSums& sums, Money value,
                                                  std::span<const BomChange> changes) const;
  [[nodiscard]] std::optional<Money> landed_at(Money price, bool at_best) const;
  void name_prices(Money target, bool at_best, BomPrice& out) const;
  const BomAssessment& a_;
  LawBook& book_;
  std::shared_ptr<detail::RowBlocks> blocks_;  ///< of the bill; not for several threads at once
};

/// How the increase of the landed cost is shared, if the seller bears a part of it by a lower
/// price.
struct BomSplit {
  Rate absorbed;   ///< the part that the seller takes off the buyer
  Money increase;  ///< landed cost of the lot today, less the baseline's, at an unchanged price
  std::optional<BomPrice> price;  ///< nothing where no price gets there
  Money
      seller;   ///< what the price of the lot falls by: less than the part taken, as the duty falls
  Money buyer;  ///< what is left of the increase
};

/// What a run wants to know of every product beyond its price.
struct BomQuery {
  bool changes = true;  ///< also what would change it, and the thresholds: the costly part
  PriceRule price_rule = PriceRule::follows;
  Rate cheaper = Rate::from_ppb(kRateOne / 10);
  std::int64_t step_kg = 1'000;  ///< of the threshold searches, per piece; millionths of a kg
  std::optional<Rate> absorbed;
};

/// What drives the duty of a product, and what would change it.
struct BomAnalysis {
  std::vector<BomWhatIf> changes;  ///< row by row; those that would change the duty
  std::vector<BomWhatIf> metals;   ///< all of one metal melted in the destination, where that helps
  std::vector<BomThreshold> thresholds;
  std::optional<BomPrice> even;  ///< at which the buyer pays what the baseline cost
  /// Where duty or tax of a day is a range: the prices between which that one lies.
  std::optional<BomPrice> even_least, even_most;
  std::optional<BomSplit> split;
};

/// @param assessment  priced, without errors
[[nodiscard]] BomAnalysis analyse(const BomAssessment& assessment, LawBook& book,
                                  const BomQuery& query);

}  // namespace tarex
