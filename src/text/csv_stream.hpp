#pragma once

#include <optional>
#include <string>

#include "tarex/result.hpp"
#include "text/csv_block.hpp"
#include "text/csv_reader.hpp"
#include "text/text_stream.hpp"

namespace tarex {

/// The records of a CSV file or pipe of any length and encoding, one by one and as often as wanted,
/// in memory that does not grow with it. What `CsvReader` would say of the whole text, this says
/// too.
class CsvStream {
 public:
  /// @return Error{io} or Error{bad_encoding} that names the file.
  [[nodiscard]] static Result<CsvStream> open(const std::string& path,
                                              Encoding requested = Encoding::automatic);
  /// @param utf8  without byte order mark
  [[nodiscard]] static CsvStream of_text(std::string utf8, std::string file_name);

  /// As `CsvReader::next`, with positions in the whole file. Views hold until the next call.
  /// @return false at the end, and after a failure to read.
  [[nodiscard]] bool next(CsvRecord& record);
  /// The same without positions, which cost a look at every character.
  [[nodiscard]] bool next_fields(CsvRecord& record);
  /// Back to the first record.
  void rewind();
  /// Why the file could not be read to its end.
  [[nodiscard]] const std::optional<Error>& failure() const { return failure_; }
  [[nodiscard]] const std::string& file_name() const { return file_name_; }
  /// What the user should know of the file as a whole; mostly nothing. Holds once all was read.
  [[nodiscard]] const std::string& note() const { return note_; }
  /// The first character that is neither blank nor line end; 0 if there is none.
  [[nodiscard]] char first_character();
  /// All of the text, for readers that need it whole; nothing is left in the stream.
  [[nodiscard]] Result<std::string> take_text();

 private:
  CsvStream() = default;
  [[nodiscard]] bool advance();
  void read_on();
  void read_again(const BlockRecord& found, CsvRecord& record);

  std::string file_name_;
  std::string note_;
  std::optional<TextStream> stream_;  ///< nothing: the block holds the whole text
  RecordBlock block_;
  std::string tail_;      ///< of the piece: bytes of a character that the next piece ends
  std::size_t next_ = 0;  ///< of the block's records
  std::size_t used_ = 0;  ///< bytes of the block that are in records
  int line_ = 1;          ///< physical line there
  std::optional<CsvDialect> dialect_;
  std::optional<CsvBlockScanner> scanner_;
  std::optional<CsvReader> reader_;  ///< for records that are not plain
  std::optional<Error> failure_;
};

}  // namespace tarex
