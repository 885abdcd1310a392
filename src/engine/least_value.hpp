#pragma once

#include <optional>

#include "tarex/assess.hpp"

/// What is owed where the value of a line is known from above only (ValueIs).
namespace tarex::detail {

/// The least that a value known from above only can come to.
struct Least {
  Money duty;
  Money fees;
  Money tax;
  Money value;   ///< at which the duty is that
  Money lowest;  ///< the least value there can be; at it the fees are that
};

/// Works out the line as if it were worth less, with what was stated of its contents. A price with
/// duties in it holds goods that come to it with all that is owed on them: to the coin, but one
/// less for each fee that other lines of the entry may share; in whole units where the line is
/// rounded to them (EntryLine::whole_unit), or other answers are open, which can come to some coins
/// more in between.
/// @return nothing where the value is the customs value, or more
[[nodiscard]] std::optional<Least> least_of(const Plan& plan, const EntryLine& line,
                                            Workspace& workspace);

/// Which totals a larger value would raise.
struct Rising {
  bool duty = true;
  bool fees = true;
  bool tax = true;
};

/// What has no upper bound where the value is known from below only, also where the value that is
/// known comes to less than a coin. All of it where the value is the customs value, or less.
[[nodiscard]] Rising rising_of(const Plan& plan, const EntryLine& line, Workspace& workspace);

/// Whether a total is less than a coin on this value, and would not be on a larger one.
[[nodiscard]] bool is_below_a_coin(const Rising& rising, const LineAssessment& assessed);

/// What is charged on such a line, and why, does not show on its value: works it out on a larger
/// one. The least stays what it is on this.
/// @param out  with the totals on the value of the line
void assess_on_more(const Plan& plan, const EntryLine& line, Workspace& workspace, Detail detail,
                    LineAssessment& out);

}  // namespace tarex::detail
