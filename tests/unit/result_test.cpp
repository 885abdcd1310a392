#include "tarex/result.hpp"

#include <fstream>
#include <set>
#include <sstream>
#include <string>

#include "../catch.hpp"

namespace tarex {
namespace {

Error sample() {
  return Error{.code = ErrorCode::bad_amount,
               .message = "'1e3' is not a decimal amount",
               .where = {.file = "orders.csv", .line = 3, .column = 5},
               .hint = "write 1000 or 1000.00",
               .source = "A-1,1e3"};
}

std::string repeat(std::string_view piece, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) {
    result += piece;
  }
  return result;
}

/// The text of an error about `source` with nothing but a message around it.
std::string caret_text(std::string source, int column) {
  return to_text(Error{.message = "m",
                       .where = {.file = "f", .line = 1, .column = column},
                       .source = std::move(source)});
}

TEST_CASE("an error prints its place, its line, a caret and a hint") {
  CHECK(to_text(sample()) ==
        "orders.csv:3:5: error: '1e3' is not a decimal amount\n"
        "A-1,1e3\n"
        "    ^\n"
        "hint: write 1000 or 1000.00\n");
}

TEST_CASE("an error leaves out what is not known") {
  Error error = sample();
  error.hint.clear();
  error.source.clear();
  CHECK(to_text(error) == "orders.csv:3:5: error: '1e3' is not a decimal amount\n");
  error.where.column = 0;
  CHECK(to_text(error) == "orders.csv:3: error: '1e3' is not a decimal amount\n");
  error.where.line = 0;
  CHECK(to_text(error) == "orders.csv: error: '1e3' is not a decimal amount\n");
  error.where.file.clear();
  CHECK(to_text(error) == "error: '1e3' is not a decimal amount\n");
}

TEST_CASE("without a column the source line has no caret") {
  CHECK(caret_text("abc", 0) == "f:1: error: m\nabc\n");
}

TEST_CASE("the caret stands under Korean text, two cells a syllable") {
  CHECK(caret_text("철강,x", 4) == "f:1:4: error: m\n철강,x\n     ^\n");
}

TEST_CASE("tabs are copied to the caret line") {
  CHECK(caret_text("a\tb\tc", 5) == "f:1:5: error: m\na\tb\tc\n \t \t^\n");
}

TEST_CASE("a column past the end puts the caret behind the line") {
  CHECK(caret_text("ab", 3) == "f:1:3: error: m\nab\n  ^\n");
  CHECK(caret_text("ab", 99) == "f:1:99: error: m\nab\n  ^\n");
}

TEST_CASE("a line of 120 characters is shown whole, one of 121 through a window") {
  const std::string whole = repeat("x", 120);
  CHECK(caret_text(whole, 1) == "f:1:1: error: m\n" + whole + "\n^\n");
  CHECK(caret_text(whole + "y", 1) == "f:1:1: error: m\n" + whole + "…\n^\n");
  CHECK(caret_text("y" + whole, 121) ==
        "f:1:121: error: m\n…" + whole + "\n" + repeat(" ", 120) + "^\n");
}

TEST_CASE("the window has the column in its middle") {
  const std::string line = repeat("a", 300) + "!" + repeat("b", 300);
  CHECK(caret_text(line, 301) == "f:1:301: error: m\n…" + repeat("a", 60) + "!" + repeat("b", 59) +
                                     "…\n" + repeat(" ", 61) + "^\n");
}

TEST_CASE("control characters and broken bytes cannot reach the terminal") {
  CHECK(caret_text("a\x1B[31mb\xFFz", 8) == "f:1:8: error: m\na\uFFFD[31mb\uFFFDz\n       ^\n");
  CHECK(to_text(Error{.message = "'a\nb\x07'"}) == "error: 'a\\nb\uFFFD'\n");
  // A control character of two bytes does not hide the line break behind it.
  CHECK(to_text(Error{.message = "'\xC2\x85x\ny'"}) == "error: '\uFFFDx\\ny'\n");
}

TEST_CASE("only the first line of the source is shown") {
  CHECK(caret_text("ab\r\ncd", 1) == "f:1:1: error: m\nab\n^\n");
}

TEST_CASE("every error code has a word of its own") {
  std::set<std::string_view> words;
  for (int code = 0; code <= static_cast<int>(ErrorCode::internal); ++code) {
    words.insert(code_name(static_cast<ErrorCode>(code)));
  }
  CHECK(words.size() == static_cast<std::size_t>(ErrorCode::internal) + 1);
  CHECK(code_name(ErrorCode::bad_amount) == "bad_amount");
  CHECK(code_name(ErrorCode::io) == "io");
}

TEST_CASE("every word for what is wrong stands in the table that scripts rely on, and no other") {
  std::ifstream file(std::string(TAREX_SOURCE_DIR) + "/data/README.md");
  std::ostringstream text;
  text << file.rdbuf();
  const std::string all = text.str();
  std::size_t at = all.find("## Words for what is wrong");
  REQUIRE(at != std::string::npos);
  std::set<std::string> written;
  while ((at = all.find("\n| `", at)) != std::string::npos) {
    at += 4;
    written.insert(all.substr(at, all.find('`', at) - at));
  }
  std::set<std::string> words;
  for (int code = 0; code <= static_cast<int>(ErrorCode::internal); ++code) {
    words.emplace(code_name(static_cast<ErrorCode>(code)));
  }
  CHECK(written == words);
}

}  // namespace
}  // namespace tarex
