#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/format.hpp"
#include "cli/score_writers.hpp"
#include "cli/taken_cells.hpp"
#include "tarex/batch.hpp"
#include "tarex/report.hpp"
#include "text/output_file.hpp"

namespace tarex::cli {

/// What one row of a CSV is, or that there are no rows but what they add up to.
enum class ScoreRows { lines, duties, summary };

/// What becomes of the lines of `score`.
struct ScoreOutput {
  std::string path = "-";
  std::string rejects;  ///< path of the file of rejected lines; empty = none
  Format format = Format::automatic;
  ScoreRows rows = ScoreRows::lines;
  CsvStyle csv;
  EntryDefaults defaults;  ///< last columns of a CSV say which the input has no columns for
  std::string scenario;    ///< a last column of a CSV says which; empty = none
  bool header_row = true;  ///< of a CSV
  bool quiet = false;
  bool several = false;  ///< files: a later one may be in another currency
};

/// Why a file cannot follow the first one in a CSV: a column that the first has not.
[[nodiscard]] std::optional<Error> column_not_in(const std::vector<BatchColumn>& first,
                                                 const std::string& first_path,
                                                 const std::vector<BatchColumn>& columns,
                                                 const std::string& path);

/// Writes scored lines, the file of rejected lines, messages and a progress bar, in the order of
/// the input.
class ScoreSink : public BatchSink {
 public:
  /// Opens the output. @return why it cannot be written
  [[nodiscard]] std::optional<Error> open(ScoreOutput output);

  std::optional<Error> columns(const std::vector<BatchColumn>& columns, BatchInput input) override;
  std::unique_ptr<LineWriter> writer() override;
  [[nodiscard]] Detail detail() const override {
    return output_.rows == ScoreRows::summary ? Detail::totals
           : format_ == Format::csv           ? Detail::flat
                                              : Detail::explained;
  }
  bool write(std::string_view lines, const BatchSummary& part, std::uint64_t done) override;
  void rejected(const RejectedLine& line) override;

  /// @param path  of the file that comes next. @param size  of it, if known: for the progress bar
  void begin_file(std::string path, std::optional<std::uint64_t> size);
  void end_file() { clear_progress(); }
  /// Ends the output and puts it in its place.
  /// @param laws  of all destinations, that of the default one first: a JSON document names those
  /// that its lines used, or the first
  [[nodiscard]] std::optional<Error> finish(const BatchSummary& total,
                                            std::span<const Schedule* const> laws);
  /// Those that lines of the last file were scored under; where none was, those that could be.
  [[nodiscard]] std::vector<const Schedule*> laws_of_file(
      std::span<const Schedule* const> laws) const;
  /// The reader of the output has left.
  [[nodiscard]] bool broken_pipe() const;
  /// Cells that got an apostrophe.
  [[nodiscard]] std::uint64_t neutralised() const { return totals_.neutralised; }
  /// Lines with members for which the CSV has no column.
  [[nodiscard]] std::uint64_t cut() const { return totals_.cut; }
  /// What was handed over so far.
  [[nodiscard]] const BatchSummary& counted() const { return counted_; }
  /// Every line of the output says what holds for this column, or the input does.
  [[nodiscard]] bool shows(std::string_view column) const;
  /// The last file names this column; of JSON lines, one of the first lines.
  [[nodiscard]] bool reads(const std::string& column) const;
  /// The currency that the header of the last CSV says, with the name that does; empty for dollars.
  [[nodiscard]] const std::string& named_currency() const { return named_currency_; }
  /// The term of delivery that it says, likewise; empty for none.
  [[nodiscard]] const std::string& named_term() const { return named_term_; }
  /// What the last file calls a column; empty if it has none.
  [[nodiscard]] std::string label_of(std::string_view column) const;
  /// A file was one of JSON lines, each of which says for itself what holds.
  [[nodiscard]] bool read_json() const { return read_json_; }
  [[nodiscard]] bool several() const { return output_.several; }
  /// The output has a place for this column of the last file, which tarex does not know.
  [[nodiscard]] bool carries(const std::string& column) const;
  /// The first of several files has this column, and so has every row of the CSV; the last file
  /// does not, so that its rows show what was taken.
  [[nodiscard]] bool fills(const std::string& column) const;
  /// Warnings for which the output has no place.
  [[nodiscard]] std::vector<std::string> unsaid_warnings() const;

 private:
  [[nodiscard]] std::optional<Error> useless_option() const;
  [[nodiscard]] TakenCells taken() const;
  void say_apart();
  [[nodiscard]] bool first_has(std::string_view column) const;
  void say(const Errors& errors);
  void show_progress(std::uint64_t done);
  void clear_progress();
  void put(std::string_view text);

  ScoreOutput output_;
  std::optional<OutputFile> file_;
  std::optional<OutputFile> rejects_;
  Format format_ = Format::csv;
  std::optional<std::vector<BatchColumn>> columns_;  ///< of the first file
  std::string first_path_;
  std::string path_;                 ///< of the file at hand
  std::vector<std::string> cells_;   ///< columns of the file at hand
  std::vector<std::string> labels_;  ///< what it calls them
  bool says_currency_ = false;       ///< by a column for it, or in the name of the value
  bool says_term_ = false;           ///< of delivery, likewise
  std::string named_currency_;
  std::string named_term_;
  bool first_ = true;        ///< no element of the JSON document yet
  bool json_lines_ = false;  ///< the file at hand
  bool read_json_ = false;   ///< any
  std::uint64_t said_ = 0;
  BatchSummary counted_;
  std::optional<std::uint64_t> size_;
  bool progress_ = false;  ///< stderr is a terminal
  bool shown_ = false;
  std::chrono::steady_clock::time_point begun_;
  std::chrono::steady_clock::time_point last_shown_;
  LawsMet laws_before_;  ///< that lines of earlier files were scored under
  ScoreTotals totals_;
  std::string rejects_text_;
  std::optional<Error> fault_;
};

}  // namespace tarex::cli
