#pragma once

#include <algorithm>
#include <bitset>
#include <vector>

#include "tarex/schedule.hpp"

/// Which lists name a code, and whether a scope covers it.
namespace tarex::detail {

inline constexpr std::size_t kMaxLists = 512;
using ListSet = std::bitset<kMaxLists>;

/// True if a list is one of these.
[[nodiscard]] inline bool holds_list(const std::vector<std::uint16_t>& lists, std::uint16_t list) {
  return std::find(lists.begin(), lists.end(), list) != lists.end();
}

/// Lists that name the code, or a prefix of it, on a day.
[[nodiscard]] ListSet lists_naming(const Schedule& schedule, HsCode code, Date day);

/// True if anything of the law can turn on whether a list names a code.
[[nodiscard]] bool is_asked_for(const Schedule& schedule, std::uint16_t list);

[[nodiscard]] bool covers(const CodeScope& scope, const ListSet& lists, HsCode code);

/// False only for a special rate whose symbol the tariff line does not print.
[[nodiscard]] bool prints_rate(const Schedule& schedule, const TariffLine& line,
                               const RateRule& rule);

/// The rate that a column of a tariff line prints.
[[nodiscard]] inline const DutyRate& column_rate(const Schedule& schedule, const TariffLine& line,
                                                 TariffColumn column) {
  return schedule.duty_rates[column == TariffColumn::general ? line.general : line.other];
}

/// The rate that a tariff line prints for a measure: in its column, or for its symbol; null where
/// the measure's rate stands in no tariff line, or not in this one.
[[nodiscard]] const DutyRate* rate_in_line(const Schedule& schedule, const TariffLine& line,
                                           const RateRule& rule);

/// The rate printed for a symbol, or nothing.
[[nodiscard]] const DutyRate* special_rate(const Schedule& schedule, const TariffLine& line,
                                           std::uint16_t symbol);

}  // namespace tarex::detail
