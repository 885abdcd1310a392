#pragma once

#include <cstdint>
#include <optional>

#include "tarex/entry.hpp"
#include "tarex/schedule.hpp"

namespace tarex::detail {

/// What a line says of the quantity that a rate is per.
struct StatedQuantity {
  FactIndex fact = kNoFact;           ///< that says it; of an unknown one, the fact to be asked for
  std::optional<std::int64_t> micro;  ///< in the unit of the rate; kUnbounded = without an end
};

/// @param tariff  the line of the tariff, which counts such goods in units of its own
/// @param facts  of `line`, with what is supposed beside them
/// @param unit  of the rate, index into Schedule::units
[[nodiscard]] StatedQuantity stated_quantity(const Schedule& schedule, const TariffLine& tariff,
                                             const EntryLine& line, const Facts& facts,
                                             std::uint16_t unit);

}  // namespace tarex::detail
