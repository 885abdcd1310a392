#pragma once

#include <bitset>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tarex/result.hpp"
#include "tarex/schedule.hpp"

namespace tarex {

/// A schedule, or everything that is wrong with its files (at most 50 findings).
struct LoadedSchedule {
  std::optional<Schedule> schedule;
  Errors errors;
  /// Codes that lists name on the day of verification or later and no tariff line begins with: a
  /// slip, or a line that the edition of the tariff has not. The law can be used.
  Errors unknown_codes;
};

/// Reads the law of one jurisdiction from a folder shaped like `data/` and checks every reference.
/// @param folder        holds facts.json and one folder per jurisdiction
/// @param jurisdiction  ISO alpha-2, either case: the folder's name
/// No partial result: with an error there is no schedule.
[[nodiscard]] LoadedSchedule load_schedule(const std::string& folder,
                                           std::string_view jurisdiction);

/// Jurisdictions a folder holds, as capital letters, sorted; none if it holds no law.
/// @return Error{io} if it cannot be read.
[[nodiscard]] Result<std::vector<std::string>> jurisdictions_in(const std::string& folder);

/// What is wrong with a schedule as law, on any day on which anything starts or ends: versions that
/// overlap, two measures of one family and order that can meet, families that meet without a
/// written relation, selectors that look at later families, lists that name no code or one twice.
[[nodiscard]] Errors validate(const Schedule& schedule);
/// The same, as far as `touched` measures are concerned: for law of which the rest is known to be
/// sound. `Error::field` of a finding is the id of the touched measure, where it is about one.
[[nodiscard]] Errors validate(const Schedule& schedule, const std::bitset<kMaxMeasures>& touched);

/// The law inside the program. Nothing if it holds no such jurisdiction.
[[nodiscard]] const Schedule* embedded_schedule(std::string_view jurisdiction);
[[nodiscard]] std::vector<std::string> embedded_jurisdictions();

/// The form in which law is kept inside the program: no parsing at start.
[[nodiscard]] std::string pack(const Schedule& schedule);
/// @param bytes  made by `pack` of the same build; must outlive the schedule, whose large tables
/// stay in it
[[nodiscard]] std::optional<Schedule> unpack(std::string_view bytes);

}  // namespace tarex
