#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tarex/result.hpp"
#include "text/utf8.hpp"

namespace tarex {

inline constexpr std::size_t kMaxCsvFieldBytes = 64 * 1024;
inline constexpr std::size_t kMaxCsvRecordBytes = 1024 * 1024;
inline constexpr std::size_t kMaxCsvColumns = 1000;

/// How a CSV file is written, as its beginning shows.
struct CsvDialect {
  char delimiter = ',';
  bool cr_ends_lines = false;   ///< a lone CR ends a line, as on old Macs
  bool delimiter_line = false;  ///< the first line was `sep=X`, as Excel writes it
  std::size_t begin = 0;        ///< bytes before the first record: byte order marks, `sep=X`
  int line = 1;                 ///< physical line at `begin`
};

/// Looks at the beginning of a text, at least its first record.
/// - The delimiter is the one of a first line `sep=X`, else whichever of `,` `;` tab is most
///   frequent in the first record (outside quotes; a tie or none: `,`).
/// - A lone CR ends lines if the first line ends with one; else it is no line end.
/// @param delimiter  0 = find out; otherwise taken, and a line `sep=X` is not looked for
[[nodiscard]] CsvDialect sniff_csv(std::string_view text, char delimiter = 0);

/// One record of a CSV file. Reuse the same object for every `CsvReader::next`: its buffers stay.
/// `fields` and `raw` point into the reader's text or into the record; they hold until the next
/// call with this record, and survive moving it.
struct CsvRecord {
  CsvRecord() = default;
  CsvRecord(CsvRecord&&) = default;
  CsvRecord& operator=(CsvRecord&&) = default;
  CsvRecord(const CsvRecord&) = delete;
  CsvRecord& operator=(const CsvRecord&) = delete;
  ~CsvRecord() = default;

  std::vector<std::string_view> fields;   ///< unescaped; on a fault the fields before it
  std::vector<SourcePosition> positions;  ///< of each field's first character (after any quote)
  int line = 0;                           ///< physical line on which the record starts
  std::size_t byte_offset = 0;            ///< of the record's first byte in the reader's text
  std::string_view raw;                   ///< as written, without the last line end
  std::optional<Error> error;             ///< why the record cannot be used

  /// Unescaped fields live here; only the reader writes it.
  std::vector<char> arena;
};

/// Reads CSV as RFC 4180 has it, one record at a time, from UTF-8 text.
/// - LF and CRLF end a line, a lone CR where the dialect says so or the text ends; inside quotes
///   they belong to the field.
/// - Lines that are empty or hold only blanks are skipped, and so is a byte order mark at the start
///   of a record (files joined end to end). The last line needs no line end.
/// - A faulty record has `error` set (bad_csv, with file:line:column and source line) and reading
///   goes on at the next line: unclosed quote, text after a closing quote, quote inside an unquoted
///   field, a lone CR that ends no line, more than kMaxCsvFieldBytes, kMaxCsvRecordBytes or
///   kMaxCsvColumns, a NUL byte; a byte that is no UTF-8 (bad_encoding). Of a record with such a
///   byte all fields are there, with U+FFFD in its place. A quote whose field
///   runs over several lines and then goes wrong is reported where it opened, and reading goes on
///   at the line below, so that no later row is swallowed.
/// - Rows of unequal length are not faults here.
/// - No allocation per record once the record's buffers have grown, faults excepted.
class CsvReader {
 public:
  /// @param text  must outlive the reader and its records; a byte order mark is skipped.
  /// @param delimiter  0 = as `sniff_csv` finds it.
  CsvReader(std::string_view text, std::string file_name, char delimiter = 0)
      : CsvReader(text, std::move(file_name), sniff_csv(text, delimiter)) {}
  CsvReader(std::string_view text, std::string file_name, const CsvDialect& dialect);

  /// Puts the next record into `record`. @return false when there is none.
  [[nodiscard]] bool next(CsvRecord& record);

  /// Starts anew inside `text`, with the same file and dialect.
  /// @param offset  where a record starts; @param line  its physical line
  void restart(std::string_view text, std::size_t offset, int line);
  /// Offset of the next record's first byte, blank lines not yet passed.
  [[nodiscard]] std::size_t offset() const noexcept { return offset_; }
  /// Its physical line.
  [[nodiscard]] int line() const noexcept { return position_.line; }
  /// True if the last record could read otherwise were the text longer: a reader of blocks then
  /// comes back with more.
  [[nodiscard]] bool reached_end() const noexcept { return reached_end_; }

  /// The delimiter given or guessed.
  [[nodiscard]] char delimiter() const noexcept { return dialect_.delimiter; }
  [[nodiscard]] const CsvDialect& dialect() const noexcept { return dialect_; }
  /// Lines skipped so far because nothing but blanks stands in them.
  [[nodiscard]] std::size_t blank_lines() const noexcept { return blank_lines_; }

 private:
  /// A field that needed unescaping: its place in the arena, which may still move.
  struct Escaped {
    std::size_t field;
    std::size_t begin;
    std::size_t size;
  };
  enum class After { delimiter, line_end, fault };

  void skip_blank_lines();
  void skip_marks();
  [[nodiscard]] bool ends_line(std::size_t at) noexcept;
  void advance(std::string_view piece) noexcept;
  void refuse_damage(CsvRecord& record);
  void pass_line_end();
  After read_field(CsvRecord& record);
  After read_plain(CsvRecord& record);
  After read_quoted(CsvRecord& record);
  After end_field(CsvRecord& record);
  After fail(CsvRecord& record, std::size_t offset, SourcePosition at, std::string message,
             std::string hint);
  [[nodiscard]] std::size_t line_end_from(std::size_t offset) noexcept;

  std::string_view text_;
  std::string file_name_;
  CsvDialect dialect_;
  std::size_t blank_lines_ = 0;
  std::size_t offset_ = 0;   ///< next byte to read
  SourcePosition position_;  ///< of that byte
  bool reached_end_ = false;
  std::vector<Escaped> escaped_;
};

}  // namespace tarex
