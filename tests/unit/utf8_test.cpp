#include "text/utf8.hpp"

#include <string>

#include "../catch.hpp"

namespace tarex {
namespace {

using namespace std::string_literals;

constexpr std::string_view kKorean = "철강,원산지\n";

TEST_CASE("well-formed UTF-8 is valid up to the last code point") {
  CHECK(is_valid_utf8(""));
  CHECK(is_valid_utf8("plain text that is longer than eight bytes"));
  CHECK(is_valid_utf8(kKorean));
  CHECK(is_valid_utf8("\xC2\x80\xDF\xBF\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF"));
  CHECK(is_valid_utf8("\xF0\x90\x80\x80\xF4\x8F\xBF\xBF"));
}

TEST_CASE("overlong, surrogate, too large and truncated sequences are not valid") {
  for (const std::string_view bad :
       {"\x80", "\xC0\x80", "\xC1\xBF", "\xC2", "\xC2 ", "\xE0\x9F\xBF", "\xED\xA0\x80",
        "\xED\xBF\xBF", "\xE4\xB8", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80",
        "\xFF", "\xF0\x9F\x98"}) {
    CHECK_FALSE(is_valid_utf8(bad));
    CHECK_FALSE(is_valid_utf8("0123456789" + std::string(bad)));
    CHECK_FALSE(is_valid_utf8(std::string(bad) + "0123456789"));
  }
}

TEST_CASE("code points are counted, not bytes") {
  CHECK(count_code_points("") == 0);
  CHECK(count_code_points("abc") == 3);
  CHECK(count_code_points("철강") == 2);
  CHECK(count_code_points("\U0001F600!") == 2);
}

TEST_CASE("Hangul, CJK and fullwidth take two cells, combining marks none") {
  CHECK(display_width("abc") == 3);
  CHECK(display_width("철강") == 4);
  CHECK(display_width("日本") == 4);
  CHECK(display_width("ｶﾅ") == 2);
  CHECK(display_width("＝") == 2);
  CHECK(display_width("é") == 1);
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("\u1100\u1161\u11A8") == 2);
  CHECK(display_width("\U0001F600") == 2);
  CHECK(display_width("\u1100\u115F\uAC00\uD7A3\uFF60\uFF61") == 11);
}

TEST_CASE("positions count lines by LF, CRLF and lone CR, and columns by code points") {
  const std::string_view text = "a가b\r\nc\rd\n\ne";
  PositionTracker tracker(text);
  CHECK(tracker.at(0) == SourcePosition{1, 1});
  CHECK(tracker.at(4) == SourcePosition{1, 3});
  CHECK(tracker.at(7) == SourcePosition{2, 1});
  CHECK(tracker.at(9) == SourcePosition{3, 1});
  CHECK(tracker.at(12) == SourcePosition{5, 1});
  CHECK(tracker.at(999) == SourcePosition{5, 2});
}

TEST_CASE("a byte order mark takes no column") {
  PositionTracker tracker("\xEF\xBB\xBFxy");
  CHECK(tracker.at(0) == SourcePosition{1, 1});
  CHECK(tracker.at(3) == SourcePosition{1, 1});
  CHECK(tracker.at(4) == SourcePosition{1, 2});
}

TEST_CASE("the line around an offset is found") {
  CHECK(source_excerpt("ab\ncd\r\nef", 3) == "cd");
  CHECK(source_excerpt("ab\ncd\r\nef", 5) == "cd");
  CHECK(source_excerpt("ab\ncd\r\nef", 7) == "ef");
  CHECK(source_excerpt("ab\ncd\r\nef", 99) == "ef");
  CHECK(source_excerpt("", 0).empty());
  CHECK(source_excerpt("\xEF\xBB\xBFx,y", 4) == "x,y");
}

TEST_CASE("the excerpt of a long line ends behind the offset, between characters") {
  std::string line;
  for (int i = 0; i < 1000; ++i) {
    line += "가";
  }
  const std::string excerpt = source_excerpt(line, 30);
  CHECK(excerpt.size() < 600);
  CHECK(excerpt.size() > 500);
  CHECK(is_valid_utf8(excerpt));
}

TEST_CASE("a line is found by its number") {
  CHECK(line_text("ab\r\ncd\ref\n", 1) == "ab");
  CHECK(line_text("ab\r\ncd\ref\n", 2) == "cd");
  CHECK(line_text("ab\r\ncd\ref\n", 3) == "ef");
  CHECK(line_text("ab\r\ncd\ref\n", 4).empty());
  CHECK(line_text("ab", 5).empty());
  CHECK(line_text("ab", 0).empty());
}

TEST_CASE("damage is a NUL byte or a byte of no character") {
  CHECK_FALSE(find_damage("plain text of more than eight bytes, 철강").has_value());
  CHECK(find_damage(std::string_view("ab\0c", 4)) == 2);
  CHECK(find_damage("0123456789\xFFz") == 10);
  CHECK(find_damage("철\xEC\xB2") == 3);
  CHECK(find_damage("\xED\xB2\xB0") == 0);
  CHECK(find_damage(std::string_view("\xFF\0", 2)) == 0);
  CHECK(find_damage(std::string_view("\0\xFF", 2)) == 0);
  std::string out;
  append_printable(out, std::string_view("a\xFF"
                                         "b\0철",
                                         7));
  CHECK(out ==
        "a\xEF\xBF\xBD"
        "b\xEF\xBF\xBD철");
}

}  // namespace
}  // namespace tarex
