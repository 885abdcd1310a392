#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rows/csv_header.hpp"
#include "tarex/batch.hpp"

namespace tarex::detail {

/// Reads a header with the caller's own names for columns. @see read_csv_header
[[nodiscard]] Result<CsvHeader> read_renamed_header(const CsvRecord& record,
                                                    const std::string& file,
                                                    const BatchOptions& options,
                                                    const Schedule& schedule);

/// What the name of a JSON member means, the caller's own names first.
[[nodiscard]] BatchColumn column_named(std::string_view text, const BatchOptions& options,
                                       const Schedule& schedule);

}  // namespace tarex::detail
