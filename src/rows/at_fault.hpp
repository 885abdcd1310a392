#pragma once

#include <algorithm>
#include <string_view>

#include "tarex/result.hpp"

/// Cells of a table that were refused. As numbers of JSON they would mean one thing, and be read
/// the next time: they go out as texts.
namespace tarex::detail {

[[nodiscard]] inline bool is_at_fault(const Errors& errors, std::string_view column) {
  return std::any_of(errors.begin(), errors.end(),
                     [&](const Error& error) { return error.field == column; });
}

}  // namespace tarex::detail
