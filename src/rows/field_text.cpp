#include "rows/field_text.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>

#include "base/quoted.hpp"
#include "tarex/money.hpp"
#include "text/tidy.hpp"

namespace tarex::detail {
namespace {

constexpr std::string_view kDigits = "0123456789";

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of(kDigits) == std::string_view::npos;
}

/// Year, month and day as `YYYY-MM-DD`, the only form `parse_date` reads; nothing if the text has
/// none of the forms.
std::optional<std::string> in_order(std::string_view text) {
  if (text.size() == 8 && all_digits(text)) {
    return std::string(text.substr(0, 4)) + '-' + std::string(text.substr(4, 2)) + '-' +
           std::string(text.substr(6));
  }
  if (text.size() < 8) {
    return std::nullopt;
  }
  const char separator = text[4];
  if (separator != '-' && separator != '/' && separator != '.') {
    return std::nullopt;
  }
  const bool points = separator == '.';
  if (points && text.back() == '.') {
    text.remove_suffix(1);
  }
  std::array<std::string, 3> parts;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::size_t end = i + 1 < parts.size() ? text.find(separator) : text.size();
    if (end == std::string_view::npos) {
      return std::nullopt;
    }
    std::string_view part = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (points) {
      part = trim_blanks(part);
    }
    const std::size_t longest = i == 0 ? 4 : 2;
    const bool short_day = i > 0 && part.size() == 1;
    if (!all_digits(part) || (part.size() != longest && !short_day)) {
      return std::nullopt;
    }
    parts[i] = short_day ? "0" + std::string(part) : std::string(part);
  }
  return parts[0] + '-' + parts[1] + '-' + parts[2];
}

/// `06/07/2026` as a day with the parts in the given order; nothing if there is none.
std::optional<std::string> year_last(std::string_view text, bool month_first) {
  const std::size_t one = text.find_first_not_of(kDigits);
  const std::size_t two = text.find(text[one], one + 1);
  if (two == std::string_view::npos || text.size() - two != 5) {
    return std::nullopt;
  }
  const auto padded = [](std::string_view part) {
    return (part.size() == 1 ? "0" : "") + std::string(part);
  };
  const std::string first = padded(text.substr(0, one));
  const std::string second = padded(text.substr(one + 1, two - one - 1));
  const std::string day = std::string(text.substr(two + 1)) + '-' +
                          (month_first ? first + '-' + second : second + '-' + first);
  return parse_date(day) ? std::optional(day) : std::nullopt;
}

/// What is the matter with a text that is no day.
std::string why_no_day(std::string_view text) {
  const std::string_view form = "write YYYY-MM-DD, e.g. 2026-04-06";
  if (all_digits(text) && text.size() == 5) {
    const auto number = parse_decimal(text, 0);
    const Date first = *parse_date("1899-12-30");  // day 0 of most spreadsheets
    return "it looks like the day number of a spreadsheet, in most of them " +
           to_string(first + std::chrono::days(*number)) + ": write YYYY-MM-DD";
  }
  if (in_order(text)) {
    return "the calendar has no such day";
  }
  if (text.size() > 10 && in_order(text.substr(0, 10))) {
    return "write the day alone: " + std::string(text.substr(0, 10));
  }
  const std::size_t first = text.find_first_not_of(kDigits);
  if (first != std::string_view::npos && first > 0 && first < 3 &&
      std::string_view("/-.").find(text[first]) != std::string_view::npos) {
    const auto by_month = year_last(text, true);
    const auto by_day = year_last(text, false);
    const std::string_view orders = "day, month and year could be taken in more than one order: ";
    if (by_month && by_day && by_month != by_day) {
      return std::string(orders) + *by_month + " or " + *by_day + "? write YYYY-MM-DD";
    }
    return std::string(orders) +
           (by_month || by_day ? "write " + (by_month ? *by_month : *by_day) : std::string(form));
  }
  return std::string(form);
}

}  // namespace

Result<Date> read_date(std::string_view text) {
  if (const auto ordered = in_order(text)) {
    if (const auto day = parse_date(*ordered)) {
      return *day;
    }
  }
  return Error{ErrorCode::bad_date, quoted(text) + " is not a day", {}, why_no_day(text)};
}

Result<ReadCountry> read_country(std::string_view text, const Schedule& schedule) {
  if (const auto found = schedule.find_country(text)) {
    std::string warning;
    if (!found->note.empty()) {
      warning = quoted(text) + " is read as " + to_string(found->country) + ": " +
                std::string(found->note);
    }
    return ReadCountry{found->country, std::move(warning)};
  }
  const bool is_union = std::any_of(schedule.country_groups.begin(), schedule.country_groups.end(),
                                    [&](const CountryGroup& group) { return group.name == text; });
  std::string_view hint = "write the two letters of ISO 3166, e.g. KR, or the country's name";
  if (is_union) {
    hint = "name the member state";
  } else if (read_date(text)) {
    hint = "that is a day: a country is its two letters of ISO 3166, e.g. KR, or its name";
  }
  return Error{ErrorCode::bad_country,
               quoted(text) + (is_union ? " is a union, not a country" : " is not a country"),
               {},
               std::string(hint)};
}

}  // namespace tarex::detail
