#pragma once

#include <string>
#include <vector>

#include "tarex/assess.hpp"

namespace tarex::detail {

/// One sentence per record of a user's overlay that touches the line and names no instrument. Law
/// that is shipped has none.
[[nodiscard]] std::vector<std::string> uncited_records(const LineAssessment& assessment,
                                                       const Plan& plan);

}  // namespace tarex::detail
