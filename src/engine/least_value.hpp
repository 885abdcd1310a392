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
  Money value;  ///< at which the duty is that
};

/// Works out the line as if it were worth less, with what was stated of its contents.
/// @return nothing where the value is the customs value, or more
[[nodiscard]] std::optional<Least> least_of(const Plan& plan, const EntryLine& line,
                                            Workspace& workspace);

}  // namespace tarex::detail
