#pragma once

#include <string>
#include <vector>

#include "tarex/priced_line.hpp"

/// What is charged differently between two answers, and by which instrument.
namespace tarex::detail {

struct LineChange {
  /// `follows`: another amount by the same law, because what it is charged on changed.
  /// Where answers are open and another one costs most from a day on, what that is charged and the
  /// one before was not is `taken_up`, what is not charged any more `set_aside`: its law stands on
  /// both days.
  enum class What { started, ended, changed, follows, taken_up, set_aside };
  What what = What::started;
  std::string heading;
  std::string title;
  std::string rate_before;
  std::string rate_after;
  Money before;
  Money after;
  std::string because;     ///< of an end: the heading that takes its place, if one does
  std::string instrument;  ///< in short; empty where the amount follows from its basis
  std::string citation;    ///< likewise
};

/// Heading by heading, in the order of charging; ends last.
[[nodiscard]] std::vector<LineChange> changes_between(const PricedLine& before,
                                                      const PricedLine& after);

/// "+9903.82.02 50% (Proclamation …)", for one line of text.
[[nodiscard]] std::string change_text(const LineChange& change, const Currency& currency);

/// Heading of a measure charged on a line: the tariff line for the base duty.
[[nodiscard]] std::string heading_of(const PricedLine& priced, const DutyLine& duty);

/// "9903.82.02=5000.00;…" of what an entry names beside the tariff line.
[[nodiscard]] std::string headings_text(const LineAssessment& assessment, const Schedule& schedule,
                                        const Currency& currency);
[[nodiscard]] std::string headings_text(const PricedLine& priced);

}  // namespace tarex::detail
