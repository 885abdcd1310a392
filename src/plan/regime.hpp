#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "tarex/plan.hpp"

namespace tarex::detail {

/// Knows regimes of different days again by what their rules say. Grows with the law, not with the
/// lines.
class RegimeTable {
 public:
  /// A number for each rule of a plan: the same for a version that displaces, and is reduced by,
  /// the same on other days.
  [[nodiscard]] std::vector<std::uint32_t> number_rules(const Plan& plan);
  /// One more than the largest number so far.
  [[nodiscard]] std::size_t numbers() const { return rules_.size(); }

  /// @param rules  indices into the rules of the plan, in their order
  /// @param numbers  of the plan's rules
  [[nodiscard]] const Regime& regime_of(const Plan& plan, std::span<const RuleIndex> rules,
                                        const std::vector<std::uint32_t>& parts,
                                        const std::vector<std::uint16_t>& listed,
                                        const std::vector<std::uint32_t>& numbers);

 private:
  std::map<std::string, std::uint32_t> rules_;
  std::unordered_map<std::string, std::unique_ptr<const Regime>> regimes_;
  std::string key_;
};

}  // namespace tarex::detail
