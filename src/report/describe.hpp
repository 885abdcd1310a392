#pragma once

#include <string>
#include <string_view>

#include "tarex/report.hpp"

namespace tarex::detail {

/// Between the name of a fact that is taken as not so and what it asks.
inline constexpr std::string_view kNotStated = " is not stated: ";

/// What the answer to a question moves: the duty at best and at worst, or else the fees or the tax.
[[nodiscard]] std::string moved_by(const Question& question, const LineAssessment& assessment,
                                   const Currency& currency);

/// The customs value for people, without its currency: `at most 4,700.00` where more is not known.
[[nodiscard]] std::string value_text(const InputLine& line);

/// An amount as figures show it: with the digits of the line's currency, half up. What is finer
/// stays so where it is counted with.
[[nodiscard]] inline Money shown_amount(Money amount, const InputLine& line) {
  return round_to(amount, line.entry.minor_unit);
}

}  // namespace tarex::detail
