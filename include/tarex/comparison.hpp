#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tarex/priced_line.hpp"

/// One product side by side: over origins, destinations, dates and scenarios.
namespace tarex {

/// A law (and the facts supposed with it) that a product is priced under.
struct ComparedLaw {
  std::string name;  ///< of the scenario; empty = the law as it is
  LawBook* book = nullptr;
  const EntryReader* reader = nullptr;
};

/// What is compared. Every list has at least one element; cells stand in this order, the last axis
/// fastest.
struct ComparisonAxes {
  std::vector<ComparedLaw> laws;
  std::vector<Date> dates;
  std::vector<std::string> destinations;
  std::vector<std::string> origins;
  std::map<std::string, std::string> hs_for;  ///< destination -> code, where it is another
  std::optional<Date> since;                  ///< who gained since this day
};

/// The product on one place of each axis.
struct ComparisonCell {
  std::string scenario;
  Date date;
  std::string destination;  ///< ISO alpha-2; as given where it is no destination
  std::string origin;       ///< ISO alpha-2; as given where it is no country
  Errors errors;            ///< if any, it could not be priced
  PricedLine priced;
  std::optional<PricedLine> then;  ///< on the day `since`, if asked for
  /// Landed cost less that of the first cell, at least and at most. What nobody stated is the same
  /// in both, whatever it is. Nothing where one is unknown or has no upper bound, or they are in
  /// different currencies.
  std::optional<MoneyRange> difference;
  /// By how much the landed cost of the rival rose more (or fell less) than the cell's since
  /// `axes.since`: what the cell gained on it. Likewise a range where facts are missing, nothing
  /// where a figure is unknown.
  std::optional<MoneyRange> gained;
};

struct SideBySide {
  ComparisonAxes axes;
  std::deque<ComparisonCell> cells;
};

[[nodiscard]] SideBySide compare(std::span<const RawField> fields, ComparisonAxes axes);

/// Landed cost of a cell less that of the first, both at their highest; nothing where one is
/// unknown or they are in different currencies.
[[nodiscard]] std::optional<Money> difference_at_most(const SideBySide& comparison,
                                                      const ComparisonCell& cell);

/// The first cell with the same scenario, date and destination: whom the others compete with.
[[nodiscard]] const ComparisonCell& rival_of(const SideBySide& comparison,
                                             const ComparisonCell& cell);

/// True if the price of a cell, or the one on the day `since`, is a range.
[[nodiscard]] bool is_range(const ComparisonCell& cell);

/// Landed cost, lowest and highest. Where duty and tax are exact, what fees hang on beside them
/// (how the goods travel) is taken at its dearest. Nothing without an upper bound.
[[nodiscard]] std::optional<MoneyRange> landed_cost(const PricedLine& priced);

}  // namespace tarex
