#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "tarex/result.hpp"
#include "text/temporary_files.hpp"

namespace tarex {

/// A file that is replaced whole or not at all: what is written goes to a temporary file beside the
/// target, and `commit` puts it in the target's place. Without `commit` the target stays untouched
/// and the temporary file is removed.
///
/// "-" is standard output. A target that is no regular file (a pipe, /dev/null) or that names an
/// open descriptor (/dev/stderr, /dev/fd/3: text/named_descriptor.hpp) is written directly. A
/// symbolic link is followed. A new file gets the usual permissions, an old one keeps its own.
/// Writes are not buffered: hand over blocks. The program must ignore SIGPIPE for `broken_pipe` to
/// be seen. All errors are ErrorCode::io.
class OutputFile {
 public:
  [[nodiscard]] static Result<OutputFile> open(std::string path);

  OutputFile(OutputFile&& other) noexcept;
  OutputFile& operator=(OutputFile&& other) noexcept;
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;
  ~OutputFile();

  /// Writes all of `bytes`. After an error every further call returns that error.
  [[nodiscard]] std::optional<Error> write(std::string_view bytes);

  /// Makes the result durable and visible under its name. Nothing can be written afterwards.
  [[nodiscard]] std::optional<Error> commit();

  /// The reader of our output has left; usually no reason for a message.
  [[nodiscard]] bool broken_pipe() const noexcept { return broken_pipe_; }

 private:
  OutputFile() = default;
  [[nodiscard]] static Result<OutputFile> open_beside(OutputFile file, unsigned int permissions,
                                                      bool keep_permissions);
  std::optional<Error> fail(std::string_view action, int error_number);
  [[nodiscard]] std::optional<Error> commit_direct();
  void discard() noexcept;

  std::string path_;       ///< as the user wrote it, for messages
  std::string target_;     ///< where the file will be, links resolved
  std::string temporary_;  ///< empty when written directly
  TemporaryName held_;     ///< the same, for signals
  int descriptor_ = -1;
  bool owns_descriptor_ = false;
  bool broken_pipe_ = false;
  std::optional<Error> failure_;
};

/// The whole contents of a file; "-" is standard input.
/// @param refuse  what is wrong with the first 256 KiB of a file that goes on, if anything: it is
///   read no further then, and this is the error
/// @return Error{io} that names the file and says why: missing, a directory, not permitted, …
[[nodiscard]] Result<std::string> read_file(
    const std::string& path,
    const std::function<std::optional<Error>(std::string_view)>& refuse = {});

}  // namespace tarex
