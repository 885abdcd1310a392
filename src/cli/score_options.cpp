#include "cli/score_options.hpp"

#include <string_view>

#include "cli/usage_errors.hpp"
#include "rows/word_mapping.hpp"
#include "tarex/entry_reader.hpp"
#include "text/encoding.hpp"
#include "text/output_file.hpp"

namespace tarex::cli {
namespace {

/// `their name=ours`, separated by commas or line ends; lines that begin with # are remarks.
std::optional<Error> read_renaming(std::string_view text, const Schedule& schedule, Renaming& out) {
  while (!text.empty()) {
    const std::size_t end = text.find_first_of(",\n");
    const std::string_view item = detail::without_blanks(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    if (item.empty() || item.front() == '#') {
      continue;
    }
    const std::size_t equals = item.rfind('=');
    const std::string_view ours = equals == std::string_view::npos
                                      ? std::string_view()
                                      : detail::without_blanks(item.substr(equals + 1));
    if (ours.empty() || equals == 0 || canonical_column(ours, schedule).empty()) {
      return usage("--columns: '" + std::string(item) + "' does not name a column of tarex",
                   "write THEIRS=OURS, e.g. --columns \"customs value=value\"; tarex template "
                   "score lists the columns");
    }
    out.emplace_back(detail::without_blanks(item.substr(0, equals)), ours);
  }
  return std::nullopt;
}

}  // namespace

std::optional<Error> read_columns(const std::vector<std::string>& given, const Schedule& schedule,
                                  Renaming& out) {
  for (const std::string& text : given) {
    std::string content = text;
    if (text.starts_with('@')) {
      Result<std::string> bytes = read_file(text.substr(1));
      if (!bytes) {
        return bytes.error();
      }
      Result<DecodedText> decoded = decode_text(bytes.take());
      if (!decoded) {
        return decoded.error();
      }
      content = std::move(decoded.value().utf8);
    }
    if (auto fault = read_renaming(content, schedule, out)) {
      return fault;
    }
  }
  return std::nullopt;
}

std::optional<Error> conflict_of(const ScoreOptions& options) {
  const std::string& format = options.common.format;
  const bool json = format == "json" || format == "jsonl";
  if (options.rows == "duty" && options.summary) {
    return usage("--lines duty does nothing with --summary", "leave out one of the two");
  }
  if (options.rows == "duty" && json) {
    return usage("--lines duty is a form of CSV, and --format says " + format,
                 "JSON lists the duties of each line anyway");
  }
  // A summary is a table for people where nobody says otherwise.
  const bool no_csv = json || (options.summary && format == "auto");
  const std::string reason =
      json ? "--format " + format : std::string("--summary without --format csv");
  if (!options.csv_for.empty() && no_csv && options.rejects.empty()) {
    return usage("--csv-for does nothing with " + reason, "only a CSV is for a spreadsheet");
  }
  if (options.no_header_row && no_csv) {
    return usage("--no-header-row does nothing with " + reason, "only a CSV has a header row");
  }
  return std::nullopt;
}

}  // namespace tarex::cli
