#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "random_numbers.hpp"
#include "tarex/report.hpp"
#include "text/csv_block.hpp"
#include "text/csv_reader.hpp"

// The short way to the records of a CSV, CsvBlockScanner, held against the long one, CsvReader.

namespace tarex {
namespace {

RecordBlock block_of(const std::string& text) {
  RecordBlock block;
  block.buffer = text;
  block.buffer.resize(text.size() + RecordBlock::kPadding);
  block.size = text.size();
  return block;
}

/// What CSV is made of, and what spoils it.
const std::vector<std::string>& csv_pieces() {
  static const std::vector<std::string> pieces = {",",
                                                  ",",
                                                  "\"",
                                                  "\"",
                                                  "\n",
                                                  "\n",
                                                  "\r\n",
                                                  "\r",
                                                  "a",
                                                  "bb",
                                                  " ",
                                                  "\t",
                                                  "가",
                                                  "\"\"",
                                                  "\xEF\xBB\xBF",
                                                  "\xFF",
                                                  "12",
                                                  ".5",
                                                  ";",
                                                  "\n\n",
                                                  ",\"x",
                                                  "\",",
                                                  "long text of more than eight bytes",
                                                  "\"a,b\"",
                                                  ",\"a,b,c\",",
                                                  ",\"\",",
                                                  ",\"x\"\n",
                                                  "\"y, z\"\r\n"};
  return pieces;
}

/// The fields as an output joins them.
std::string joined(const std::vector<std::string_view>& fields) {
  std::string out;
  for (std::size_t f = 0; f < fields.size(); ++f) {
    out += f > 0 ? "," : "";
    append_csv_cell(out, fields[f]);
  }
  return out;
}

TEST_CASE("blocks of CSV hold the records that the reader finds") {
  Random random(20261126);
  for (int round = 0; round < 20000; ++round) {
    std::string text = "h1,h2\n";
    for (std::size_t left = random.below(30); left > 0; --left) {
      text += random.one_of(csv_pieces());
    }
    const CsvDialect dialect = sniff_csv(text, ',');
    CsvReader reader(text, "t.csv", dialect);
    CsvRecord record;
    RecordBlock block = block_of(text);
    CsvBlockScanner scanner("t.csv", dialect);
    int line = dialect.line;
    const std::size_t used = scanner.scan(block, dialect.begin, true, line);
    INFO("round " << round << ": " << text);
    REQUIRE(used == text.size());
    std::size_t at = 0;
    while (reader.next(record)) {
      REQUIRE(at < block.records.size());
      const BlockRecord& found = block.records[at++];
      REQUIRE(block.raw(found) == record.raw);
      REQUIRE(found.begin == record.byte_offset);
      REQUIRE(found.line == record.line);
      REQUIRE((found.fault >= 0) == record.error.has_value());
      REQUIRE(found.cells == record.fields.size());
      if (found.indexed) {
        REQUIRE(found.quoted == (record.raw.find('"') != std::string_view::npos));
        REQUIRE(found.canonical == (joined(record.fields) == record.raw));
      }
      for (std::uint32_t c = 0; c < found.cells; ++c) {
        REQUIRE(block.cell(found, c).text() == record.fields[c]);
      }
    }
    REQUIRE(at == block.records.size());
  }
}

TEST_CASE("blocks that come in pieces hold the same records") {
  Random random(1126);
  for (int round = 0; round < 5000; ++round) {
    std::string text = "h1,h2\n";
    for (std::size_t left = random.below(60); left > 0; --left) {
      text += random.one_of(csv_pieces());
    }
    const CsvDialect dialect = sniff_csv(text, ',');
    CsvReader reader(text, "t.csv", dialect);
    CsvRecord record;
    CsvBlockScanner scanner("t.csv", dialect);
    int line = dialect.line;
    std::string pending = text.substr(dialect.begin);
    INFO("round " << round << ": " << text);
    for (std::size_t size = 1 + random.below(200);;) {
      const bool last = size >= pending.size();
      RecordBlock block = block_of(pending.substr(0, size));
      const std::size_t used = scanner.scan(block, 0, last, line);
      for (const BlockRecord& found : block.records) {
        REQUIRE(reader.next(record));
        REQUIRE(block.raw(found) == record.raw);
        REQUIRE(found.line == record.line);
        REQUIRE((found.fault >= 0) == record.error.has_value());
        REQUIRE(found.cells == record.fields.size());
        for (std::uint32_t c = 0; c < found.cells; ++c) {
          REQUIRE(block.cell(found, c).text() == record.fields[c]);
        }
      }
      if (last) {
        break;
      }
      pending.erase(0, used);
      size = used == 0 ? size * 2 : 1 + random.below(200);
    }
    REQUIRE_FALSE(reader.next(record));
  }
}

}  // namespace
}  // namespace tarex
