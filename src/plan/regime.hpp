#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "tarex/plan.hpp"

namespace tarex::detail {

/// Knows treatments of different days again by what their rules say. Grows with the law, not with
/// the lines.
class RegimeTable {
 public:
  /// A number for each rule of a plan: the same for a version that displaces, and is reduced by,
  /// the same on other days.
  [[nodiscard]] std::vector<std::uint32_t> number_rules(const Plan& plan);

  /// @param numbers  by rule of the plan
  [[nodiscard]] const Regime& regime_of(const Plan& plan, const Treatment& treatment,
                                        const std::vector<std::uint32_t>& numbers);

 private:
  std::map<std::string, std::uint32_t> rules_;
  std::map<std::string, std::unique_ptr<const Regime>> regimes_;
};

}  // namespace tarex::detail
