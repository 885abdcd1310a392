#pragma once

#include <span>

#include "tarex/assess.hpp"
#include "tarex/entry_reader.hpp"

/// `--rounding entry`: rates are applied to whole units of value, as customs does with an entry
/// (Schedule::whole_values; United States: 19 CFR 159.3(a), even dollars). Half a unit counts as
/// one. Parts are rounded so that they still add up to what their whole rounds to: where that is
/// less than the parts rounded one by one, the smallest fraction that was raised is dropped; where
/// it is more, the largest that was dropped is raised; of two equal fractions that of the part with
/// the lower rate.
namespace tarex::detail {

/// A part to be rounded.
struct WholePart {
  Money exact;
  int rate = 0;   ///< place by height of its rate: the lower one gives way
  Money rounded;  ///< out
};

/// @param unit  micro-units of the currency
/// @param units  how many of them they shall add up to: their sum brought to a whole unit, down or
/// up
void round_parts(std::span<WholePart> parts, std::int64_t unit, i128 units);

/// Rounds the values of a line as an entry of its own: the customs value, contents of it with what
/// is left beside them (its rate is taken as the lowest: it bears no duty on content), and other
/// amounts one by one. Says so in the warnings, also where the law has no such rule.
void round_values(InputLine& line);

/// The whole unit of the law in the line's currency, in micro-units: at least one.
/// Precondition: the law has one.
[[nodiscard]] std::int64_t whole_unit(const InputLine& line);

/// Counts a line that was rounded with another whole value, and says that instead.
/// @param whole  the stated value brought to a whole unit, down or up
void count_as(InputLine& line, Money whole);

/// Lines of one entry, each rounded already, assessed with its exposure: their values together may
/// move by no more than the rounding of their sum. Lines that bear the same rates are one part.
/// @param lines  of one law and currency
/// @param changed  set for lines whose values are others now: assess them again
void round_together(std::span<InputLine* const> lines,
                    std::span<const LineAssessment* const> assessments, std::span<bool> changed);

}  // namespace tarex::detail
