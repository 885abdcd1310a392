#pragma once

#include <string>
#include <string_view>

#include "tarex/report.hpp"

namespace tarex::detail {

/// Between the name of a fact that is taken as not so and what it asks.
inline constexpr std::string_view kNotStated = " is not stated: ";

/// True if the rate is one that the tariff prints beside each line, or that lines state, and no
/// text of the measure's.
[[nodiscard]] bool is_printed(const RateRule& rate);

/// Such a rate as the tariff prints it, or as the line states it; empty where there is none.
/// @param scratch  may hold the text
[[nodiscard]] std::string_view printed_rate(const InputLine& line, const TariffLine& tariff,
                                            const Schedule& schedule, const RateRule& rate,
                                            std::string& scratch);
/// What is to be said of a rate stated outside the limits of a measure; empty if nothing.
[[nodiscard]] std::string outside_limits(const InputLine& line, const Schedule& schedule,
                                         const RateRule& rate);
/// Any other rate, in the measure's own words.
[[nodiscard]] std::string own_rate(const RateRule& rate, const Schedule& schedule);

/// "19.38% to 27.83%", "4.71% or more", "not known".
[[nodiscard]] std::string limits_text(const StatedRate& rate);

}  // namespace tarex::detail
