#pragma once

#include <map>
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

  /// Net weight of the lot in millionths of a kilogram, stated or as the bill adds up; nothing
  /// where it is not known or the law has no such fact.
  [[nodiscard]] std::optional<std::int64_t> net_kg() const;
};

/// What one position of the bill has of cost, mass and duty; for the lot. A figure that is not
/// known is missing, never zero.
struct BomShare {
  const BomRow* row = nullptr;     ///< null for what the bill does not itemise
  bool carriage = false;           ///< freight and insurance inside the customs value; no row
  std::optional<Money> value;      ///< in whole coins; together the customs value
  std::optional<Rate> cost_share;  ///< of the customs value
  std::optional<Rate> mass_share;  ///< of the net weight, which packaging is no part of
  std::optional<Money> duty;       ///< of the duty on the day; together that duty
  std::optional<Rate> duty_share;
};

/// One metal in the product.
struct BomContent {
  std::size_t material = 0;  ///< index into BomAssessment::materials
  MaterialContent content;
  bool stated = false;  ///< the product itself states the value
  /// The customs value is known from above only (ValueIs), and with it a value told from the price.
  bool at_most = false;
  std::optional<Rate> value_share;  ///< of the customs value
  std::optional<Rate> mass_share;   ///< of the net weight
};

/// A component whose figures are missing: why the duty may be a range.
struct BomGap {
  std::size_t row = 0;  ///< index into Rollup::rows
  bool quantity = false;
  bool assembly_quantity = false;  ///< of an assembly it is in
  bool cost = false;
  bool weight = false;
  bool material = false;
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
  std::vector<Material> materials;
  std::vector<bool> taxed;  ///< by material: a measure of today's side may tax its content
  Rollup rollup;
  std::vector<BomContent> contents;  ///< metals that are in the product or may be
  /// In the order of the bill, carriage after it, the row of what is not itemised last.
  std::vector<BomShare> shares;
  Money carriage;  ///< freight, insurance and other costs that the customs value holds, of the lot
  std::vector<BomGap> gaps;
  BomDay today;
  BomDay baseline;           ///< holds if `compared`
  bool compared = true;      ///< false where the baseline has no such product, or there is none
  std::string not_compared;  ///< why; one of the warnings, too
  /// What is wrong with the other bill of the product, which therefore is not compared with.
  Errors baseline_errors;
  Money impact;  ///< landed cost of the lot today less baseline, both at their highest
  /// Lowest and highest it can be while facts are missing. What one bill leaves open is the same on
  /// both days, whatever it is, as far as the facts of its line tell it (joint_sum). Two bills may
  /// leave open different things; fees hang on how the goods travel, the same on both.
  MoneyRange impact_bounds;
  std::vector<std::string> warnings;
  Facts own_facts;  ///< what the product states itself, before the bill answers
  /// Facts that the bill does not answer: those that the product states itself; the share of
  /// domestic metal too where it says of the metal that it was made elsewhere, and parts say
  /// otherwise; and `beyond_bill`.
  FactSet stated;
  /// Values of metals of which the product states a weight that its bill cannot have, and weights
  /// of those of which it states such a value: nobody says them.
  FactSet beyond_bill;

  /// No question is open that duty or tax hangs on, on either day.
  [[nodiscard]] bool exact() const;
  /// A figure of the lot per piece, half up, to `unit`.
  [[nodiscard]] Money per_piece(Money lot, std::int64_t unit) const;
};

/// What a run asks of every product.
struct BomTerms {
  /// The day compared with. Nothing: the one that the law of the product's destination names;
  /// with another bill the day of the product.
  std::optional<Date> baseline;
  ContentValuation valuation = ContentValuation::residual;
};

/// Prices products one after the other. Keeps the law's view of materials between them; one per
/// thread.
class BomAssessor {
 public:
  /// @param book    must outlive the assessor
  /// @param reader  its default date is "today" for products that state no entry_date
  BomAssessor(LawBook& book, const EntryReader& reader, BomTerms terms)
      : book_(book),
        reader_(reader.without_edits()),
        edits_(reader.defaults().edits),
        terms_(terms) {}

  /// A product on its day and on the baseline day; a law that names none is compared with nothing.
  /// @param product  must outlive the result
  [[nodiscard]] BomAssessment assess(const BomProduct& product);
  /// The same against another bill of it, on the baseline day. @param before  null: there is none
  [[nodiscard]] BomAssessment assess_against(const BomProduct& product, const BomProduct* before);
  /// Why a product of the other bill that nothing is compared with cannot be priced, on the
  /// baseline day or today; empty if it can.
  [[nodiscard]] Errors faults_of_baseline(const BomProduct& before);

 private:
  [[nodiscard]] const std::vector<Material>& materials(const Schedule& schedule);
  /// The day that the other bill is priced on, whatever it states. @param today  the day of the
  /// product compared with it, if there is one
  [[nodiscard]] Date baseline_day(std::optional<Date> today) const;
  LawBook& book_;
  EntryReader reader_;
  std::vector<ColumnEdit> edits_;  ///< of the scenario: made to the bill, not to its line
  BomTerms terms_;
  std::map<std::string, std::vector<Material>> materials_;
};

}  // namespace tarex
