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

}  // namespace tarex::detail
