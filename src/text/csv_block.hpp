#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tarex/result.hpp"
#include "tarex/row_cells.hpp"
#include "text/csv_index.hpp"
#include "text/csv_reader.hpp"
#include "text/text_arena.hpp"

namespace tarex {

/// One field of a record: its text without quotes. It points into the block or its arena.
struct Cell {
  const char* begin = nullptr;
  std::uint32_t size = 0;
  std::uint32_t column = 0;  ///< index into the columns that the block knows
  [[nodiscard]] std::string_view text() const { return {begin, size}; }
};

/// One record of a block.
struct BlockRecord {
  std::uint32_t begin = 0;  ///< of the record in the block's text
  std::uint32_t size = 0;   ///< without the line end
  /// Index into RecordBlock::cells; for an indexed record into the places of RecordBlock::index,
  /// of the one before it.
  std::uint32_t first_cell = 0;
  std::uint32_t cells = 0;
  std::int32_t line = 0;    ///< physical line of the file on which the record starts
  std::int32_t lines = 1;   ///< how many physical lines it takes
  std::int32_t fault = -1;  ///< index into RecordBlock::faults
  bool indexed = false;     ///< its cells are in RecordBlock::index
  bool quoted = false;      ///< an indexed one with cells in quotes, which hold no quotes
  bool canonical = true;    ///< an indexed one without quotes where none are needed
  bool joins = false;       ///< goes with the record before it (set by the block's maker)
  bool again = false;       ///< its group ended before (set by the block's maker)
  bool in_order = true;     ///< its cells are in the order of the columns
  bool values = false;      ///< some of its cells are JSON values
};

/// The text of a cell of an indexed record, of which `written` may stand in quotes.
[[nodiscard]] inline std::string_view unquoted(std::string_view written) {
  return written.starts_with('"') ? written.substr(1, written.size() - 2) : written;
}

/// Some records that stand one after the other, split into cells. Reused: its memory stays.
struct RecordBlock {
  static constexpr std::size_t kPadding = 16;  ///< readable bytes behind the text

  std::string buffer;    ///< the text and the padding
  std::size_t size = 0;  ///< of the text
  std::vector<BlockRecord> records;
  std::vector<Cell> cells;  ///< of records that are not indexed
  CsvIndex index;
  std::vector<Error> faults;
  TextArena arena;  ///< unescaped cells

  [[nodiscard]] std::string_view text() const { return {buffer.data(), size}; }
  [[nodiscard]] std::string_view raw(const BlockRecord& record) const {
    return text().substr(record.begin, record.size);
  }
  /// The cells of an indexed record, with their quotes.
  [[nodiscard]] RowCells row_of(const BlockRecord& record) const {
    return {buffer.data(), index.places() + record.first_cell, record.cells};
  }
  /// Precondition: at < record.cells.
  [[nodiscard]] Cell cell(const BlockRecord& record, std::uint32_t at) const {
    if (!record.indexed) {
      return cells[record.first_cell + at];
    }
    const std::string_view text = unquoted(row_of(record)[at]);
    return {text.data(), static_cast<std::uint32_t>(text.size()), at};
  }
  void clear_records() {
    records.clear();
    cells.clear();
    index.clear();
    faults.clear();
    arena.clear();
  }
};

/// Splits blocks of CSV into records, with the very rules of CsvReader: plain records by what the
/// index of the block shows, all others by CsvReader itself.
class CsvBlockScanner {
 public:
  CsvBlockScanner(const std::string& file, const CsvDialect& dialect)
      : reader_(std::string_view(), file, dialect), delimiter_(dialect.delimiter) {}

  /// Appends the records of `block.text()` from `offset` on to the block.
  /// @param last  the text ends with the file; otherwise a record that more text could change is
  ///   left for later
  /// @param line  physical line at `offset`; moved on
  /// @return the offset of the first byte not used.
  ///
  /// A faulty record of more than kMaxCsvRecordBytes is cut to that; its end is not waited for.
  [[nodiscard]] std::size_t scan(RecordBlock& block, std::size_t offset, bool last, int& line);

  /// The text used ends inside a line whose fault is said: the next scan passes over the rest.
  [[nodiscard]] bool passing() const noexcept { return passing_; }
  /// For callers that scan again, or use less than was scanned.
  void pass(bool rest_of_line) noexcept { passing_ = rest_of_line; }

 private:
  /// How far the index has been used.
  struct Cursor {
    std::size_t place = 0;      ///< of the character before the next record
    std::size_t line_feed = 0;  ///< the first behind it, a position in CsvIndex::line_feeds
    std::size_t odd = 0;        ///< the first behind it, a position in CsvIndex::odd
  };
  [[nodiscard]] bool take_plain(RecordBlock& block, Cursor& cursor, std::size_t& offset,
                                int line) const;
  [[nodiscard]] bool drop_quoted(RecordBlock& block, BlockRecord& record, std::size_t end) const;
  [[nodiscard]] bool read_any(RecordBlock& block, std::size_t& offset, bool last, int& line);
  [[nodiscard]] std::size_t rest_of_line(std::string_view text, std::size_t offset, bool last);
  void pass_blank_lines(std::string_view text, std::size_t& offset, int& line) const;

  CsvReader reader_;
  CsvRecord record_;
  char delimiter_;
  bool passing_ = false;
};

/// Where the cells of one record start, found by reading it again: for error messages.
[[nodiscard]] std::vector<SourcePosition> csv_positions(std::string_view raw, int line,
                                                        const CsvDialect& dialect);

}  // namespace tarex
