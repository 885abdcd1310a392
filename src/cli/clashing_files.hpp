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

}  // namespace tarex::cli
