#include "text/csv_masks.hpp"

#include <array>
#include <random>

#include "catch.hpp"

using namespace tarex::detail;

namespace {

/// The same byte by byte.
CsvMasks masks_by_byte(const char* bytes, char delimiter) {
  CsvMasks masks;
  for (std::size_t at = 0; at < kMaskedBytes; ++at) {
    const char c = bytes[at];
    const std::uint64_t bit = std::uint64_t{1} << at;
    masks.delimiters |= c == delimiter ? bit : 0;
    masks.line_feeds |= c == '\n' ? bit : 0;
    masks.odd |= c == '"' || c == '\r' ? bit : 0;
    masks.foreign = masks.foreign || c == '\0' || static_cast<unsigned char>(c) >= 0x80U;
  }
  return masks;
}

}  // namespace

TEST_CASE("masks of 64 bytes show what looking at every byte shows") {
  std::mt19937 random(64);
  constexpr std::string_view kFrequent = ",;\t\n\r\"a0 .";
  std::array<char, kMaskedBytes> bytes{};
  for (int round = 0; round < 20000; ++round) {
    for (char& byte : bytes) {
      // Every byte there is, and often those that are looked for; in some rounds nothing foreign.
      const bool any = round % 2 == 0 && random() % 4 == 0;
      byte = any ? static_cast<char>(random() % 256) : kFrequent[random() % kFrequent.size()];
    }
    for (const char delimiter : {',', ';', '\t'}) {
      const CsvMasks expected = masks_by_byte(bytes.data(), delimiter);
      REQUIRE(csv_masks(bytes.data(), delimiter) == expected);
      REQUIRE(csv_masks_portable(bytes.data(), delimiter) == expected);
    }
  }
}

TEST_CASE("one foreign byte is found wherever it stands") {
  std::array<char, kMaskedBytes> bytes{};
  bytes.fill('x');
  CHECK_FALSE(csv_masks(bytes.data(), ',').foreign);
  CHECK_FALSE(csv_masks_portable(bytes.data(), ',').foreign);
  for (char& byte : bytes) {
    for (const char foreign : {'\0', '\x80', '\xFF'}) {
      byte = foreign;
      CHECK(csv_masks(bytes.data(), ',').foreign);
      CHECK(csv_masks_portable(bytes.data(), ',').foreign);
    }
    byte = '\x7F';
    CHECK_FALSE(csv_masks(bytes.data(), ',').foreign);
    byte = 'x';
  }
}
