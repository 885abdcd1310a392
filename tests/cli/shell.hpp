#pragma once

#include <string>

/// Runs commands as a user would, in a folder of their own.
namespace tarex::cli_test {

/// What a command printed and how it ended.
struct Outcome {
  std::string out;
  std::string err;
  int code = 0;  ///< exit code; 128 + signal if it was killed
};

enum class Streams {
  apart,
  together
};  ///< together: stderr goes into `out`, in the order of writing

/// A folder that looks like the repository to `tarex` (data/, README.md) with the files of
/// tests/cli/files beside them; removed at the end. Commands see TZ=UTC, LC_ALL=C, NO_COLOR and
/// `tarex` on the PATH, and nothing else of the environment.
class Scratch {
 public:
  Scratch();
  ~Scratch();
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  /// Runs a command with /bin/sh and without input. Throws std::runtime_error if that is not
  /// possible.
  [[nodiscard]] Outcome run(const std::string& command, Streams streams = Streams::apart) const;

 private:
  std::string folder_;
};

/// The whole file; throws std::runtime_error if it cannot be read.
[[nodiscard]] std::string read_text(const std::string& path);
void write_text(const std::string& path, const std::string& text);

}  // namespace tarex::cli_test
