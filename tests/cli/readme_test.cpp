#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "cli/shell.hpp"
#include "cli/transcript.hpp"

// The examples of README.md. Every block that starts with ```console holds commands (`$ …`) and
// what a terminal shows of them, stdout and stderr in the order of writing; a line `…` stands for
// any number of lines. What cannot run here goes into ```sh. With TAREX_UPDATE_GOLDEN=1 what is
// printed is written into the README where nothing, or everything, is left out.

namespace tarex::cli_test {
namespace {

constexpr std::string_view kLeftOut = "…";

using Lines = std::vector<std::string>;

struct Example {
  std::string command;
  Lines shown;
  int line = 0;         ///< of the command
  int first_shown = 0;  ///< line of the first line shown
};

/// Commands of all console blocks, block by block.
std::vector<std::vector<Example>> examples_of(const std::string& text) {
  std::vector<std::vector<Example>> blocks;
  bool inside = false;
  int number = 0;
  for (const std::string& line : lines_of(text)) {
    ++number;
    if (!inside) {
      inside = line == "```console";
      if (inside) {
        blocks.emplace_back();
      }
      continue;
    }
    std::vector<Example>& examples = blocks.back();
    if (line == "```") {
      inside = false;
    } else if (!examples.empty() && examples.back().shown.empty() &&
               examples.back().command.ends_with('\\')) {
      examples.back().command += "\n" + (line.starts_with("> ") ? line.substr(2) : line);
      examples.back().first_shown = number + 1;
    } else if (line.starts_with("$ ")) {
      examples.push_back({line.substr(2), {}, number, number + 1});
    } else if (!examples.empty()) {
      examples.back().shown.push_back(line);
    }
  }
  return blocks;
}

/// Whether `lines` from `l` on are what `shown` from `s` on says.
bool matches(const std::vector<std::string>& shown, std::size_t s,
             const std::vector<std::string>& lines, std::size_t l) {
  for (; s < shown.size(); ++s, ++l) {
    if (shown[s] == kLeftOut) {
      for (std::size_t next = l; next <= lines.size(); ++next) {
        if (matches(shown, s + 1, lines, next)) {
          return true;
        }
      }
      return false;
    }
    if (l == lines.size() || shown[s] != lines[l]) {
      return false;
    }
  }
  return l == lines.size();
}

/// A blank line before the next command or the end of the block is for the reader.
std::vector<std::string> without_last_blank(std::vector<std::string> lines) {
  if (!lines.empty() && lines.back().empty()) {
    lines.pop_back();
  }
  return lines;
}

std::string joined(const Lines& lines) {
  std::string text;
  for (const std::string& line : lines) {
    text += line + "\n";
  }
  return text;
}

/// Puts what was printed in the place of what is shown; an example that leaves something out is
/// left to people, unless it leaves out everything. @return lines added
int rewrite(Lines& lines, const Example& example, int moved, const Lines& printed) {
  const Lines shown = without_last_blank(example.shown);
  const bool all_left_out = shown.size() == 1 && shown[0] == kLeftOut;
  const bool some_left_out = std::find(shown.begin(), shown.end(), kLeftOut) != shown.end();
  if (some_left_out && !all_left_out) {
    return 0;
  }
  const auto begin = lines.begin() + example.first_shown - 1 + moved;
  const auto at = lines.erase(begin, begin + static_cast<std::ptrdiff_t>(shown.size()));
  lines.insert(at, printed.begin(), printed.end());
  return static_cast<int>(printed.size()) - static_cast<int>(shown.size());
}

}  // namespace

TEST_CASE("the examples of the README print what it shows") {
  const std::string path = TAREX_SOURCE_DIR "/README.md";
  const std::string text = read_text(path);
  const auto blocks = examples_of(text);
  const bool update = updates_golden();
  Lines lines = lines_of(text);
  int moved = 0;  // lines added to the file so far
  CHECK_FALSE(blocks.empty());
  for (const auto& block : blocks) {
    const Scratch scratch;
    int code = 0;
    for (const Example& example : block) {
      // `$ echo $?` after a command is an example, too.
      const Outcome outcome =
          scratch.run("(exit " + std::to_string(code) + ")\n" + example.command, Streams::together);
      code = outcome.code;
      INFO("README.md:" << example.line << ": $ " << example.command);
      // Not a bug of tarex (70), not a command that does not exist (126, 127), not a crash.
      CHECK((code < 70 && outcome.out.find(": not found\n") == std::string::npos));
      if (update) {
        moved += rewrite(lines, example, moved, lines_of(outcome.out));
      } else if (!matches(without_last_blank(example.shown), 0,
                          without_last_blank(lines_of(outcome.out)), 0)) {
        FAIL_CHECK(first_difference(joined(example.shown), outcome.out, example.first_shown));
      }
    }
  }
  if (update && joined(lines) != text) {
    write_text(path, joined(lines));
    WARN("README.md is rewritten: review the difference");
  }
}

TEST_CASE("examples are found in blocks called console, with lines left out") {
  const auto blocks =
      examples_of("```sh\n$ no\n```\n```console\n$ a \\\n  b\none\n…\ntwo\n\n$ c\n```\ntext\n");
  REQUIRE(blocks.size() == 1);
  REQUIRE(blocks[0].size() == 2);
  CHECK(blocks[0][0].command == "a \\\n  b");
  CHECK(blocks[0][0].line == 5);
  const auto shown = without_last_blank(blocks[0][0].shown);
  CHECK(matches(shown, 0, {"one", "two"}, 0));
  CHECK(matches(shown, 0, {"one", "x", "two", "two"}, 0));
  CHECK_FALSE(matches(shown, 0, {"one", "x"}, 0));
  CHECK_FALSE(matches(shown, 0, {"x", "one", "two"}, 0));
  CHECK(matches({}, 0, {}, 0));
}

}  // namespace tarex::cli_test
