#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tarex::detail {

/// `1,000 lines`, `1 line`: a number and what it counts, which takes an s.
[[nodiscard]] std::string counted(std::uint64_t count, std::string_view what);

/// `1,000 lines: 997 scored (12 ranges), 3 rejected`, with a newline.
[[nodiscard]] std::string counts_text(std::string_view what, std::uint64_t scored,
                                      std::uint64_t ranges, std::uint64_t rejected);

}  // namespace tarex::detail
