#pragma once

#include <functional>
#include <string>

#include "tarex/schedule.hpp"

/// Versions of measures under change: what an amendment does to a law in memory.
namespace tarex::detail {

/// True if both say the same but for their period and citation.
[[nodiscard]] bool same_content(const MeasureVersion& a, const MeasureVersion& b);

/// Puts `next` on top of the versions of a measure: what they say of its period gives way. Where
/// they say the same already and `next` has no instrument behind it, they stay as they are.
void lay_over(std::vector<MeasureVersion>& versions, const MeasureVersion& next);

/// Takes a period out of the versions: none is in force within `hole`.
void cut_out(std::vector<MeasureVersion>& versions, EffectivePeriod hole);

/// Sorts by the first day; versions of one day stay in their order.
void sort_by_time(std::vector<MeasureVersion>& versions);

/// Sorts by time and joins neighbours that say the same.
void tidy(std::vector<MeasureVersion>& versions);

/// "KR CN": the countries of a set for people; "all" and "all but …" where that is shorter.
[[nodiscard]] std::string origins_text(const CountrySet& set);

/// Visits every selection of measures in a law.
void for_each_selection(Schedule& schedule, const std::function<void(Selection&)>& visit);

}  // namespace tarex::detail
