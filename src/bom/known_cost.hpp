#pragma once

#include <optional>

#include "tarex/bom.hpp"

namespace tarex::detail {

/// What a row costs; nothing where that is not known, or may be more.
[[nodiscard]] inline std::optional<Money> known_cost(const BomRow& row) {
  return row.value_open.is_zero() ? row.value : std::nullopt;
}

/// What is known of the costs of all rows.
[[nodiscard]] inline Money known_costs(const Rollup& rollup) {
  Money sum;
  for (const BomRow& row : rollup.rows) {
    sum += known_cost(row).value_or(Money());
  }
  return sum;
}

}  // namespace tarex::detail
