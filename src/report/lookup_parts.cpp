#include "report/lookup_parts.hpp"

#include "rows/verified.hpp"

namespace tarex::detail {

CoveragePart part_of(const Coverage& coverage) {
  return coverage.exempts            ? CoveragePart::free
         : coverage.without_proof    ? CoveragePart::without_proof
         : !coverage.only_if.empty() ? CoveragePart::only_if
         : coverage.claimed          ? CoveragePart::charged_instead
                                     : CoveragePart::charged;
}

std::vector<std::string> lookup_warnings(const Lookup& lookup, const Schedule& schedule) {
  std::vector<std::string> out;
  if (std::string late = past_verified(schedule, lookup.day, "day"); !late.empty()) {
    out.push_back(std::move(late));
  }
  for (const Watch* watch : lookup.watches) {
    out.push_back(watch->text);
  }
  return out;
}

std::string_view part_word(CoveragePart part) {
  switch (part) {
    case CoveragePart::charged:
      return "charged";
    case CoveragePart::charged_instead:
      return "charged_instead";
    case CoveragePart::only_if:
      return "only_if";
    case CoveragePart::without_proof:
      return "without_proof_of_origin";
    case CoveragePart::free:
      return "free";
  }
  return "";
}

std::string_view answer_word(CoverageAnswer answer) {
  switch (answer) {
    case CoverageAnswer::covered:
      return "covered";
    case CoverageAnswer::covered_in_part:
      return "covered_in_part";
    case CoverageAnswer::covered_until:
      return "was_covered";
    case CoverageAnswer::covered_from:
      return "will_be_covered";
    case CoverageAnswer::never:
      return "never_covered";
  }
  return "";
}

}  // namespace tarex::detail
