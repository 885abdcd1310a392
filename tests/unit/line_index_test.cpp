#include "text/line_index.hpp"

#include <string>

#include "catch.hpp"
#include "text/utf8.hpp"

using namespace tarex;

TEST_CASE("a line is found by its number, whatever ends it") {
  const std::string text = "\xEF\xBB\xBFone\ntwo\r\nthree\rfour\n\nsix";
  LineIndex lines(text);
  for (int line = 0; line < 9; ++line) {
    INFO("line " << line);
    CHECK(lines.excerpt(line, 1) == line_text(text, line));
  }
}

TEST_CASE("of a long line the beginning is shown, and nothing of what is far behind it") {
  const std::string text = "a\n" + std::string(200000, 'x') + "\nb";
  LineIndex lines(text);
  CHECK(lines.excerpt(2, 10) == std::string(65536, 'x'));
  CHECK(lines.excerpt(2, 100000).empty());
  CHECK(lines.excerpt(3, 1) == "b");
}
