#pragma once

#include <string>
#include <vector>

#include "tarex/timeline.hpp"

/// What is charged differently between two answers, and by which instrument.
namespace tarex::detail {

struct LineChange {
  /// `started` and `ended` are law that is in force for the line on one of the days only. Of what
  /// is in force on both, `gives_way` is no longer charged because another measure stands before
  /// it; `set_aside` because the answer shown is another one, or because its terms leave the line
  /// out; `taken_up` is what is charged and was not before. `follows`: another amount by the same
  /// law, because what it is charged on changed.
  enum class What { started, ended, changed, follows, taken_up, set_aside, gives_way };
  What what = What::started;
  std::string heading;
  std::string title;
  std::string rate_before;
  std::string rate_after;
  Money before;
  Money after;
  /// What stands before a measure that gives way, or stood before one that is taken up: a heading,
  /// or the title of what has none.
  std::string because;
  bool another_answer = false;  ///< taken up, set aside: questions are open
  bool new_terms = false;  ///< … its law asks for something else, or another rate, since then
  std::string instrument;  ///< in short; empty where the amount follows from its basis
  std::string citation;    ///< likewise
};

/// Heading by heading, in the order of charging; ends last.
/// @param open  the answers are those that cost most, or least, among several
[[nodiscard]] std::vector<LineChange> changes_between(const TimelineAnswer& before,
                                                      const TimelineAnswer& after, bool open);

/// "+9903.82.02 50% (Proclamation …)", for one line of text.
/// @param at_best  the answers are those that cost least
[[nodiscard]] std::string change_text(const LineChange& change, const Currency& currency,
                                      bool at_best);

/// "9903.82.02=5000.00;…" of what an entry names beside the tariff line.
[[nodiscard]] std::string headings_text(const LineAssessment& assessment, const Schedule& schedule,
                                        const Currency& currency);
[[nodiscard]] std::string headings_text(const PricedLine& priced);

}  // namespace tarex::detail
