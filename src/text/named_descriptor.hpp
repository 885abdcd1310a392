#pragma once

#include <optional>
#include <string>

namespace tarex {

/// The descriptor of this process that a path means: /dev/stdout, /dev/fd/3, /proc/self/fd/3 and
/// links that lead there. What stands behind it is a stream that somebody else opened, even where
/// it is a regular file.
/// @return nothing for every other path; the descriptor need not be open.
[[nodiscard]] std::optional<int> named_descriptor(const std::string& path);

}  // namespace tarex
