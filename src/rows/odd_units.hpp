#pragma once

#include <span>

#include "rows/whole_values.hpp"

/// Where the odd unit of an entry falls, when its lines are rounded together (`--rounding entry`).
/// That goes by which lines bear the same rates, and of equal fractions by the lower rate: what is
/// open in one line moves the value of others.
namespace tarex::detail {

/// Whether it hangs on this line: answers that nobody gave may change its rates, or its value is
/// not known.
[[nodiscard]] bool moves_odd_units(const LineAssessment& assessment);

/// Whether nobody can say how the lines of an entry are rounded together.
/// @param lines  of one law and currency, rounded each by `round_values`
/// @param assessments  of the lines in the same order, with their questions
[[nodiscard]] bool odd_units_are_open(std::span<InputLine* const> lines,
                                      std::span<const LineAssessment* const> assessments);

/// The whole units next to the value of a line; the same twice where it is whole. No rounding of an
/// entry takes it further.
[[nodiscard]] MoneyRange whole_values_of(const InputLine& line);

/// The least value of a line whose value is open is rounded as well: brings it to the whole unit
/// below, which may be nothing. What it owes there is not more.
void lower_to_whole(const InputLine& line, LineAssessment& assessment);

/// Widens what follows for a line by what follows for it on its other whole value: totals, what
/// each measure comes to at least, what is told of questions and codes.
void widen(LineAssessment& out, const LineAssessment& other);

}  // namespace tarex::detail
