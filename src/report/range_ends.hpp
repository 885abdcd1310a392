#pragma once

#include <optional>

/// What a form shows of a range of amounts that may not be known.
namespace tarex::detail {

template <class Range>
[[nodiscard]] auto least(const std::optional<Range>& range) {
  return range ? std::optional(range->min) : std::nullopt;
}

template <class Range>
[[nodiscard]] auto most(const std::optional<Range>& range) {
  return range ? std::optional(range->max) : std::nullopt;
}

/// The one figure that both ends are; nothing where they differ.
template <class Range>
[[nodiscard]] auto if_exact(const std::optional<Range>& range) {
  return range && range->exact() ? std::optional(range->max) : std::nullopt;
}

}  // namespace tarex::detail
