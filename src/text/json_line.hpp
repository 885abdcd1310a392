#pragma once

#include <string_view>
#include <vector>

#include "text/text_arena.hpp"

namespace tarex {

/// A member of a flat object: name and value as a cell would have them.
struct FlatMember {
  std::string_view name;
  std::string_view
      text;  ///< null: empty; true and false: these words; words of a list joined by `;`
  std::string_view written;  ///< the value as it stands; empty if it is a string
};

/// Splits an object without nesting and without escapes, as programs write one per line. Reads
/// nothing that `parse_json` would refuse; what it does not know is left to `parse_json`.
/// @param line  valid UTF-8
/// @param members  pieces of `line` or of `arena`
/// @return false if the line is not of this simple kind.
[[nodiscard]] bool split_flat_object(std::string_view line, TextArena& arena,
                                     std::vector<FlatMember>& members);

}  // namespace tarex
