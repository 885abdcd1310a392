#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/changes.hpp"
#include "tarex/timeline.hpp"

/// What changed at a point of a timeline, against the one before.
namespace tarex::detail {

/// What is charged differently from a point on: at most or, where that stays as it was, at best.
struct PointChanges {
  std::vector<LineChange> list;
  bool at_best = false;
};

/// @param i  index of the point; nothing changed at the first
[[nodiscard]] PointChanges changes_at(const Timeline& timeline, std::size_t i);

/// Total less the one before; nothing at the first point or without bounds.
[[nodiscard]] std::optional<Money> step_of(const Timeline& timeline, std::size_t i);

/// What moved where every heading charges what it did: an end of a range.
[[nodiscard]] std::string range_change(const PricedLine& before, const PricedLine& after);

/// The stable word for a kind of change.
[[nodiscard]] std::string_view what_name(LineChange::What what);

}  // namespace tarex::detail
