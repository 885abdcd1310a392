#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "bom/masses.hpp"
#include "tarex/bom.hpp"

/// What an assembly states of itself, against what its parts add up to.
namespace tarex::detail {

/// A component that has parts.
struct StatedAssembly {
  const Component& component;
  const Multiple& multiple;
  std::optional<std::int64_t> value;  ///< for the lot, in millionths
  FineMass mass;
  bool has_figures = false;  ///< it states a cost or a weight, for however many
};

/// What an assembly is beside its parts.
enum class Beside {
  something,  ///< a rest, or there may be one
  nothing,    ///< its weight says so
  unsaid,     ///< nothing, as no figure says otherwise
};

/// Brings an assembly and its parts together. One that names a material of its own consists of its
/// parts and of a rest of that material, which weighs and costs what the parts leave: a row before
/// them, unless they weigh as much as it does. While a weight is missing that tells, the row may be
/// absent. What is not known of it or of a part is not known of the rest. One without a material
/// that weighs more than its parts, by more than rounding, has a rest, too, of no known material;
/// where a part has no weight, what the two weigh together is that of the rest. One without a
/// figure or without a rest is the sum of its parts; a figure of its own is spread over them in
/// proportion, with a warning.
/// @param rest   the row of what it is beside its parts, still without figures; absent: it is
///               packaging
/// @param begin  of its parts in `out.rows`, which are the last rows
[[nodiscard]] Beside settle_assembly(const StatedAssembly& stated, std::optional<BomRow> rest,
                                     std::size_t begin, Rollup& out);

/// An error of a component, with its line and column.
[[nodiscard]] Error component_error(const Component& component, ErrorCode code, std::string message,
                                    std::string hint);

}  // namespace tarex::detail
