#include "cost/verified.hpp"

namespace tarex::detail {

std::string past_verified(const Schedule& schedule, Date day, std::string_view what) {
  if (day <= schedule.verified_through) {
    return {};
  }
  return std::string(what) + " " + to_string(day) + " is after " +
         to_string(schedule.verified_through) + ", the day the " + schedule.jurisdiction +
         " law inside was last verified";
}

}  // namespace tarex::detail
