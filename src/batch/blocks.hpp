#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "batch/block.hpp"
#include "batch/csv_row_check.hpp"
#include "batch/entry_groups.hpp"
#include "batch/json_line_scanner.hpp"
#include "tarex/batch.hpp"
#include "text/csv_block.hpp"
#include "text/text_stream.hpp"

namespace tarex::detail {

/// Cuts a stream into blocks. Not for use by two threads at once: callers take turns.
class BlockMaker {
 public:
  BlockMaker(TextStream& stream, const BatchOptions& options, const Schedule& schedule)
      : stream_(stream),
        options_(options),
        schedule_(schedule),
        json_lines_(stream.path(), options, schedule, columns_),
        groups_(options.entries == nullptr ? entries_ : options.entries->keys()) {}
  BlockMaker(const BlockMaker&) = delete;
  BlockMaker& operator=(const BlockMaker&) = delete;

  /// Reads the header. @return why the stream cannot be used.
  [[nodiscard]] std::optional<Error> begin();
  /// csv or jsonl, after `begin`.
  [[nodiscard]] BatchInput input() const { return input_; }
  [[nodiscard]] const CsvDialect& dialect() const { return dialect_; }
  [[nodiscard]] const std::string& file() const { return stream_.path(); }
  /// Of the header; of JSON lines those of the first lines.
  [[nodiscard]] std::vector<BatchColumn> columns() const;

  /// Fills `block` anew. @param wanted  bytes of input, at most BatchOptions::block_bytes of them
  /// @return false at the end, and after a failure to read.
  [[nodiscard]] bool next(BatchBlock& block, std::size_t wanted);
  [[nodiscard]] const std::optional<Error>& failure() const { return failure_; }
  /// What is worth knowing of the whole, after the last block.
  [[nodiscard]] std::vector<std::string> notes() const;
  /// BatchSummary::unread, after `begin`.
  [[nodiscard]] std::vector<std::string> unread() const;

 private:
  [[nodiscard]] std::optional<Error> read_header();
  [[nodiscard]] std::optional<Error> use_header(const CsvRecord& record, const std::string& file,
                                                std::uint64_t blank_lines);
  void skip(std::size_t size, int line);
  void learn_columns();
  [[nodiscard]] bool more(std::size_t wanted);
  void scan(BatchBlock& block);
  [[nodiscard]] Error too_long() const;

  TextStream& stream_;
  const BatchOptions& options_;
  const Schedule& schedule_;
  BatchInput input_ = BatchInput::csv;
  CsvDialect dialect_;
  std::vector<std::string> notes_;  ///< of the header
  std::string pending_;             ///< decoded, not yet in a block
  std::uint64_t offset_ = 0;
  int line_ = 1;
  std::uint64_t sequence_ = 0;
  bool last_ = false;                ///< the block being cut ends with the file
  std::size_t used_ = 0;             ///< of its text, by the last scan
  int line_after_ = 1;               ///< physical line there
  bool passing_ = false;             ///< a line begun before goes on there, and its fault is said
  bool passing_after_ = false;       ///< the same behind the last scan
  std::deque<BatchColumn> columns_;  ///< never moved, so that blocks may point to them
  std::int32_t entry_column_ = -1;
  std::optional<CsvBlockScanner> scanner_;
  std::optional<CsvRowCheck> check_;
  JsonLineScanner json_lines_;
  KeySet entries_;
  EntryGroups groups_;
  std::optional<Error> failure_;
};

}  // namespace tarex::detail
