#pragma once

#include <string>
#include <vector>

#include "cli/shell.hpp"

/// Transcripts: commands and, to the byte, what they print. The form of tests/cli/*.test and
/// tests/errors/*.test:
///
///     # A remark, before the first command or after a blank line.
///     $ tarex quote 7326908688 10000 --date 2026-05-01
///     Total duty  5,290.00        a line of stdout
///     2> warning: …               a line of stderr
///     = 3                         the exit code, when it is not 0
///
/// - A blank line before the next command (or at the end of the file) separates and is not
/// expected.
/// - A command goes on in the next line after a backslash, and in lines that start with `> `.
/// - `1> ` starts a line of stdout that would be read as something else; blank lines are written as
/// they are.
/// - `\ no newline at the end` says that the line before it (`2> \ …` for stderr) ends without one.
/// - The commands of one file share a folder and run one after the other.
///
/// `TAREX_UPDATE_GOLDEN=1 ctest -R transcript` writes what tarex prints today into the files:
/// review the difference as code.
namespace tarex::cli_test {

/// One command with what it prints.
struct Block {
  std::vector<std::string> remarks;  ///< lines before the command, blank ones too
  std::string command;               ///< lines joined by newlines, prefixes taken off
  std::string command_text;          ///< as written, with its newline
  Outcome expected;
  int line = 0;        ///< of the command
  int first_line = 0;  ///< of what is expected
};

struct Transcript {
  std::vector<Block> blocks;
  std::vector<std::string> tail;  ///< remarks after the last block
};

/// Throws std::runtime_error with the line if the text is no transcript.
[[nodiscard]] Transcript parse_transcript(const std::string& text);

/// Outcome as a transcript shows it.
[[nodiscard]] std::string to_text(const Outcome& outcome);
[[nodiscard]] std::string to_text(const Transcript& transcript);

/// Where two texts differ first, for people; empty if they do not. Invisible characters are shown.
/// @param first_line  number of the first line of `expected` in its file
[[nodiscard]] std::string first_difference(const std::string& expected, const std::string& actual,
                                           int first_line);

/// Whether expected output is to be written anew (TAREX_UPDATE_GOLDEN); fails the test where CI is
/// set.
[[nodiscard]] bool updates_golden();

/// Lines of a text, without their newlines.
[[nodiscard]] std::vector<std::string> lines_of(const std::string& text);

}  // namespace tarex::cli_test
