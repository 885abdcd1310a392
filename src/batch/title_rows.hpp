#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "tarex/batch.hpp"
#include "tarex/schedule.hpp"
#include "text/encoding.hpp"

namespace tarex::detail {

/// A line below the first that names hs and value, among the first twenty: the header of a sheet
/// with a title above it.
/// @param text  the beginning of the file
/// @return its physical line, 2 or more.
[[nodiscard]] std::optional<int> header_below(std::string_view text, const BatchOptions& options,
                                              const Schedule& schedule);

/// How to begin with that line. @param file  "-" is standard input
[[nodiscard]] std::string begin_at(int line, const std::string& file, Encoding encoding);

}  // namespace tarex::detail
