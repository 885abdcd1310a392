#pragma once

#include <optional>
#include <string>

#include "cli/commands.hpp"
#include "tarex/result.hpp"

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace tarex::cli {

/// A fault of the command line: what is wrong with it, and what to write.
[[nodiscard]] Error usage(std::string message, std::string hint);

/// What is wrong with a command line that CLI11 refuses, in tarex's words: a flag that no command
/// has with the nearest one, a missing word with an example, a word too many.
[[nodiscard]] Error usage_error(const CLI::App& program, const CLI::ParseError& error, Words words);

/// A flag with nothing behind its "=", which would otherwise take the next word.
[[nodiscard]] std::optional<Error> cut_off_flag(Words words);

/// An option that was given an empty text, which says nothing: an unset variable in a script, more
/// likely than not. Flags of what a line need not say (`--steel-value ""`) may be empty, as cells
/// may be; whence, whither, when and in which currency may not.
[[nodiscard]] std::optional<Error> empty_option(const CLI::App& program, Words words);

/// What follows `tarex law` where it is none of its parts; nothing if it is, or asks for help.
[[nodiscard]] std::optional<Error> unknown_part_of_law(Words words);

}  // namespace tarex::cli
