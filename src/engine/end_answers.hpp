#pragma once

#include <optional>
#include <vector>

#include "tarex/assess.hpp"

/// The answers to the questions of a line that cost most, or least, one by one.
namespace tarex::detail {

enum class End : std::uint8_t { most, least };

/// A line under the answers that make its duty the least that the value allows.
struct LeastAnswer {
  LineAssessment assessment;  ///< law, code, duty, lines and not_charged; exact
  Facts facts;                ///< those of the line, and the answers
};

/// @param line  of a value that is the customs value, or less
/// @return nothing where not all combinations were looked at
[[nodiscard]] std::optional<LeastAnswer> assess_least(const Plan& plan, const EntryLine& line,
                                                      Workspace& workspace);

/// The measures of a law whose conditions hold under the answers at an end, and which are not
/// charged because another one stands before them in their family or displaces them. More than
/// LineAssessment::not_charged, which names what a line might be thought to owe.
/// @param law  of the line on its day
[[nodiscard]] std::vector<NotCharged> find_behind(const Plan& plan, const EntryLine& line,
                                                  const CodeLaw& law, End end,
                                                  Workspace& workspace);

}  // namespace tarex::detail
