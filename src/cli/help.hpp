#pragma once

#include <string_view>

namespace tarex::cli {

/// Short help of a command, or of the program: one screen, with examples that the tests run.
[[nodiscard]] std::string_view help_of(std::string_view command);

}  // namespace tarex::cli
