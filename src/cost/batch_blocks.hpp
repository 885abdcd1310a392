#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cost/csv_header.hpp"
#include "tarex/batch.hpp"
#include "text/csv_block.hpp"
#include "text/json_line.hpp"
#include "text/text_stream.hpp"

namespace tarex::detail {

/// A part of the input: whole records, and whole groups of lines that share an entry.
struct BatchBlock : RecordBlock {
  std::uint64_t sequence = 0;
  std::uint64_t byte_offset = 0;            ///< of the text's first byte in the file
  Encoding encoding = Encoding::utf8;       ///< of the file, as far as known
  std::uint64_t done = 0;                   ///< bytes of the file up to the text's end
  std::vector<const BatchColumn*> columns;  ///< by Cell::column; they live as long as the maker
  std::int32_t entry_column = -1;           ///< index into columns
};

/// Different keys met before, 128 bits of each: two keys are taken for one with a chance below
/// 10^-20 for ten million entries.
class KeySet {
 public:
  /// @return true if the key is new.
  bool insert(std::string_view key);

 private:
  struct Mark {
    std::uint64_t a = 0;
    std::uint64_t b = 0;
  };
  void grow();
  std::vector<Mark> slots_;
  std::size_t used_ = 0;
};

/// Cuts a stream into blocks. Not for use by two threads at once: callers take turns.
class BlockMaker {
 public:
  BlockMaker(TextStream& stream, const BatchOptions& options, const Schedule& schedule)
      : stream_(stream), options_(options), schedule_(schedule) {}

  /// Reads the header. @return why the stream cannot be used.
  [[nodiscard]] std::optional<Error> begin();
  /// csv or jsonl, after `begin`.
  [[nodiscard]] BatchInput input() const { return input_; }
  [[nodiscard]] const CsvDialect& dialect() const { return dialect_; }
  [[nodiscard]] const std::string& file() const { return stream_.path(); }
  /// Of the header; of JSON lines those of the first lines.
  [[nodiscard]] std::vector<BatchColumn> columns() const;

  /// Fills `block` anew. @return false at the end, and after a failure to read.
  [[nodiscard]] bool next(BatchBlock& block);
  [[nodiscard]] const std::optional<Error>& failure() const { return failure_; }
  /// What is worth knowing of the whole, after the last block.
  [[nodiscard]] std::vector<std::string> notes() const;

 private:
  [[nodiscard]] std::optional<Error> read_header();
  [[nodiscard]] std::optional<Error> use_header(const CsvRecord& record, const std::string& file);
  void skip(std::size_t size, int line);
  void note_unnamed(const BatchBlock& block, const BlockRecord& record);
  void learn_columns();
  [[nodiscard]] bool more(std::size_t wanted);
  void scan(BatchBlock& block);
  void scan_csv(BatchBlock& block);
  void scan_jsonl(BatchBlock& block);
  void json_line(BatchBlock& block, BlockRecord& record, std::string_view line);
  [[nodiscard]] std::optional<Error> parse_line(BatchBlock& block, BlockRecord& record,
                                                std::string_view line);
  [[nodiscard]] std::uint32_t column_of(BatchBlock& block, std::string_view key);
  [[nodiscard]] bool two_of_one_meaning(const BatchBlock& block, const BlockRecord& record) const;
  [[nodiscard]] std::string_view key_of(const BatchBlock& block, const BlockRecord& record) const;
  [[nodiscard]] bool keep_whole_groups(BatchBlock& block);
  void mark_groups(BatchBlock& block);
  void count_blanks(const BatchBlock& block);
  void check_widths(BatchBlock& block);
  void add_fault(BatchBlock& block, BlockRecord& record, Error error) const;

  TextStream& stream_;
  const BatchOptions& options_;
  const Schedule& schedule_;
  BatchInput input_ = BatchInput::csv;
  CsvDialect dialect_;
  CsvHeader header_;
  bool has_unnamed_ = false;
  std::vector<char> unnamed_seen_;  ///< a note says so
  std::vector<std::string> notes_;
  std::uint64_t records_ = 0;
  std::uint64_t blank_lines_ = 0;
  std::string pending_;  ///< decoded, not yet in a block
  std::uint64_t offset_ = 0;
  int line_ = 1;
  std::uint64_t sequence_ = 0;
  bool last_ = false;     ///< the block being cut ends with the file
  std::size_t used_ = 0;  ///< of its text, by the last scan
  int line_after_ = 1;    ///< physical line there
  std::optional<CsvBlockScanner> scanner_;
  std::deque<BatchColumn> columns_;  ///< never moved, so that blocks may point to them
  std::int32_t entry_column_ = -1;
  std::vector<FlatMember> members_;
  std::uint32_t guess_ = 0;  ///< the column that the next key may be
  std::string entry_;
  KeySet entries_;
  std::optional<Error> failure_;
};

}  // namespace tarex::detail
