#include "law/amender.hpp"
#include "law/scope.hpp"

/// What is sound in a file of changes, and yet is seldom meant.
namespace tarex::detail {

void Amender::warn_of_gaps() {
  for (std::size_t m = 0; m < schedule_.measures.size(); ++m) {
    const Measure& measure = schedule_.measures[m];
    const JsonValue* place = touched_.test(m) ? place_of(measure.id) : nullptr;
    for (std::size_t v = 1; place != nullptr && v < measure.versions.size(); ++v) {
      const Date end = measure.versions[v - 1].period.to;
      const Date next = measure.versions[v].period.from;
      if (end < next && next - end < std::chrono::days(31)) {
        warnings_.add(file_.error_at(*place, ErrorCode::bad_date,
                                     measure.id + " is not in force from " + to_string(end) +
                                         " to " + to_string(next - std::chrono::days(1)),
                                     "a hole between two versions is seldom meant"));
      }
    }
  }
}

/// Records that put codes on a list by which nothing goes.
void Amender::warn_of_idle_lists() {
  for (const auto& [list, record] : listed_by_) {
    if (!is_asked_for(schedule_, list)) {
      warnings_.add(file_.error_at(*record, ErrorCode::dangling,
                                   "this changes no figure: nothing in the law goes by the list '" +
                                       schedule_.lists[list].id + "'"));
    }
  }
}

/// Days so late that the year is a slip of the pen.
void Amender::warn_of_far_days(const JsonValue& value) {
  constexpr std::chrono::years kFar{20};
  const Date far{std::chrono::year_month_day{schedule_.verified_through} + kFar};
  for (const JsonValue& item : value.items) {
    warn_of_far_days(item);
  }
  for (const auto& [key, member] : value.members) {
    const bool starts = key.name == "from" || key.name == "valid_from" || key.name == "on";
    const auto day = starts ? parse_date(member.text) : std::nullopt;
    if (day && *day > far) {
      warnings_.add(file_.error_at(member, ErrorCode::bad_date,
                                   "'" + member.text + "' is far off: is the year right?"));
    }
    warn_of_far_days(member);
  }
}

}  // namespace tarex::detail
