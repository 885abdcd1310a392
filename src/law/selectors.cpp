#include "law/selectors.hpp"

#include <algorithm>
#include <iterator>
#include <string>

namespace tarex::detail {

namespace {

/// Digits of a heading, for ranges: "9903.82.04" -> "99038204".
std::string digits_of(std::string_view heading) {
  std::string out;
  std::copy_if(heading.begin(), heading.end(), std::back_inserter(out),
               [](char c) { return c >= '0' && c <= '9'; });
  return out;
}

}  // namespace

bool selects(std::string_view selector, const Schedule& schedule, const Measure& measure) {
  if (selector.starts_with('@')) {
    return schedule.programmes[measure.programme] == selector.substr(1);
  }
  const std::size_t dots = selector.find("..");
  if (dots == std::string_view::npos) {
    return measure.heading == selector || measure.id == selector;
  }
  const std::string own = digits_of(measure.heading);
  const std::string first = digits_of(selector.substr(0, dots));
  return own.size() == first.size() && first <= own && own <= digits_of(selector.substr(dots + 2));
}

}  // namespace tarex::detail
