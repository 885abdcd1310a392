#pragma once

#include <deque>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cli/commands.hpp"
#include "cli/session.hpp"
#include "tarex/entry_reader.hpp"

namespace CLI {
class App;
}

namespace tarex::cli {

/// The flag of a column: `--steel-value`.
[[nodiscard]] std::string flag_of(std::string column);

/// HS, VALUE and a flag for every column of an entry line, as `tarex quote` has them.
class LineFlags {
 public:
  /// Adds the positionals and the flags that the words of the command line name (all of them where
  /// they ask for help: making a flag for each of the law's facts takes longer than a quote).
  /// The object must outlive the parsing.
  void add_to(CLI::App& command, Words words);
  /// Of the values of --fx that which names no currency is the column fx of the line.
  /// @return false after printing that there are two
  [[nodiscard]] bool take_rate(std::vector<std::string>& fx);
  /// What was given, under the names of the columns; points into the flags.
  [[nodiscard]] std::vector<RawField> fields() const;
  /// The jurisdiction that is asked: as given, or the one of lines that name none.
  [[nodiscard]] std::string destination() const;

 private:
  std::deque<std::pair<std::string, std::string>> columns_;  ///< column -> value as given
};

/// What runs a command for one line, once its flags are read.
template <class Options>
[[nodiscard]] Action line_action(std::shared_ptr<Options> options, int (*run)(const Options&)) {
  return [options, run] {
    return options->line.take_rate(options->common.fx) ? run(*options) : static_cast<int>(kUsage);
  };
}

}  // namespace tarex::cli
