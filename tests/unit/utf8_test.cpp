#include "text/utf8.hpp"

#include <string>

#include "../catch.hpp"

namespace tarex {
namespace {

using namespace std::string_literals;

// "철강,원산지\n" as Windows Korea writes it.
constexpr std::string_view kKoreanCp949 = "\xC3\xB6\xB0\xAD,\xBF\xF8\xBB\xEA\xC1\xF6\n";
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

TEST_CASE("CP949 text becomes UTF-8 and goes back unchanged") {
  const auto text = cp949_to_utf8(kKoreanCp949);
  REQUIRE(text.ok());
  CHECK(text.value() == kKorean);
  const auto bytes = utf8_to_cp949(kKorean);
  REQUIRE(bytes.ok());
  CHECK(bytes.value() == kKoreanCp949);
}

TEST_CASE("CP949 knows the syllables that EUC-KR lacks") {
  const auto text = cp949_to_utf8("\x94\xEE");
  REQUIRE(text.ok());
  CHECK(text.value() == "뷁");
}

TEST_CASE("one decoder serves many calls, also after a failure") {
  auto decoder = Cp949Decoder::open();
  REQUIRE(decoder.ok());
  CHECK_FALSE(decoder.value().decode("\xB0").ok());
  const auto text = decoder.value().decode(kKoreanCp949);
  REQUIRE(text.ok());
  CHECK(text.value() == kKorean);
}

TEST_CASE("a text longer than one conversion block is converted whole") {
  std::string bytes;
  std::string expected;
  for (int i = 0; i < 20000; ++i) {
    bytes += kKoreanCp949;
    expected += kKorean;
  }
  const auto text = cp949_to_utf8(bytes);
  REQUIRE(text.ok());
  CHECK(text.value() == expected);
}

TEST_CASE("a byte that is not CP949 is named with its offset and line") {
  const auto text = cp949_to_utf8("ab\n\xB0\xAD\xFF\xFF");
  REQUIRE_FALSE(text.ok());
  CHECK(text.error().code == ErrorCode::bad_encoding);
  CHECK(text.error().message == "byte 0xFF at offset 5 (line 2) is not CP949");
  CHECK(text.error().where.line == 2);
}

TEST_CASE("a character that CP949 lacks is named, not replaced") {
  const auto bytes = utf8_to_cp949("값\n\U0001F600");
  REQUIRE_FALSE(bytes.ok());
  CHECK(bytes.error().message == "CP949 has no character '\U0001F600' (U+1F600)");
  CHECK(bytes.error().where.line == 2);
  CHECK(utf8_to_cp949("\xFF").error().message == "byte 0xFF at offset 0 (line 1) is not UTF-8");
}

TEST_CASE("valid UTF-8 is taken as UTF-8, with or without a byte order mark") {
  const auto plain = decode_text(std::string(kKorean));
  REQUIRE(plain.ok());
  CHECK(plain.value().utf8 == kKorean);
  CHECK(plain.value().found == Encoding::utf8);
  CHECK_FALSE(plain.value().had_bom);
  const auto marked = decode_text("\xEF\xBB\xBF" + std::string(kKorean));
  REQUIRE(marked.ok());
  CHECK(marked.value().utf8 == kKorean);
  CHECK(marked.value().found == Encoding::utf8);
  CHECK(marked.value().had_bom);
}

TEST_CASE("an empty file is empty UTF-8") {
  const auto text = decode_text("");
  REQUIRE(text.ok());
  CHECK(text.value().utf8.empty());
  CHECK(text.value().found == Encoding::utf8);
}

TEST_CASE("what is not valid UTF-8 is taken as CP949") {
  const auto text = decode_text(std::string(kKoreanCp949));
  REQUIRE(text.ok());
  CHECK(text.value().utf8 == kKorean);
  CHECK(text.value().found == Encoding::cp949);
}

TEST_CASE("a requested encoding overrules the guess where two are possible") {
  const auto guessed = decode_text("\xC3\xB6");
  REQUIRE(guessed.ok());
  CHECK(guessed.value().utf8 == "ö");
  const auto requested = decode_text("\xC3\xB6", Encoding::cp949);
  REQUIRE(requested.ok());
  CHECK(requested.value().utf8 == "철");
  CHECK_FALSE(decode_text(std::string(kKoreanCp949), Encoding::utf8).ok());
}

TEST_CASE("UTF-8 with one damaged byte is refused, not read as CP949") {
  const auto text = decode_text("품번,원산지\n강판\xB0,KR\n");
  REQUIRE_FALSE(text.ok());
  CHECK(text.error().code == ErrorCode::bad_encoding);
  CHECK(text.error().where.line == 2);
  CHECK(text.error().message ==
        "byte 0xB0 at offset 23 (line 2) is not UTF-8, though the text around it is");
}

TEST_CASE("bytes that fit neither encoding are refused at the farther of the two offsets") {
  const auto text = decode_text("\xBF\xF8\xBB\xEA\n\xFF\xFF");
  REQUIRE_FALSE(text.ok());
  CHECK(text.error().message == "byte 0xFF at offset 5 (line 2) is not valid in UTF-8 or CP949");
}

TEST_CASE("UTF-16 with a byte order mark is read in both byte orders") {
  const auto little = decode_text(
      "\xFF\xFE"
      "a\0\x00\xAC\x3D\xD8\x00\xDE"s);
  REQUIRE(little.ok());
  CHECK(little.value().utf8 == "a가\U0001F600");
  CHECK(little.value().found == Encoding::utf16_le);
  CHECK(little.value().had_bom);
  const auto big = decode_text("\xFE\xFF\0a\xAC\x00\xD8\x3D\xDE\x00"s);
  REQUIRE(big.ok());
  CHECK(big.value().utf8 == "a가\U0001F600");
  CHECK(big.value().found == Encoding::utf16_be);
}

TEST_CASE("damaged UTF-16 is refused with offset and line") {
  const auto half = decode_text(
      "\xFF\xFE"
      "a\0\n\0b"s);
  REQUIRE_FALSE(half.ok());
  CHECK(half.error().message ==
        "the UTF-16 text is damaged at offset 6 (line 2): half a character");
  CHECK_FALSE(decode_text("\xFF\xFE\x3D\xD8"
                          "a\0"s)
                  .ok());
  CHECK_FALSE(decode_text("\xFF\xFE\x00\xDE"
                          "a\0"s)
                  .ok());
  CHECK_FALSE(decode_text("\xFF\xFE\x3D\xD8"s).ok());
  CHECK_FALSE(decode_text("\xFF\xFE"
                          "a\0\0\0"s)
                  .ok());
}

TEST_CASE("a NUL byte means that the file is no text") {
  const auto text = decode_text("hs,value\nab\0c,1\n"s);
  REQUIRE_FALSE(text.ok());
  CHECK(text.error().code == ErrorCode::bad_encoding);
  CHECK(text.error().message == "this is not text: NUL byte at offset 11 (line 2)");
  CHECK(text.error().hint == "save the file as CSV");
  CHECK(decode_text("a\0b\0"s).error().hint ==
        "this looks like UTF-16 without a byte order mark: save it as UTF-8");
}

TEST_CASE("workbooks and archives are called by their names") {
  const auto xlsx = decode_text("PK\x03\x04rest");
  REQUIRE_FALSE(xlsx.ok());
  CHECK(xlsx.error().message ==
        "this is not text: it starts like an Excel workbook (xlsx) or another zip archive");
  CHECK(xlsx.error().hint == "save it as CSV (UTF-8) and pass that file");
  CHECK_FALSE(decode_text("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1").ok());
  CHECK_FALSE(decode_text("%PDF-1.7").ok());
  CHECK(decode_text("PKG,1\n").ok());
}

}  // namespace
}  // namespace tarex
