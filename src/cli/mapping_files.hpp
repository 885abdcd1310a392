#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rows/word_mapping.hpp"

namespace tarex::cli {

/// Reads the values of an option `THEIRS=OURS,…`; a file of such pairs is `@FILE` or, where the
/// word has no `=`, `FILE`.
/// @param flag  names the option in messages
/// @param files  paths of the files that are read
/// @return usage, io, or what is wrong with the text of a file
[[nodiscard]] std::optional<Error> read_mapping(const std::string& flag,
                                                const std::vector<std::string>& given,
                                                WordMapping& out, std::vector<std::string>& files);

}  // namespace tarex::cli
