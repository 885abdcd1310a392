#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tarex/result.hpp"

namespace tarex::cli {

/// Files that would be written over what is read, or over one another.
/// @param output, rejects  "-" is stdout; `rejects` empty = none
/// @return a usage error; nothing if each is a file of its own.
[[nodiscard]] std::optional<Error> clashing_files(const std::vector<std::string>& inputs,
                                                  const std::string& output,
                                                  const std::string& rejects = {});

/// The files in a folder and in those in it, as far as it can be read; none where it is no folder.
[[nodiscard]] std::vector<std::string> files_below(const std::string& folder);

}  // namespace tarex::cli
