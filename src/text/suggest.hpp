#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace tarex {

/// Edits that turn `a` into `b`: insert, delete or replace a character, or swap two neighbours,
/// each counting one. Characters are code points; case matters.
/// @return the distance, or `limit + 1` if it is more than `limit`. Precondition: limit ≥ 0.
[[nodiscard]] int edit_distance(std::string_view a, std::string_view b, int limit);

/// The candidate nearest to `name` within `limit` edits, for "did you mean"; the first of several
/// equally near. Nothing if none is near enough.
[[nodiscard]] std::optional<std::string_view> nearest(std::string_view name,
                                                      std::span<const std::string_view> candidates,
                                                      int limit);

}  // namespace tarex
