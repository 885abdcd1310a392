#pragma once

#include <optional>

#include "tarex/assess.hpp"

/// What a form shows of a range that may not be known.
namespace tarex::detail {

[[nodiscard]] inline std::optional<Money> least(const std::optional<MoneyRange>& range) {
  return range ? std::optional(range->min) : std::nullopt;
}

[[nodiscard]] inline std::optional<Money> most(const std::optional<MoneyRange>& range) {
  return range ? std::optional(range->max) : std::nullopt;
}

/// The one figure that both ends are; nothing where they differ.
[[nodiscard]] inline std::optional<Money> if_exact(const std::optional<MoneyRange>& range) {
  return range && range->exact() ? std::optional(range->max) : std::nullopt;
}

}  // namespace tarex::detail
