#pragma once

#include <string_view>

namespace tarex::detail {

/// How the warning begins that echoes what `--assume` answered for a line: "assumed transport =
/// air".
inline constexpr std::string_view kAssumed = "assumed ";

}  // namespace tarex::detail
