#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tarex/bom.hpp"
#include "tarex/entry_reader.hpp"

/// A product of a bill against the law of two days.
namespace tarex {

/// A product as an entry line on one day, and what follows.
struct BomDay {
  InputLine line;
  LineAssessment assessment;
  const Plan* plan = nullptr;  ///< lives as long as the LawBook
  MoneyRange landed_cost;      ///< of the lot
};

/// What one position of the bill has of cost, mass and duty; for the lot. A figure that is not
/// known is missing, never zero.
struct BomShare {
  const BomRow* row = nullptr;     ///< null for what the bill does not itemise
  std::optional<Money> value;      ///< in whole coins; together the customs value
  std::optional<Rate> cost_share;  ///< of the customs value
  std::optional<Rate> mass_share;  ///< of the net weight
  std::optional<Money> duty;       ///< of the duty on the day; together that duty
  std::optional<Rate> duty_share;
};

/// One metal in the product.
struct BomContent {
  MaterialContent content;
  bool stated = false;              ///< the product itself states the value
  std::optional<Rate> value_share;  ///< of the customs value
  std::optional<Rate> mass_share;   ///< of the net weight
};

struct BomAssessment {
  BomAssessment() = default;
  BomAssessment(BomAssessment&&) = default;
  BomAssessment& operator=(BomAssessment&&) = default;
  BomAssessment(const BomAssessment&) = delete;  // shares point into rollup
  BomAssessment& operator=(const BomAssessment&) = delete;
  ~BomAssessment() = default;

  Errors errors;  ///< if any, nothing else holds: the product is rejected
  ContentValuation valuation = ContentValuation::residual;
  std::int64_t quantity = kMicro;  ///< pieces in the lot, in millionths
  Money price;                     ///< of a piece, in millionths
  Rollup rollup;
  std::vector<BomContent> contents;  ///< metals that are in the product or may be
  std::vector<BomShare> shares;  ///< in the order of the bill, the row of what is not itemised last
  BomDay today;
  BomDay baseline;
  Money impact;              ///< landed cost of the lot today less baseline, both at their highest
  MoneyRange impact_bounds;  ///< lowest and highest it can be while facts are missing
  std::vector<std::string> warnings;

  /// No question is open that duty or tax hangs on, on either day.
  [[nodiscard]] bool exact() const;
  /// A figure of the lot per piece, half up, to `unit`.
  [[nodiscard]] Money per_piece(Money lot, std::int64_t unit) const;
};

/// @param product   must outlive the result
/// @param reader    its default date is "today" for products that state no entry_date
/// @param baseline  the day compared with
[[nodiscard]] BomAssessment assess_bom(const BomProduct& product, LawBook& book,
                                       const EntryReader& reader, Date baseline,
                                       ContentValuation valuation);

}  // namespace tarex
