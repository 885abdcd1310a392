#pragma once

#include <optional>

#include "tarex/entry_reader.hpp"

namespace tarex::detail {

/// Why a line cannot be shown: even at its lowest it comes to more than a sum can hold. Nothing for
/// all others.
[[nodiscard]] std::optional<Error> beyond_limit(const InputLine& line,
                                                const LineAssessment& assessment);

}  // namespace tarex::detail
