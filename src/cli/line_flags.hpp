#pragma once

#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "tarex/entry_reader.hpp"

namespace CLI {
class App;
}

namespace tarex::cli {

/// HS, VALUE and a flag for every column of an entry line, as `tarex quote` has them.
class LineFlags {
 public:
  /// Adds the positionals and the flags. The object must outlive the parsing.
  void add_to(CLI::App& command);
  /// What was given, under the names of the columns; points into the flags.
  [[nodiscard]] std::vector<RawField> fields() const;

 private:
  std::deque<std::pair<std::string, std::string>> columns_;  ///< column -> value as given
};

}  // namespace tarex::cli
