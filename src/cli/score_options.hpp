#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/session.hpp"
#include "tarex/result.hpp"
#include "tarex/schedule.hpp"

namespace tarex::cli {

/// The options of `score`, as given.
struct ScoreOptions {
  CommonOptions common;
  std::vector<std::string> files;
  std::string input = "auto";
  std::string origin;
  std::string destination;
  unsigned jobs = 0;
  std::string rejects;
  std::string header;
  bool no_header_row = false;  ///< of the output
  std::vector<std::string> columns;
  std::string csv_for;
  std::string rows = "entry";  ///< --lines
  bool summary = false;
  std::string encoding = "auto";
};

/// Their name of a column, and ours.
using Renaming = std::vector<std::pair<std::string, std::string>>;

/// --columns LIST, FILE or @FILE, repeatable. @param files  paths that are read
/// @return usage, io, or what is wrong with the text of a file
[[nodiscard]] std::optional<Error> read_columns(const std::vector<std::string>& given,
                                                const Schedule& schedule, Renaming& out,
                                                std::vector<std::string>& files);

/// Two options of which one does nothing, or says the opposite: a usage error that names both. What
/// hangs on the kind of the input is found when that is known.
[[nodiscard]] std::optional<Error> conflict_of(const ScoreOptions& options);

}  // namespace tarex::cli
