#pragma once

#include <vector>

#include "bench.hpp"

namespace tarex::law_tests {

/// Every entry that the conformance matrix scores.
[[nodiscard]] std::vector<Columns> matrix_entries();

}  // namespace tarex::law_tests
