#include "text/tidy.hpp"

#include "../catch.hpp"

namespace tarex {
namespace {

std::string tidied(std::string_view text) {
  std::string scratch;
  return std::string(tidy(text, scratch));
}

TEST_CASE("blanks of every kind are off at both ends") {
  CHECK(tidied("  a b\t") == "a b");
  CHECK(tidied("\xE3\x80\x80 a \xC2\xA0") == "a");
  CHECK(tidied("\xEF\xBB\xBF"
               "a") == "a");
  CHECK(tidied("\xE2\x80\x89"
               "a\xE2\x80\xAF") == "a");
  CHECK(tidied(" \xE3\x80\x80 ").empty());
  CHECK(tidied("").empty());
}

TEST_CASE("full-width forms become plain, nothing else inside changes") {
  CHECK(tidied("１２．５") == "12.5");
  CHECK(tidied("ＫＲ") == "KR");
  CHECK(tidied("￦１，０００") == "₩1,000");
  CHECK(tidied("a\xE3\x80\x80"
               "b") == "a b");
  CHECK(tidied("a\xC2\xA0"
               "b") ==
        "a\xC2\xA0"
        "b");
  CHECK(tidied("K\xE2\x80\x8BR") == "K\xE2\x80\x8BR");
  CHECK(tidied("한국") == "한국");
}

TEST_CASE("a plain field is not copied") {
  std::string scratch;
  const std::string_view text = " 7318.15 ";
  const std::string_view result = tidy(text, scratch);
  CHECK(result.data() == text.data() + 1);
  CHECK(scratch.empty());
}

TEST_CASE("the end of a text is not cut inside a character that only looks like a blank") {
  CHECK(trim_blanks("é") == "é");
  CHECK(trim_blanks("\xA0") == "\xA0");  // no UTF-8: left alone
  CHECK(trim_blanks("철 ") == "철");
}

}  // namespace
}  // namespace tarex
