#pragma once

#include <algorithm>
#include <string_view>

#include "tarex/entry_reader.hpp"

namespace tarex::detail {

/// What a line says of a column, as understood; empty where it does not. Belongs to the line.
[[nodiscard]] inline std::string_view echoed(const InputLine& line, std::string_view column) {
  const auto field = std::find_if(line.echo.begin(), line.echo.end(),
                                  [&](const EchoField& one) { return one.name == column; });
  return field == line.echo.end() ? std::string_view() : std::string_view(field->text);
}

}  // namespace tarex::detail
