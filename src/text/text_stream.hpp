#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "text/encoding.hpp"

namespace tarex {

/// What is wrong with a file that begins with these bytes and goes on, as `decode_text` says it:
/// for readers of whole files, which may have no end. `where.file` is left to the caller.
[[nodiscard]] std::optional<Error> refuse_beginning(std::string_view bytes,
                                                    Encoding requested = Encoding::automatic);

/// A file or pipe of any size as UTF-8, piece by piece.
///
/// One guess of the encoding for the whole: a byte order mark or what the caller asks for; else the
/// first piece decides, as `decode_text` does (a file that fits into it is judged whole); and while
/// everything is ASCII the guess waits. Bytes that do not fit stay in the text as bytes that are no
/// UTF-8: a fault of their line and not of the file.
class TextStream {
 public:
  /// @param path  "-" is standard input
  /// @return Error{io} that names the file and says why.
  [[nodiscard]] static Result<TextStream> open(std::string path,
                                               Encoding requested = Encoding::automatic);

  /// The same for readers that come back to the beginning: what a pipe gives is kept, in memory
  /// where it is short and else in a file without a name.
  [[nodiscard]] static Result<TextStream> open_twice(std::string path,
                                                     Encoding requested = Encoding::automatic);

  /// A text that is decoded already. @param path  for messages
  [[nodiscard]] static TextStream over(std::string text, std::string path);

  TextStream(TextStream&& other) noexcept;
  TextStream& operator=(TextStream&&) = delete;
  TextStream(const TextStream&) = delete;
  TextStream& operator=(const TextStream&) = delete;
  ~TextStream();

  /// Appends the next piece, about `wanted` bytes of the file. A piece may end inside a character
  /// but for CP949 and UTF-16, where it ends with a line.
  /// @return io, or bad_encoding when the file is no text or its first piece fits no encoding.
  [[nodiscard]] std::optional<Error> read(std::string& text, std::size_t wanted);

  /// Back to the beginning, of a stream that was opened by `open_twice`. @return io
  [[nodiscard]] std::optional<Error> rewind();

  [[nodiscard]] bool at_end() const noexcept { return at_end_ && raw_.empty(); }
  [[nodiscard]] const std::string& path() const noexcept { return path_; }
  /// As found so far.
  [[nodiscard]] Encoding encoding() const noexcept { return encoding_; }
  /// The encoding is a guess from bytes that are not ASCII, not stated by anybody.
  [[nodiscard]] bool guessed() const noexcept { return guessed_; }
  /// Bytes of the file before the first character of the text: the byte order mark.
  [[nodiscard]] std::size_t mark_size() const noexcept { return mark_size_; }
  /// Of the file, where that is known: for a progress bar.
  [[nodiscard]] std::optional<std::uint64_t> size() const noexcept { return size_; }

 private:
  TextStream() = default;
  [[nodiscard]] std::optional<Error> fill(std::string& bytes, std::size_t wanted);
  [[nodiscard]] std::optional<Error> keep_all();
  [[nodiscard]] std::optional<Error> begin(std::string& text);
  [[nodiscard]] std::optional<Error> decide(std::string& text, std::size_t from);
  [[nodiscard]] std::optional<Error> decode_lines(std::string& text);

  std::string path_;
  int descriptor_ = -1;
  bool owns_descriptor_ = false;
  bool at_end_ = false;
  bool begun_ = false;
  bool decided_ = false;
  bool guessed_ = false;
  Encoding requested_ = Encoding::automatic;
  Encoding encoding_ = Encoding::utf8;
  std::size_t mark_size_ = 0;
  std::string raw_;                  ///< bytes read and not yet decoded
  std::optional<std::string> kept_;  ///< all bytes of a pipe, if it is short
  std::size_t kept_used_ = 0;
  std::int64_t start_ = 0;  ///< of the file: standard input need not begin at its first byte
  std::optional<Cp949Decoder> cp949_;
  std::optional<std::uint64_t> size_;
};

}  // namespace tarex
