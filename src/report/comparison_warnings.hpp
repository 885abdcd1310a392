#pragma once

#include <string>
#include <vector>

#include "tarex/comparison.hpp"

namespace tarex::detail {

/// What is to be said of a cell, and of the day that it is held against.
[[nodiscard]] std::vector<std::string> warnings_of_cell(const SideBySide& comparison,
                                                        const ComparisonCell& cell);

}  // namespace tarex::detail
