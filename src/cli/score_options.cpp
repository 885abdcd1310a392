#include "cli/score_options.hpp"

#include <string_view>

#include "cli/mapping_files.hpp"
#include "cli/usage_errors.hpp"
#include "rows/columns.hpp"
#include "tarex/entry_reader.hpp"

namespace tarex::cli {
std::optional<Error> read_columns(const std::vector<std::string>& given, const Schedule& schedule,
                                  Renaming& out, std::vector<std::string>& files) {
  WordMapping mapping;
  if (auto fault = read_mapping("--columns", given, mapping, files)) {
    return fault;
  }
  for (const auto& [theirs, ours] : mapping.pairs()) {
    if (canonical_column(ours, schedule).empty() && !detail::is_note_name(ours)) {
      return usage(
          "--columns: '" + theirs + "=" + ours + "' does not name a column of tarex",
          "write THEIRS=OURS, e.g. --columns \"customs value=value\", or THEIRS=note for a "
          "column that is not to be read; tarex template score lists the columns");
    }
    out.emplace_back(theirs, ours);
  }
  return std::nullopt;
}

std::optional<Error> conflict_of(const ScoreOptions& options) {
  const Format format = options.common.format;
  const std::string word(word_of(format));
  const bool json = format == Format::json || format == Format::jsonl;
  if (options.rows == "duty" && options.summary) {
    return usage("--lines duty does nothing with --summary", "leave out one of the two");
  }
  if (options.rows == "duty" && json) {
    return usage("--lines duty is a form of CSV, and --format says " + word,
                 "JSON lists the duties of each line anyway");
  }
  // A summary is a table for people where nobody says otherwise.
  const bool no_csv = json || (options.summary && format == Format::automatic);
  const std::string reason =
      json ? "--format " + word : std::string("--summary without --format csv");
  if (!options.csv_for.empty() && no_csv && options.rejects.empty()) {
    return usage("--csv-for does nothing with " + reason, "only a CSV is for a spreadsheet");
  }
  if (options.no_header_row && no_csv) {
    return usage("--no-header-row does nothing with " + reason, "only a CSV has a header row");
  }
  return std::nullopt;
}

}  // namespace tarex::cli
