#include <malloc.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "cli/clashing_files.hpp"
#include "cli/commands.hpp"
#include "cli/score_inputs.hpp"
#include "cli/score_messages.hpp"
#include "cli/score_options.hpp"
#include "cli/score_sink.hpp"
#include "cli/score_taken.hpp"
#include "cli/session.hpp"
#include "cli/usage_errors.hpp"
#include "report/duty_csv.hpp"
#include "tarex/batch.hpp"
#include "tarex/report.hpp"
#include "text/encoding.hpp"
#include "text/text_stream.hpp"

namespace tarex::cli {
namespace {

ScoreOutput output_of(const ScoreOptions& options) {
  ScoreOutput output;
  output.path = options.common.output;
  output.rejects = options.rejects;
  output.format = options.common.format;
  output.rows = options.summary          ? ScoreRows::summary
                : options.rows == "duty" ? ScoreRows::duties
                                         : ScoreRows::lines;
  if (options.rows == "duty" && output.format == Format::automatic) {
    output.format = Format::csv;
  }
  output.csv.for_spreadsheet = options.csv_for == "excel";
  output.header_row = !options.no_header_row;
  output.quiet = options.common.quiet;
  return output;
}

BatchOptions batch_of(const ScoreOptions& options) {
  BatchOptions batch;
  batch.input = options.input == "csv"     ? BatchInput::csv
                : options.input == "jsonl" ? BatchInput::jsonl
                                           : BatchInput::automatic;
#ifdef M_ARENA_MAX
  mallopt(M_ARENA_MAX, 1);  // lines take no memory each: threads need no heaps of their own
#endif
  batch.jobs = options.jobs != 0 ? options.jobs : default_jobs();
  if (!options.header.empty()) {
    batch.header = options.header;
  }
  if (options.rows == "duty") {
    batch.output_names = detail::DutyRows::own_columns();
  }
  return batch;
}

Encoding encoding_of(const ScoreOptions& options) {
  return parse_encoding(options.encoding).value_or(Encoding::automatic);
}

/// The laws of all destinations, one of them in front.
std::vector<const Schedule*> laws_from(const Schedule& first, const LawBook& book) {
  std::vector<const Schedule*> laws{&first};
  for (const std::string& name : book.destinations()) {
    if (name != first.jurisdiction) {
      laws.push_back(book.schedule(name));
    }
  }
  return laws;
}

/// The options that say what holds where a file has no column for it, with their columns.
std::vector<GivenDefault> given_defaults(const ScoreOptions& options) {
  std::vector<GivenDefault> out;
  if (!options.common.date.empty()) {
    out.push_back({"--date", "entry_date"});
  }
  if (!options.origin.empty()) {
    out.push_back({"--origin", "origin"});
  }
  if (!options.destination.empty()) {
    out.push_back({"--destination", "destination"});
  }
  return out;
}

/// All files through one sink. @return kDone, or the exit code after a message
Exit score_files(const std::vector<std::string>& files, const ScoreOptions& options,
                 const BatchOptions& batch, Session& session, const EntryReader& reader,
                 std::span<const Schedule* const> laws, ScoreSink& sink, BatchSummary& total) {
  for (const std::string& file : files) {
    Result<TextStream> stream = TextStream::open(file, encoding_of(options));
    if (!stream) {
      return failed_with(stream.error());
    }
    sink.begin_file(file, stream.value().size());
    Result<BatchSummary> summary =
        score_stream(stream.value(), batch, session.book(), reader, sink);
    if (!summary) {
      return sink.broken_pipe() ? kInputOutput : failed_with(summary.error());
    }
    sink.end_file();
    if (!options.common.quiet) {
      print_notes(stream.value(), summary.value(), sink, options.summary, sink.laws_of_file(laws),
                  reader.defaults());
      print_unused(stream.value(), sink, given_defaults(options));
      print_filled(stream.value(), sink, reader.defaults(), *laws.front());
    }
    total.add(summary.value());
  }
  return kDone;
}

int score(const ScoreOptions& options) {
  Exit failed = kDone;
  Session session(options.common, failed);
  if (failed != kDone) {
    return failed;
  }
  EntryDefaults defaults = session.reader().defaults();
  defaults.origin = options.origin.empty() ? defaults.origin : options.origin;
  const Result<const Schedule*> law =
      session.book().find(options.destination.empty() ? defaults.destination : options.destination);
  if (!law) {
    return failed_with(law.error());
  }
  const Schedule* schedule = law.value();
  defaults.destination = schedule->jurisdiction;
  const EntryReader reader(session.book(), defaults);
  if (!options.origin.empty() && !schedule->find_country(options.origin)) {
    return failed_with(usage("--origin '" + defaults.origin + "' is not a country",
                             "write the two letters of ISO 3166, e.g. KR, or the country's name"));
  }
  if (const auto fault = conflict_of(options)) {
    return failed_with(*fault);
  }
  const std::vector<std::string> files =
      options.files.empty() ? std::vector<std::string>{"-"} : options.files;
  if (files.front() == "-" && isatty(STDIN_FILENO) != 0) {
    return failed_with(
        usage("no file, and nothing comes from stdin", "tarex score FILE, or pipe lines in"));
  }
  BatchOptions batch = batch_of(options);
  EntryMemory entries;
  batch.entries = &entries;
  std::vector<std::string> read = files;
  if (const auto fault = read_columns(options.columns, *schedule, batch.renamed, read)) {
    return failed_with(*fault);
  }
  if (const auto fault = clashing_files(read, options.common.output, options.rejects)) {
    return failed_with(*fault);
  }
  ScoreOutput output = output_of(options);
  if (const auto fault =
          check_inputs(files, encoding_of(options), batch, *schedule, output.format)) {
    return failed_with(*fault);
  }
  ScoreSink sink;
  output.several = files.size() > 1;
  output.scenario = defaults.scenario;
  output.defaults = defaults;
  if (const auto fault = sink.open(std::move(output))) {
    return failed_with(*fault);
  }
  const std::vector<const Schedule*> laws = laws_from(*schedule, session.book());
  BatchSummary total;
  failed = score_files(files, options, batch, session, reader, laws, sink, total);
  if (failed != kDone) {
    if (!options.common.quiet && !sink.broken_pipe()) {
      print_unfinished(sink);
    }
    return failed;
  }
  if (const auto fault = sink.finish(total, laws)) {
    return sink.broken_pipe() ? kInputOutput : failed_with(*fault);
  }
  print_losses(sink);
  if (!options.common.quiet) {
    if (total.scored > 0) {
      print_defaults(sink, defaults, *schedule);
    }
    print_counts(total, sink);
  }
  if (total.in != total.scored + total.rejected) {
    return kBug;
  }
  return total.rejected > 0                          ? kSomeRejected
         : options.common.strict && total.ranges > 0 ? kRangeUnderStrict
                                                     : kDone;
}

}  // namespace

Action add_score(CLI::App& program, Words) {
  auto options = std::make_shared<ScoreOptions>();
  CLI::App* command =
      program.add_subcommand("score", "lines in (CSV or JSON lines), the same lines scored out");
  add_common(*command, options->common,
             {Format::automatic, Format::csv, Format::jsonl, Format::json});
  add_defaults(*command, options->common);
  add_rounding(*command, options->common);
  add_scenario(*command, options->common);
  command->get_option("--quiet")->description(
      "on stderr only what ends the run or is missing in the output: no counts, no notes, no "
      "faults of lines");
  command->add_option("files", options->files, "CSV or JSON lines; - is stdin");
  command->add_option("--input", options->input, "csv|jsonl (default: by the first character)")
      ->check(CLI::IsMember({"auto", "csv", "jsonl"}));
  command
      ->add_option(
          "--encoding", options->encoding,
          "auto|utf-8|cp949|utf-16 (default auto: UTF-8, else CP949; a byte order mark wins)")
      ->check(CLI::IsMember({"auto", "utf-8", "cp949", "utf-16"}));
  command->add_option("--origin,--from", options->origin,
                      "origin where there is no column for it (default KR)");
  command->add_option("--destination,--to", options->destination,
                      "destination where there is no column for it (default US)");
  command
      ->add_option("-j,--jobs", options->jobs,
                   "threads (default: as many as there are processors, at most 4)")
      ->check(CLI::Range(1U, 256U));
  command->add_option("--rejects", options->rejects,
                      "write the rejected lines there: place, fault, hint and the line as it was");
  command->add_option("--columns", options->columns,
                      "THEIRS=OURS,… names of the file's columns, or a FILE with one per line");
  command->add_option("--header", options->header,
                      "the input has no header row: these are its columns");
  command->add_flag("--no-header-row", options->no_header_row, "no header row in the output");
  command->add_option("--lines", options->rows, "duty: one CSV row per duty, fee or tax")
      ->check(CLI::IsMember({"entry", "duty"}));
  command->add_flag("--summary", options->summary,
                    "not the lines but their totals by product, measure and origin");
  add_csv_for(*command, options->csv_for);
  return [options] { return score(*options); };
}

}  // namespace tarex::cli
