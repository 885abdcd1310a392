#pragma once

#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "tarex/result.hpp"
#include "text/csv_reader.hpp"
#include "text/encoding.hpp"

namespace tarex {

/// The records of a CSV file of any length, in memory that does not grow with it: a window moves
/// over the file. What `CsvReader` would say of the whole text, this says too, since a record is
/// read only while more than the longest possible record lies ahead of it.
class CsvStream {
 public:
  /// A regular file in UTF-8 is read in blocks, after one pass that checks it; a pipe, or a file in
  /// another encoding, is read whole. @return Error{io} or Error{bad_encoding} that names the file.
  [[nodiscard]] static Result<CsvStream> open(const std::string& path,
                                              Encoding requested = Encoding::automatic);
  /// @param utf8  without byte order mark
  [[nodiscard]] static CsvStream of_text(std::string utf8, std::string file_name);

  /// As `CsvReader::next`, with positions in the whole file. Views hold until the next call.
  [[nodiscard]] bool next(CsvRecord& record);
  /// Back to the first record.
  void rewind();
  [[nodiscard]] const std::string& file_name() const { return file_name_; }
  /// What the user should know of the file as a whole; mostly nothing.
  [[nodiscard]] const std::string& note() const { return note_; }
  /// The first character that is neither blank nor line end; 0 if there is none.
  [[nodiscard]] char first_character() const;
  /// All of the text, for readers that need it whole. Empty error = it worked.
  [[nodiscard]] Result<std::string> take_text();

 private:
  struct Closer {
    void operator()(std::FILE* file) const { static_cast<void>(std::fclose(file)); }
  };
  CsvStream() = default;
  void refill();
  void start_reader();

  std::string file_name_;
  std::string note_;
  std::unique_ptr<std::FILE, Closer> file_;  ///< null: the window is all there is
  std::string window_;
  bool at_end_ = true;  ///< nothing follows the window
  std::size_t consumed_ = 0;
  bool begun_ = false;                 ///< the window's first byte is not the file's
  int base_line_ = 1;                  ///< line of the window's first byte
  std::optional<CsvDialect> dialect_;  ///< of the file, once its beginning was seen
  std::optional<CsvReader> reader_;
};

}  // namespace tarex
