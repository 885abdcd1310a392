#include "text/text_stream.hpp"

#include <unistd.h>

#include <fstream>
#include <string>

#include "catch.hpp"
#include "cp949_text.hpp"

using namespace tarex;

namespace {

/// A file read in pieces. @return its text
std::string read_in_pieces(const std::string& bytes, std::size_t size, Encoding& found) {
  const std::string path = TAREX_SCRATCH_DIR "/text_stream_" + std::to_string(::getpid());
  std::ofstream(path, std::ios::binary) << bytes;
  Result<TextStream> stream = TextStream::open(path);
  REQUIRE(stream.ok());
  std::string text;
  while (!stream.value().at_end()) {
    REQUIRE_FALSE(stream.value().read(text, size));
  }
  found = stream.value().encoding();
  ::unlink(path.c_str());
  return text;
}

std::string repeated(const std::string& text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) {
    out += text;
  }
  return out;
}

}  // namespace

TEST_CASE("the encoding of a line that goes on is not judged by half a character") {
  for (const std::string begin : {"", "x", "\xEF\xBB\xBF", "xy"}) {
    for (const std::size_t ascii : {0U, 300'000U}) {
      for (const std::string character : {"\xC3\xA9", "가", "\xF0\x9F\x98\x80"}) {
        const std::string bytes = begin + std::string(ascii, 'a') + repeated(character, 300'000);
        const std::size_t mark = begin.size() == 3 ? 3 : 0;
        for (const std::size_t size : {65536U, 65537U, 100'003U}) {
          INFO(begin.size() << " before, " << ascii << ", " << character << ", pieces of " << size);
          Encoding found = Encoding::automatic;
          CHECK((read_in_pieces(bytes, size, found) == bytes.substr(mark)));
          CHECK(found == Encoding::utf8);
        }
      }
    }
  }
}

TEST_CASE("a long line in CP949 is decoded in parts, and none of its characters is cut") {
  const std::string text = "x" + repeated("가나", 500'000) + "," + repeated("다", 700'001) + "\nz";
  const std::string bytes = test::cp949_text(text);
  for (const std::size_t size : {65536U, 65537U}) {
    Encoding found = Encoding::automatic;
    CHECK((read_in_pieces(bytes, size, found) == text));
    CHECK(found == Encoding::cp949);
  }
}
