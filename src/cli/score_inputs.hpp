#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/format.hpp"
#include "cli/score_sink.hpp"
#include "tarex/batch.hpp"
#include "text/encoding.hpp"

namespace tarex::cli {

/// Looks at the beginning of every file before the first is scored, where there are several: one
/// that is missing, has no header or not the columns of the first ends the run before it has done
/// anything. Standard input and pipes, which can be read once only, are left for later.
/// @param schedule  of the destination of lines that name none
/// @param format  of the output, as asked for
[[nodiscard]] std::optional<Error> check_inputs(const std::vector<std::string>& files,
                                                Encoding encoding, const BatchOptions& batch,
                                                const Schedule& schedule, Format format);

}  // namespace tarex::cli
