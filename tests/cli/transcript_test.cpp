#include "cli/transcript.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string_view>

#include "catch.hpp"

// The runner of transcripts; their form is described in cli/transcript.hpp.

namespace tarex::cli_test {
namespace {

constexpr std::string_view kNoNewline = "\\ no newline at the end";

bool starts_as_something_else(std::string_view line) {
  return line.starts_with("$ ") || line.starts_with("1> ") || line.starts_with("2> ") ||
         line.starts_with("= ") || line.starts_with('#') || line == kNoNewline;
}

/// Appends a line; `\ no newline at the end` takes the newline of the line before.
void add_line(std::string& stream, std::string_view line) {
  if (line == kNoNewline && stream.ends_with('\n')) {
    stream.pop_back();
  } else {
    stream += line;
    stream += '\n';
  }
}

/// Reads lines [begin, end) as what a command prints.
void read_expected(const std::vector<std::string>& lines, std::size_t begin, std::size_t end,
                   Outcome& out) {
  for (std::size_t i = begin; i < end; ++i) {
    const std::string_view line = lines[i];
    if (line.starts_with("2> ") || line == "2>") {
      add_line(out.err, line.substr(std::min<std::size_t>(line.size(), 3)));
    } else if (line.starts_with("1> ")) {
      out.out += std::string(line.substr(3)) + "\n";
    } else if (line.starts_with("= ")) {
      if (i + 1 != end || line.find_first_not_of("0123456789", 2) != std::string_view::npos ||
          line.size() > 5) {
        throw std::runtime_error("line " + std::to_string(i + 1) +
                                 ": an exit code is a number, and the last line of its command");
      }
      out.code = std::stoi(std::string(line.substr(2)));
    } else {
      add_line(out.out, line);
    }
  }
}

std::string visible(std::string_view line) {
  std::string out;
  for (const char c : line) {
    if (c == '\t') {
      out += "\\t";
    } else if (c == '\r') {
      out += "\\r";
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      constexpr std::string_view kHex = "0123456789abcdef";
      const auto byte = static_cast<unsigned char>(c);
      out += "\\x";
      out += kHex[byte >> 4U];
      out += kHex[byte & 15U];
    } else {
      out += c;
    }
  }
  if (line.ends_with(' ')) {
    out += "<- blanks at the end";
  }
  return out;
}

bool is_set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0' && std::string_view(value) != "0";
}

void check_block(const std::string& name, const Block& block, const Outcome& actual) {
  const std::string difference =
      first_difference(to_text(block.expected), to_text(actual), block.first_line);
  if (!difference.empty()) {
    FAIL_CHECK(name << ":" << block.line << ": $ " << block.command << "\n" << difference);
  }
}

void run_transcript(const std::string& name) {
  const std::string path = TAREX_SOURCE_DIR "/tests/" + name;
  const std::string text = read_text(path);
  Transcript transcript = parse_transcript(text);
  REQUIRE_FALSE(transcript.blocks.empty());
  const bool update = updates_golden();
  const Scratch scratch;
  for (Block& block : transcript.blocks) {
    const Outcome actual = scratch.run(block.command);
    if (update) {
      block.expected = actual;
    } else {
      check_block("tests/" + name, block, actual);
    }
  }
  if (update && to_text(transcript) != text) {
    write_text(path, to_text(transcript));
    WARN("tests/" << name << " is rewritten: review the difference");
  }
}

/// All transcripts, or the one that ctest names.
std::vector<std::string> transcripts() {
  if (const char* one = std::getenv("TAREX_TRANSCRIPT")) {
    return {one};
  }
  std::vector<std::string> names;
  for (const char* folder : {"cli", "errors"}) {
    const std::filesystem::path path = std::string(TAREX_SOURCE_DIR "/tests/") + folder;
    if (!std::filesystem::exists(path)) {
      continue;
    }
    for (const auto& entry : std::filesystem::directory_iterator(path)) {
      if (entry.path().extension() == ".test") {
        names.push_back(folder + ("/" + entry.path().filename().string()));
      }
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

bool updates_golden() {
  const bool update = is_set("TAREX_UPDATE_GOLDEN");
  if (update && is_set("CI")) {
    FAIL("TAREX_UPDATE_GOLDEN is set where CI is: expected output is written by people only");
  }
  return update;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

Transcript parse_transcript(const std::string& text) {
  const std::vector<std::string> lines = lines_of(text);
  Transcript out;
  std::size_t i = 0;
  while (true) {
    Block block;
    while (i < lines.size() && !lines[i].starts_with("$ ")) {
      if (!lines[i].empty() && !lines[i].starts_with('#')) {
        throw std::runtime_error("line " + std::to_string(i + 1) +
                                 ": a remark starts with #, a command with $");
      }
      block.remarks.push_back(lines[i++]);
    }
    if (i == lines.size()) {
      out.tail = std::move(block.remarks);
      return out;
    }
    block.line = static_cast<int>(i) + 1;
    block.command = lines[i].substr(2);
    block.command_text = lines[i++] + "\n";
    while (i < lines.size() && (block.command.ends_with('\\') || lines[i].starts_with("> "))) {
      block.command += "\n" + (lines[i].starts_with("> ") ? lines[i].substr(2) : lines[i]);
      block.command_text += lines[i++] + "\n";
    }
    const std::size_t begin = i;
    block.first_line = static_cast<int>(begin) + 1;
    while (i < lines.size() && !lines[i].starts_with("$ ")) {
      ++i;
    }
    // Remarks and the blank line before the next command are not this one's output.
    std::size_t end = i;
    while (end > begin && lines[end - 1].starts_with('#')) {
      --end;
    }
    if (end != i && (end == begin || !lines[end - 1].empty())) {
      throw std::runtime_error(
          "line " + std::to_string(end + 1) +
          ": a remark stands after a blank line; output that starts with # is written 1> #");
    }
    if (end > begin && lines[end - 1].empty()) {
      --end;
    }
    i = end;
    read_expected(lines, begin, end, block.expected);
    out.blocks.push_back(std::move(block));
  }
}

std::string to_text(const Outcome& outcome) {
  std::string out;
  const auto end_of = [&](const std::string& stream, const char* prefix) {
    if (!stream.empty() && !stream.ends_with('\n')) {
      out += prefix + std::string(kNoNewline) + "\n";
    }
  };
  for (const std::string& line : lines_of(outcome.out)) {
    out += (starts_as_something_else(line) ? "1> " : "") + line + "\n";
  }
  end_of(outcome.out, "");
  for (const std::string& line : lines_of(outcome.err)) {
    out += line.empty() ? "2>\n" : "2> " + line + "\n";
  }
  end_of(outcome.err, "2> ");
  if (outcome.code != 0) {
    out += "= " + std::to_string(outcome.code) + "\n";
  }
  return out;
}

std::string to_text(const Transcript& transcript) {
  std::string out;
  for (const Block& block : transcript.blocks) {
    for (const std::string& line : block.remarks) {
      out += line + "\n";
    }
    if (!out.empty() && block.remarks.empty()) {
      out += "\n";
    }
    out += block.command_text + to_text(block.expected);
  }
  for (const std::string& line : transcript.tail) {
    out += line + "\n";
  }
  return out;
}

std::string first_difference(const std::string& expected, const std::string& actual,
                             int first_line) {
  if (expected == actual) {
    return {};
  }
  const std::vector<std::string> want = lines_of(expected);
  const std::vector<std::string> have = lines_of(actual);
  std::size_t i = 0;
  while (i < want.size() && i < have.size() && want[i] == have[i]) {
    ++i;
  }
  std::string out =
      "first difference in line " + std::to_string(first_line + static_cast<int>(i)) + ":\n";
  out += "  expected: " + (i < want.size() ? visible(want[i]) : "(nothing more)") + "\n";
  out += "  printed:  " + (i < have.size() ? visible(have[i]) : "(nothing more)") + "\n";
  if (i < want.size() && i < have.size()) {
    const std::string a = visible(want[i]);
    const std::string b = visible(have[i]);
    const auto same = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin();
    const auto columns = std::count_if(a.begin(), a.begin() + same, [](char c) {
      return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    });
    out += std::string(static_cast<std::size_t>(columns) + 12, ' ') + "^\n";
  }
  return out + "all of it:\n" + actual;
}

TEST_CASE("tarex prints what its transcripts say", "[transcript]") {
  for (const std::string& name : transcripts()) {
    DYNAMIC_SECTION(name) { run_transcript(name); }
  }
}

TEST_CASE("a transcript is commands with stdout, stderr and exit code") {
  const std::string text =
      "# What it shows.\n"
      "$ one \\\n"
      "    --more\n"
      "out\n"
      "\n"
      "1> $ out\n"
      "2> err\n"
      "2>\n"
      "= 3\n"
      "\n"
      "# Next.\n"
      "$ two <<E\n"
      "> text\n"
      "> E\n"
      "no end\n"
      "\\ no newline at the end\n"
      "\n"
      "$ three\n";
  const Transcript transcript = parse_transcript(text);
  REQUIRE(transcript.blocks.size() == 3);
  CHECK(transcript.blocks[0].command == "one \\\n    --more");
  CHECK(transcript.blocks[0].line == 2);
  CHECK(transcript.blocks[0].first_line == 4);
  CHECK(transcript.blocks[0].expected.out == "out\n\n$ out\n");
  CHECK(transcript.blocks[0].expected.err == "err\n\n");
  CHECK(transcript.blocks[0].expected.code == 3);
  CHECK(transcript.blocks[1].command == "two <<E\ntext\nE");
  CHECK(transcript.blocks[1].expected.out == "no end");
  CHECK(transcript.blocks[2].expected.out.empty());
  CHECK(to_text(transcript) == text);
}

TEST_CASE("what a command printed survives being written as a transcript and read again") {
  const std::string outputs[] = {"",           "\n",         "a",
                                 "a\n\n",      "\n\n\n",     "# a\n",
                                 "$ x\n= 1\n", "2> a\n1> b", "\\ no newline at the end\n",
                                 "a\r\n\tb \n"};
  for (const std::string& out : outputs) {
    for (const std::string& err :
         {std::string(), std::string("e\n"), std::string("e"), std::string("\n")}) {
      Transcript transcript;
      for (int i = 0; i < 2; ++i) {
        Block block;
        block.command = "c";
        block.command_text = "$ c\n";
        block.expected = {out, err, i};
        transcript.blocks.push_back(block);
      }
      const Transcript again = parse_transcript(to_text(transcript));
      REQUIRE(again.blocks.size() == 2);
      for (std::size_t i = 0; i < 2; ++i) {
        CHECK(again.blocks[i].expected.out == out);
        CHECK(again.blocks[i].expected.err == err);
        CHECK(again.blocks[i].expected.code == static_cast<int>(i));
      }
    }
  }
}

TEST_CASE("a text that is no transcript is refused with its line") {
  CHECK_THROWS_WITH(parse_transcript("\ntext\n$ a\n"),
                    "line 2: a remark starts with #, a command with $");
  CHECK_THROWS_WITH(parse_transcript("$ a\n= 3\nb\n"),
                    "line 2: an exit code is a number, and the last line of its command");
  CHECK_THROWS_WITH(parse_transcript("$ a\n= x\n"),
                    "line 2: an exit code is a number, and the last line of its command");
  CHECK_THROWS_WITH(
      parse_transcript("$ a\nb\n# c\n"),
      "line 3: a remark stands after a blank line; output that starts with # is written 1> #");
}

TEST_CASE("the first difference is shown with its line, its place and what cannot be seen") {
  CHECK(first_difference("a\n", "a\n", 1).empty());
  CHECK(first_difference("a\nb c\n", "a\nb d\n", 10) ==
        "first difference in line 11:\n"
        "  expected: b c\n"
        "  printed:  b d\n"
        "              ^\n"
        "all of it:\na\nb d\n");
  CHECK(first_difference("a\n", "a\r\n", 1) ==
        "first difference in line 1:\n"
        "  expected: a\n"
        "  printed:  a\\r\n"
        "             ^\n"
        "all of it:\na\r\n");
  CHECK(first_difference("a\n", "", 1) ==
        "first difference in line 1:\n  expected: a\n  printed:  (nothing more)\nall of it:\n");
}

}  // namespace tarex::cli_test
