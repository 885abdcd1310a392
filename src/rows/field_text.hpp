#pragma once

#include <string>
#include <string_view>

#include "tarex/date.hpp"
#include "tarex/result.hpp"
#include "tarex/schedule.hpp"

/// Days and countries as people write them. All texts are tidy (text/tidy.hpp).
namespace tarex::detail {

/// A day whose order cannot be mistaken: `2026-11-23`, `2026/11/23`, `2026.11.23`, `20261123`, and
/// with points also `2026. 6. 5.` as Koreans write it. The year comes first, in four digits.
/// @return the day; bad_date that says what is the matter.
[[nodiscard]] Result<Date> read_date(std::string_view text);

/// A country, and what was odd about the way it is written; mostly nothing.
struct ReadCountry {
  Country country;
  std::string warning;
};

/// A country by its ISO 3166-1 code or by a name that the law's table of countries has.
/// @return the country; bad_country for what is none, or a union of many.
[[nodiscard]] Result<ReadCountry> read_country(std::string_view text, const Schedule& schedule);

}  // namespace tarex::detail
