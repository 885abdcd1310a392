#pragma once

#include <algorithm>
#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace tarex {

/// A calendar day; no time zone. "Entered on or after 12:01 a.m." is the day itself.
using Date = std::chrono::sys_days;

/// The far end of an open period; later than any date accepted.
inline constexpr Date kNoEnd = Date(std::chrono::days(2'932'896));  // 9999-12-31

/// `[from, to)`: in force on `from`, no longer on `to`.
struct EffectivePeriod {
  Date from;
  Date to = kNoEnd;
  [[nodiscard]] constexpr bool contains(Date day) const { return from <= day && day < to; }
  [[nodiscard]] constexpr bool overlaps(const EffectivePeriod& other) const {
    return from < other.to && other.from < to;
  }
  /// The days that are in both. Precondition: overlaps(other).
  [[nodiscard]] constexpr EffectivePeriod overlap_with(const EffectivePeriod& other) const {
    return {std::max(from, other.from), std::min(to, other.to)};
  }
  friend constexpr bool operator==(const EffectivePeriod&, const EffectivePeriod&) = default;
};

/// Parses `YYYY-MM-DD`; refuses days that do not exist. @see ISO 8601
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);

/// `YYYY-MM-DD`.
[[nodiscard]] std::string to_string(Date day);

}  // namespace tarex
