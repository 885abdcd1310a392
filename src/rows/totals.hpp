#pragma once

#include <string_view>

/// Rows below the lines of a sheet.
namespace tarex::detail {

/// Whether a name is what sheets call a row of totals: `Total`, `Grand total`, `합계`, `소계`.
[[nodiscard]] bool names_total(std::string_view text);

}  // namespace tarex::detail
