#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "tarex/schedule.hpp"

namespace tarex::detail {

/// The sign of the cent, as UTF-8; tariffs also print `c`.
inline constexpr std::string_view kCent = "\xC2\xA2";

/// Without ASCII spaces at both ends.
[[nodiscard]] std::string_view trim_spaces(std::string_view text);

/// Finds a unit by name, with or without the point that print puts behind it (`No.`, `doz.`);
/// nothing if the jurisdiction does not know it.
[[nodiscard]] std::optional<std::uint16_t> find_unit(const std::vector<Unit>& units,
                                                     std::string_view name);

/// Reads a rate as tariffs print it, in ASCII: `Free`, `2.9%`, `3.3c/kg`, `$1.32/t`,
/// `0.8c/each+5.4%`, in either case. One share and one amount per unit at most. `?text` is a rate
/// that no formula carries.
[[nodiscard]] std::optional<DutyRate> parse_duty_rate(std::string_view text,
                                                      const std::vector<Unit>& units);

/// Whether the rate, as people write it, holds an amount (`$` and `c` are of the US dollar) and the
/// law counts in another currency.
[[nodiscard]] bool is_foreign_amount(const DutyRate& rate, const Schedule& schedule);

}  // namespace tarex::detail
