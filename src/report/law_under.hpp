#pragma once

#include <string>
#include <vector>

#include "tarex/timeline.hpp"

/// Headings of a line: what law there is under them, and what stands before them.
namespace tarex::detail {

/// Heading of a measure charged on a line: the tariff line for the base duty.
[[nodiscard]] std::string heading_of(const PricedLine& priced, const DutyLine& duty);

/// The versions under a heading that are law of the line: of each code that it may stand for.
[[nodiscard]] std::vector<const MeasureVersion*> law_under(const PricedLine& priced,
                                                           const std::string& heading);

/// What stands before a heading that is not charged; empty if nothing does.
[[nodiscard]] std::string in_the_way(const TimelineAnswer& answer, const std::string& heading);

}  // namespace tarex::detail
