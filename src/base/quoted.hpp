#pragma once

#include <string>
#include <string_view>

namespace tarex::detail {

/// `'text'`: how messages name what somebody wrote.
[[nodiscard]] inline std::string quoted(std::string_view text) {
  return "'" + std::string(text) + "'";
}

}  // namespace tarex::detail
