#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "tarex/report.hpp"

namespace tarex::detail {

/// What a charge is on that goes by a quantity alone, as one of 4.4c/kg does.
struct ChargedQuantity {
  std::string_view basis;  ///< the column that says it: `net_weight_kg` or `quantity`
  std::string_view unit;   ///< of the rate
  std::string number;      ///< in that unit; empty where nobody states it

  /// `250 kg`, `? kg`.
  [[nodiscard]] std::string text() const;
};

/// @return nothing for a charge that is a share of a value, also in part (2.1c/kg+3.4%), or that
/// falls on a part of the customs value
[[nodiscard]] std::optional<ChargedQuantity> charged_quantity(const InputLine& line,
                                                              const LineAssessment& assessment,
                                                              const Plan& plan,
                                                              const DutyLine& duty);

/// Whether a quantity without a unit, and without a weight beside it, would say what the rates are
/// per that the line is charged.
[[nodiscard]] bool counts_without_unit(const InputLine& line, const LineAssessment& assessment,
                                       const Plan& plan);

/// What to say of a quantity without a unit that a rate per weight passes over for the net weight,
/// which says another number: "quantity 500 has no unit: a rate per kg goes by net_weight_kg".
/// Empty for all other lines.
[[nodiscard]] std::string passed_over_quantity(const InputLine& line,
                                               const LineAssessment& assessment, const Plan& plan);

/// Whether a line states such a quantity, whatever its rates are per.
[[nodiscard]] inline bool may_pass_over_quantity(const EntryLine& entry, const Schedule& schedule) {
  const FactIndex quantity = schedule.quantity_fact;
  const FactIndex weight = schedule.net_weight_fact;
  return entry.quantity_unit < 0 && quantity != kNoFact && weight != kNoFact &&
         entry.facts.known(quantity) && entry.facts.known(weight) &&
         entry.facts.value(quantity) != entry.facts.value(weight);
}

}  // namespace tarex::detail
