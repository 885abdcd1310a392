#pragma once

#include <string>
#include <vector>

#include "cli/session.hpp"

namespace tarex::cli {

/// What `tarex quote --sweep` adds to a quote.
struct SweepOptions {
  std::string range;                    ///< COLUMN=FROM..TO/STEP
  std::vector<std::string> break_even;  ///< FIGURE=AMOUNT, FIGURE@DATE or FIGURE@ORIGIN
};

/// Runs one number of a line through a range and writes the result.
[[nodiscard]] int run_sweep(const CommonOptions& common, const SweepOptions& options,
                            const std::vector<RawField>& fields, Session& session);

}  // namespace tarex::cli
