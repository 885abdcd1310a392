#include "report/lookup_parts.hpp"

#include <algorithm>

#include "law/scope.hpp"
#include "rows/verified.hpp"

namespace tarex::detail {

CoveragePart part_of(const Coverage& coverage) {
  return coverage.exempts            ? CoveragePart::free
         : coverage.without_proof    ? CoveragePart::without_proof
         : !coverage.only_if.empty() ? CoveragePart::only_if
         : coverage.claimed          ? CoveragePart::charged_instead
                                     : CoveragePart::charged;
}

namespace {

/// A base rate of changes on top of the law that stands in the place of what the lines print.
const Measure* base_on_top(const Lookup& lookup, const Schedule& schedule) {
  const auto is_instead = [&](const MeasureVersion& version) {
    return version.period.contains(lookup.day) && version.origins.test(lookup.origin.index()) &&
           version.when.empty() && !std::holds_alternative<ColumnRate>(version.rate) &&
           !std::holds_alternative<SpecialRate>(version.rate) &&
           std::any_of(lookup.codes.begin(), lookup.codes.end(), [&](HsCode code) {
             return covers(version.codes, lists_naming(schedule, code, lookup.day), code);
           });
  };
  for (const Measure& measure : schedule.measures) {
    if (schedule.amended && measure.kind == MeasureKind::base &&
        std::any_of(measure.versions.begin(), measure.versions.end(), is_instead)) {
      return &measure;
    }
  }
  return nullptr;
}

}  // namespace

std::vector<std::string> lookup_warnings(const Lookup& lookup, const Schedule& schedule) {
  std::vector<std::string> out;
  if (const Measure* base = base_on_top(lookup, schedule)) {
    out.push_back(
        "The changes on top of the law have another base rate than the tariff line prints "
        "(" +
        base->id + "); tarex quote charges it.");
  }
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
