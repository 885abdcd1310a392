#pragma once

#include "tarex/entry_reader.hpp"

namespace tarex::detail {

/// For a line whose entry has ended before.
[[nodiscard]] Error entry_returns(const InputLine& line);

}  // namespace tarex::detail
