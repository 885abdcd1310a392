#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "tarex/plan.hpp"

namespace tarex::detail {

/// For every fact, the values between which some condition of the rules, or of the reductions (by
/// number) in force, can change its answer: a
/// threshold and the value just below it, the words and countries that are named and one that is
/// not. Parts of a whole and amounts are not listed here: their ends depend on the line.
[[nodiscard]] std::vector<std::vector<std::int64_t>> critical_values(
    const Schedule& schedule, const std::vector<Rule>& rules,
    std::span<const std::uint16_t> reductions);

}  // namespace tarex::detail
