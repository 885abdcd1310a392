#include "text/encoding.hpp"

#include <string>

#include "../catch.hpp"
#include "text/utf8.hpp"

namespace tarex {
namespace {

using namespace std::string_literals;

// "철강,원산지\n" as Windows Korea writes it.
constexpr std::string_view kKoreanCp949 = "\xC3\xB6\xB0\xAD,\xBF\xF8\xBB\xEA\xC1\xF6\n";
constexpr std::string_view kKorean = "철강,원산지\n";

TEST_CASE("CP949 text becomes UTF-8") {
  const auto text = cp949_to_utf8(kKoreanCp949);
  REQUIRE(text.ok());
  CHECK(text.value() == kKorean);
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
  CHECK(decode_text(std::string(kKoreanCp949), Encoding::utf8).value().utf8 == kKoreanCp949);
}

TEST_CASE("UTF-8 with one damaged byte stays UTF-8 and keeps the byte") {
  const auto text = decode_text("품번,원산지\n강판\xB0,KR\n");
  REQUIRE(text.ok());
  CHECK(text.value().found == Encoding::utf8);
  CHECK(text.value().guessed);
  CHECK(text.value().utf8 == "품번,원산지\n강판\xB0,KR\n");
  CHECK(damaged_byte(text.value().utf8, 23) == 0xB0);
}

TEST_CASE("a byte that is no CP949 is kept as bytes that are no UTF-8") {
  const std::string bytes = "\xBF\xF8\xBB\xEA\xC1\xF6\n\xFF,\xC8 z\n";
  const auto text = decode_text(bytes);
  REQUIRE(text.ok());
  CHECK(text.value().found == Encoding::cp949);
  CHECK(text.value().guessed);
  const std::string& utf8 = text.value().utf8;
  const auto damage = find_damage(utf8);
  REQUIRE(damage == 10);
  CHECK(damaged_byte(utf8, *damage) == 0xFF);
  CHECK(damaged_byte(utf8, *damage + 4) == 0xC8);
  CHECK(utf8.ends_with(" z\n"));
  CHECK(source_size(utf8, Encoding::cp949) == bytes.size());
}

TEST_CASE("lines of two encodings: the fewer are refused, none becomes nonsense") {
  // Two lines of CP949 and one of UTF-8.
  const auto korean = decode_text("\xC7\xD1\xBA\xFB\n한빛\n\xC1\xA4\xB9\xD0\n");
  REQUIRE(korean.ok());
  CHECK(korean.value().found == Encoding::cp949);
  CHECK(korean.value().utf8.starts_with("한빛\n"));
  CHECK(korean.value().utf8.ends_with("\n정밀\n"));
  CHECK(find_damage(korean.value().utf8) == 7);
  // One of each: UTF-8 is the better guess.
  const auto even = decode_text("\xC7\xD1\xBA\xFB\n한빛\n");
  REQUIRE(even.ok());
  CHECK(even.value().found == Encoding::utf8);
  CHECK(even.value().guessed);
  CHECK(find_damage(even.value().utf8) == 0);
  // Asked for, CP949 is taken at its word.
  const auto asked = decode_text("\xC3\xB6\n\xC7\xD1\n", Encoding::cp949);
  REQUIRE(asked.ok());
  CHECK(asked.value().utf8 == "철\n한\n");
  CHECK_FALSE(asked.value().guessed);
}

TEST_CASE("UTF-8 that would be Korean in CP949 as well is said to be a guess") {
  CHECK(decode_text("\xC3\xB6\n").value().guessed);
  CHECK_FALSE(decode_text("철강\n").value().guessed);
  CHECK_FALSE(decode_text("plain\n").value().guessed);
  CHECK_FALSE(decode_text("\xC3\xB6\n", Encoding::utf8).value().guessed);
}

TEST_CASE("where neither encoding explains the bytes they stay as they are") {
  const auto text = decode_text("a,b\n\xFF,c\n");
  REQUIRE(text.ok());
  CHECK(text.value().found == Encoding::utf8);
  CHECK(text.value().utf8 == "a,b\n\xFF,c\n");
}

TEST_CASE("the size of a text in its file is known for every encoding") {
  CHECK(source_size("a가", Encoding::utf8) == 4);
  CHECK(source_size("a가", Encoding::cp949) == 3);
  CHECK(source_size("a가\U0001F600", Encoding::utf16_le) == 8);
}

TEST_CASE("encodings have the names that users write") {
  CHECK(parse_encoding("auto") == Encoding::automatic);
  CHECK(parse_encoding("utf-8") == Encoding::utf8);
  CHECK(parse_encoding("cp949") == Encoding::cp949);
  CHECK(parse_encoding("utf-16") == Encoding::utf16_le);
  CHECK_FALSE(parse_encoding("latin-1").has_value());
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

TEST_CASE("UTF-16 that ends with half a character is refused") {
  const auto half = decode_text(
      "\xFF\xFE"
      "a\0\n\0b"s);
  REQUIRE_FALSE(half.ok());
  CHECK(half.error().message == "the UTF-16 text ends with half a character, at offset 6 (line 2)");
  CHECK(half.error().where.line == 2);
}

TEST_CASE("half a pair of surrogates is kept as bytes that are no UTF-8") {
  for (const std::string& units : {"\x3D\xD8"
                                   "a\0"s,
                                   "\x00\xDE"
                                   "a\0"s,
                                   "\x3D\xD8"s}) {
    const auto text = decode_text("\xFF\xFE" + units);
    REQUIRE(text.ok());
    CHECK(find_damage(text.value().utf8) == 0);
  }
}

TEST_CASE("UTF-16 without a mark is refused unless it is asked for") {
  const auto guessed = decode_text("a\0b\0"s);
  REQUIRE_FALSE(guessed.ok());
  CHECK(guessed.error().code == ErrorCode::bad_encoding);
  CHECK(guessed.error().hint.find("--encoding utf-16") != std::string::npos);
  const auto asked = decode_text("a\0b\0"s, Encoding::utf16_le);
  REQUIRE(asked.ok());
  CHECK(asked.value().utf8 == "ab");
  CHECK_FALSE(decode_text("\xFF\xFE\0\0a\0\0\0"s).ok());
}

TEST_CASE("a stray NUL byte is left to the line, a file full of them is no text") {
  const auto text = decode_text("hs,value\nab\0c,1\n"s);
  REQUIRE(text.ok());
  CHECK(find_damage(text.value().utf8) == 11);
  CHECK_FALSE(decode_text("\x7F"
                          "ELF\x02\x01\x01\0\0\0"s)
                  .ok());
}

TEST_CASE("workbooks and archives are called by their names") {
  const auto xlsx = decode_text("PK\x03\x04rest");
  REQUIRE_FALSE(xlsx.ok());
  CHECK(xlsx.error().message ==
        "this is not text: it starts like an Excel workbook (xlsx) or another zip archive");
  CHECK(xlsx.error().hint == "save it as CSV (UTF-8) and pass that file");
  CHECK_FALSE(decode_text("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1").ok());
  CHECK_FALSE(decode_text("%PDF-1.7").ok());
  CHECK_FALSE(decode_text("\n <!DOCTYPE html>").ok());
  CHECK_FALSE(decode_text("<?xml version").ok());
  CHECK(decode_text("<5,hs\n").ok());
  CHECK(decode_text("PKG,1\n").ok());
}

}  // namespace
}  // namespace tarex
