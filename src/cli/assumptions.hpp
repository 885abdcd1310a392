#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "tarex/result.hpp"
#include "tarex/schedule.hpp"

namespace tarex::cli {

/// What `--assume` says: names of facts and their values, as written.
using Assumptions = std::vector<std::pair<std::string, std::string>>;

/// Splits `FACT=VALUE`. @return why one of them is no such pair
[[nodiscard]] std::optional<Error> split_assumptions(const std::vector<std::string>& given,
                                                     Assumptions& out);

/// Puts the law's own names in place of what was written, as a column may be. A fact that only
/// another law asks for is one too: a file may have lines to several countries. Nothing is read
/// before every assumption is known to be one, since a file of lines that are all rejected looks
/// like a bad file.
/// @return the first that is no fact of any law, has a value its fact cannot have, or comes twice
[[nodiscard]] std::optional<Error> check_assumptions(const std::vector<const Schedule*>& laws,
                                                     Assumptions& assumptions);

}  // namespace tarex::cli
