#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tarex/entry_reader.hpp"

/// Lines in, lines out: the same `assess_line` as a single quote, in a loop over blocks of a
/// stream, on as many threads as wanted. Memory does not grow with the number of lines, only with
/// the number of different entries and the longest one.
namespace tarex {

class TextStream;

enum class BatchInput { automatic, csv, jsonl };

/// A column of the input.
struct BatchColumn {
  std::string label;     ///< for the output: as the file names it, made unique
  std::string name;      ///< canonical, or the user's own; no two alike
  bool known = false;    ///< one that an entry line has
  bool checked = true;   ///< `misspelled_column` found nothing
  bool unnamed = false;  ///< the header has no name for it: empty cells are nothing
  bool fixed = false;    ///< known, and echoed in one place wherever the line names it
  bool number = false;   ///< known, and holds a number
  bool json = false;     ///< its cells are JSON values as they stand in the file, and no strings
  std::string currency = {};  ///< an amount whose name says its currency: the code
  std::string term = {};      ///< of delivery, that the mapped name of a value says: CIF
  std::string misfit = {};    ///< --columns says it is a column that its name says it is not: why
  std::string hint = {};      ///< what would be right then
};

/// A line that could not be scored, and all that is wrong with it.
struct RejectedLine {
  std::size_t row = 0;            ///< physical line of the file on which the record starts
  std::uint64_t byte_offset = 0;  ///< of the record in the file
  std::string raw;                ///< as written (in UTF-8), without the last line end
  Errors errors;                  ///< with file, line and column; at least one
  std::vector<GivenField> given;  ///< only for the LineWriter
};

/// Turns assessed lines into the text of the output. Each thread has its own.
class LineWriter {
 public:
  LineWriter() = default;
  LineWriter(const LineWriter&) = delete;
  LineWriter& operator=(const LineWriter&) = delete;
  virtual ~LineWriter() = default;
  /// True if InputLine::cells will do where a line has them.
  [[nodiscard]] virtual bool takes_cells() const { return false; }
  virtual void scored(std::string& out, std::size_t row, const InputLine& line,
                      const LineAssessment& assessment, const Plan& plan) = 0;
  virtual void rejected(std::string& out, const RejectedLine& line) = 0;
};

/// in = scored + rejected, always.
struct BatchSummary {
  std::uint64_t in = 0;
  std::uint64_t scored = 0;
  std::uint64_t ranges = 0;
  std::uint64_t rejected = 0;
  std::vector<std::string> notes;  ///< about the file as a whole, for stderr
  /// Columns that tarex does not know, as the file names them; of JSON lines those of the first
  /// lines.
  std::vector<std::string> unread;
  /// A claim that changes nothing: on how many lines, and which is the first.
  struct Idle {
    std::uint64_t lines = 0;
    std::size_t first = 0;
  };
  std::map<std::string, Idle> idle;  ///< by the name of the claim
  /// Columns that a scenario scales: how many scored lines do not state them.
  std::map<std::string, std::uint64_t> unscaled;
  std::uint64_t returned = 0;  ///< rejected lines whose entry had ended: it was priced without them
  void add(const BatchSummary& other);
};

/// Where the output goes. All calls but `writer` come in the order of the input and never two at a
/// time; each line of the input is in exactly one of them.
class BatchSink {
 public:
  BatchSink() = default;
  BatchSink(const BatchSink&) = delete;
  BatchSink& operator=(const BatchSink&) = delete;
  virtual ~BatchSink() = default;
  /// Once for every file, before its lines, when the columns are known; of JSON lines those of the
  /// first lines. @param input  never automatic
  /// @return what is wrong with these columns, if they cannot follow what was written before.
  [[nodiscard]] virtual std::optional<Error> columns(const std::vector<BatchColumn>& columns,
                                                     BatchInput input) = 0;
  /// A writer for one thread. Called after `columns`, from the thread that called `score_stream`.
  [[nodiscard]] virtual std::unique_ptr<LineWriter> writer() = 0;
  /// How much the writers print. Called after `columns`.
  [[nodiscard]] virtual Detail detail() const { return Detail::explained; }
  /// The lines of one part of the input. @param done  bytes of the file read so far
  /// @return false when nothing more can be written: the batch stops.
  [[nodiscard]] virtual bool write(std::string_view lines, const BatchSummary& part,
                                   std::uint64_t done) = 0;
  /// A rejected line; its place in the output is in `write`.
  virtual void rejected(const RejectedLine& line) = 0;
};

namespace detail {
class KeySet;
}

/// The entries of several files that are scored one after the other. An entry does not go on in
/// another file.
class EntryMemory {
 public:
  EntryMemory();
  EntryMemory(const EntryMemory&) = delete;
  EntryMemory& operator=(const EntryMemory&) = delete;
  ~EntryMemory();
  [[nodiscard]] detail::KeySet& keys() { return *entries_; }

 private:
  std::unique_ptr<detail::KeySet> entries_;
};

struct BatchOptions {
  BatchInput input =
      BatchInput::automatic;  ///< automatic: JSON lines if the first character is `{`
  unsigned jobs = 1;          ///< threads
  /// Names in the file and the columns they stand for, ahead of all names tarex knows.
  std::vector<std::pair<std::string, std::string>> renamed;
  /// Columns of a CSV that has no header row.
  std::optional<std::string> header;
  /// Columns of the output besides those of every output: the user's own get other names.
  std::vector<std::string> output_names;
  EntryMemory* entries = nullptr;       ///< of the files before this one; null = there are none
  std::size_t block_bytes = 64 * 1024;  ///< of input that a thread takes at a time
};

/// What a text is, after looking at its first characters.
[[nodiscard]] BatchInput input_of(std::string_view text, BatchInput requested);

/// What is known of a stream before its lines are read.
struct BatchHeader {
  std::vector<BatchColumn> columns;    ///< of JSON lines those of the first lines
  BatchInput input = BatchInput::csv;  ///< never automatic
};

/// Reads the beginning of a stream, which is of no more use afterwards.
/// @param schedule  of the destination of lines that name none
/// @return the errors with which `score_stream` would refuse the whole of it.
[[nodiscard]] Result<BatchHeader> read_batch_header(TextStream& stream, const BatchOptions& options,
                                                    const Schedule& schedule);

/// Scores a stream. Lines with the same `entry` must be adjacent, with one date, destination and
/// currency; they share the limits of entry-level fees. The output is the same for any number of
/// threads.
/// @return an Error if the stream cannot be read or used at all (no header, a header that names no
/// known column, misspelled columns). Throws what the sink throws, and std::bad_alloc, on the
/// thread that called, once all threads have stopped.
[[nodiscard]] Result<BatchSummary> score_stream(TextStream& stream, const BatchOptions& options,
                                                LawBook& book, const EntryReader& reader,
                                                BatchSink& sink);

}  // namespace tarex
