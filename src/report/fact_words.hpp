#pragma once

#include <string>

#include "tarex/assess.hpp"
#include "tarex/schedule.hpp"

/// Values of facts in words.
namespace tarex::detail {

[[nodiscard]] std::string fact_value_text(const Schedule& schedule, FactIndex fact,
                                          std::int64_t value);

/// "A or B or C". @param need  with `any_of`
[[nodiscard]] std::string any_of_text(const Schedule& schedule, const NeededFact& need);

}  // namespace tarex::detail
