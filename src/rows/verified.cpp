#include "rows/verified.hpp"

namespace tarex::detail {
namespace {

/// How far ahead of the verified law a date can be meant, in days: ten years.
constexpr std::chrono::days kFarthest{3653};

}  // namespace

std::string past_verified(const Schedule& schedule, Date day, std::string_view what) {
  if (day <= schedule.verified_through) {
    return {};
  }
  return std::string(what) + " " + to_string(day) + " is after " +
         to_string(schedule.verified_through) + ", the day the " + schedule.jurisdiction +
         " law inside was last verified";
}

std::optional<Error> outside_law(const Schedule& schedule, Date day) {
  if (day < schedule.covers_from) {
    return Error{ErrorCode::out_of_range,
                 to_string(day) + " is before the law inside begins",
                 {},
                 "the first day covered is " + to_string(schedule.covers_from)};
  }
  if (day > schedule.verified_through + kFarthest) {
    return Error{ErrorCode::out_of_range,
                 to_string(day) + " is more than ten years after the law inside was verified",
                 {},
                 "it was verified through " + to_string(schedule.verified_through)};
  }
  return std::nullopt;
}

}  // namespace tarex::detail
