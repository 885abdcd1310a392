#pragma once

#include <string>
#include <string_view>

#include "tarex/entry_reader.hpp"
#include "tarex/measure.hpp"

/// Rates in words: as the tariff prints them, as a line states them, as a measure has them.
namespace tarex::detail {

/// True if the rate is one that the tariff prints beside each line, or that lines state, and no
/// text of the measure's.
[[nodiscard]] bool is_printed(const RateRule& rate);

/// Such a rate as the tariff prints it, or as the line states it; empty where there is none.
/// @param scratch  may hold the text
[[nodiscard]] std::string_view printed_rate(const InputLine& line, const TariffLine& tariff,
                                            const Schedule& schedule, const RateRule& rate,
                                            std::string& scratch);
/// What the line says of a rate, within its limits; the limits where it says nothing.
[[nodiscard]] std::string stated_rate_text(const InputLine& line, const StatedRate& rate);
/// What is to be said of a rate stated outside the limits of a measure; empty if nothing.
[[nodiscard]] std::string outside_limits(const InputLine& line, const Schedule& schedule,
                                         const RateRule& rate);
/// Any other rate, in the measure's own words.
[[nodiscard]] std::string own_rate(const RateRule& rate, const Schedule& schedule);

/// Rate and basis of a version, whatever a line states: "50% of content", "up to 15% in all",
/// "free".
[[nodiscard]] std::string version_rate_text(const MeasureVersion& version,
                                            const Schedule& schedule);

/// "19.38% to 27.83%", "4.71% or more", "not known".
[[nodiscard]] std::string limits_text(const StatedRate& rate);

}  // namespace tarex::detail
