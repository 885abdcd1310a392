#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tarex/result.hpp"
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
  std::uint32_t first_cell = 0;
  std::uint32_t cells = 0;
  std::int32_t line = 0;    ///< physical line of the file on which the record starts
  std::int32_t lines = 1;   ///< how many physical lines it takes
  std::int32_t fault = -1;  ///< index into RecordBlock::faults
  bool bare = false;        ///< no quotes, escapes or blanks around: cells are cut at delimiters
  bool joins = false;       ///< goes with the record before it (set by the block's maker)
  bool again = false;       ///< its group ended before (set by the block's maker)
};

/// Some records that stand one after the other, split into cells. Reused: its memory stays.
struct RecordBlock {
  static constexpr std::size_t kPadding = 16;  ///< readable bytes behind the text

  std::string buffer;    ///< the text and the padding
  std::size_t size = 0;  ///< of the text
  std::vector<BlockRecord> records;
  std::vector<Cell> cells;
  std::vector<Error> faults;
  TextArena arena;  ///< unescaped cells

  [[nodiscard]] std::string_view text() const { return {buffer.data(), size}; }
  [[nodiscard]] std::string_view raw(const BlockRecord& record) const {
    return text().substr(record.begin, record.size);
  }
  [[nodiscard]] const Cell* cells_of(const BlockRecord& record) const {
    return cells.data() + record.first_cell;
  }
  void clear_records() {
    records.clear();
    cells.clear();
    faults.clear();
    arena.clear();
  }
};

/// Splits blocks of CSV into records, with the very rules of CsvReader: plain records by a quick
/// scan, all others by CsvReader itself.
class CsvBlockScanner {
 public:
  CsvBlockScanner(const std::string& file, const CsvDialect& dialect)
      : reader_(std::string_view(), file, dialect), delimiter_(dialect.delimiter) {}

  /// Appends the records of `block.text()` from `offset` on to the block.
  /// @param last  the text ends with the file; otherwise a record that more text could change is
  ///   left for later
  /// @param line  physical line at `offset`; moved on
  /// @return the offset of the first byte not used.
  [[nodiscard]] std::size_t scan(RecordBlock& block, std::size_t offset, bool last, int& line);

 private:
  [[nodiscard]] bool scan_plain(RecordBlock& block, std::size_t& offset, int line) const;
  [[nodiscard]] bool scan_any(RecordBlock& block, std::size_t& offset, bool last, int& line);

  CsvReader reader_;
  CsvRecord record_;
  char delimiter_;
};

/// Where the cells of one record start, found by reading it again: for error messages.
[[nodiscard]] std::vector<SourcePosition> csv_positions(std::string_view raw, int line,
                                                        const CsvDialect& dialect);

}  // namespace tarex
