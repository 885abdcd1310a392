#include <string>
#include <vector>

#include "catch.hpp"
#include "cli/shell.hpp"
#include "cli/transcript.hpp"

// Every example of every -h screen runs as it is printed, in a folder with the samples that come
// with tarex and with the files of a user that the examples name.

namespace tarex::cli_test {
namespace {

/// Commands below "Examples", each with the lines that a backslash joins to it.
std::vector<std::string> examples_of(const std::string& screen) {
  std::vector<std::string> out;
  bool below = false;
  bool goes_on = false;
  for (const std::string& line : lines_of(screen)) {
    if (!below || line.empty()) {
      below = line == "Examples";
      goes_on = false;
      continue;
    }
    if (goes_on) {
      out.back() += "\n" + line;
    } else {
      out.push_back(line);
    }
    goes_on = line.ends_with('\\');
  }
  return out;
}

}  // namespace

TEST_CASE("every example of a help screen runs as it is printed") {
  const Scratch scratch;
  for (const std::string command : {"", "quote", "bom", "score", "timeline", "compare", "sectors",
                                    "lookup", "law", "template"}) {
    const Outcome screen = scratch.run("tarex " + command + " -h");
    REQUIRE(screen.code == 0);
    const std::vector<std::string> examples = examples_of(screen.out);
    CHECK(examples.size() >= 2);
    for (const std::string& example : examples) {
      const Outcome outcome = scratch.run(
          "for f in supplier 2026-01 2026-02; do printf 'hs,value\\n7318.15.20.55,100\\n' > "
          "$f.csv; done\n" +
          example);
      INFO(example << "\n" << outcome.err);
      CHECK(outcome.code == 0);
    }
  }
}

TEST_CASE("examples of a screen are found with the lines that belong to them") {
  const auto examples = examples_of("text\n  no\n\nExamples\n  a \\\n   b\n  c\n\nmore\n");
  REQUIRE(examples.size() == 2);
  CHECK(examples[0] == "  a \\\n   b");
  CHECK(examples[1] == "  c");
}

}  // namespace tarex::cli_test
