#include "text/csv_reader.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include "../catch.hpp"
#include "../random_numbers.hpp"

namespace tarex {
namespace {

using Row = std::vector<std::string>;

/// One record, copied out of the reader.
struct Seen {
  Row fields;
  int line = 0;
  std::size_t byte_offset = 0;
  std::string raw;
  bool faulty = false;
  int error_line = 0;
  int error_column = 0;
  ErrorCode code = ErrorCode::bad_csv;
  friend bool operator==(const Seen&, const Seen&) = default;
};

std::vector<Seen> read_all(std::string_view text, char delimiter = ',') {
  CsvReader reader(text, "t.csv", delimiter);
  CsvRecord record;
  std::vector<Seen> seen;
  while (reader.next(record)) {
    CHECK(record.fields.size() == record.positions.size());
    Seen row{.fields = {record.fields.begin(), record.fields.end()},
             .line = record.line,
             .byte_offset = record.byte_offset,
             .raw = std::string(record.raw)};
    if (record.error) {
      row.faulty = true;
      row.error_line = record.error->where.line;
      row.error_column = record.error->where.column;
      row.code = record.error->code;
      CHECK_FALSE(record.error->hint.empty());
      CHECK(record.error->where.file == "t.csv");
    }
    seen.push_back(std::move(row));
  }
  return seen;
}

std::vector<Row> rows_of(std::string_view text, char delimiter = ',') {
  std::vector<Row> rows;
  for (Seen& seen : read_all(text, delimiter)) {
    CHECK_FALSE(seen.faulty);
    rows.push_back(std::move(seen.fields));
  }
  return rows;
}

TEST_CASE("plain records are split at delimiters and line ends") {
  CHECK(rows_of("a,b\nc,d\n") == std::vector<Row>{{"a", "b"}, {"c", "d"}});
  CHECK(rows_of("a,b\r\nc,d\r\n") == std::vector<Row>{{"a", "b"}, {"c", "d"}});
  CHECK(rows_of("a,b\rc,d") == std::vector<Row>{{"a", "b"}, {"c", "d"}});
  CHECK(rows_of("").empty());
}

TEST_CASE("empty fields stay, also the last one without a line end") {
  CHECK(rows_of(",\na,") == std::vector<Row>{{"", ""}, {"a", ""}});
  CHECK(rows_of("\"\",x\n") == std::vector<Row>{{"", "x"}});
}

TEST_CASE("a lone carriage return ends lines only where the first line ends with one") {
  CHECK(rows_of("a,b\rc,d\re\nf") == std::vector<Row>{{"a", "b"}, {"c", "d"}, {"e"}, {"f"}});
  const auto seen = read_all("a,b\nc\rc,d\ne,\"f\rf\"\r\ng,h\r");
  REQUIRE(seen.size() == 4);
  CHECK(seen[1].faulty);
  CHECK(seen[1].error_line == 2);
  CHECK(seen[1].error_column == 2);
  CHECK(seen[2].fields == Row{"e", "f\rf"});
  CHECK(seen[3].fields == Row{"g", "h"});
  CHECK(seen[3].line == 4);
}

TEST_CASE("a first line sep=X names the delimiter") {
  for (const std::string line : {"sep=;\n", "SEP=;\r\n", "\"sep=;\"\n"}) {
    const std::string text = line + "a;b,c\n";
    CsvReader reader(text, "t.csv");
    CsvRecord record;
    REQUIRE(reader.next(record));
    CHECK(record.line == 2);
    CHECK(record.byte_offset == line.size());
    CHECK(record.fields.size() == 2);
    CHECK(reader.dialect().delimiter_line);
  }
  CsvReader plain("sep=x\na\n", "t.csv");
  CsvRecord record;
  REQUIRE(plain.next(record));
  CHECK(record.fields.front() == "sep=x");
}

TEST_CASE("a byte that no text holds spoils its record alone") {
  const auto seen = read_all(
      "a,b\n\"c\"\"\",\xFF"
      "d\ne,f\n");
  REQUIRE(seen.size() == 3);
  CHECK(seen[1].faulty);
  CHECK(seen[1].code == ErrorCode::bad_encoding);
  CHECK(seen[1].error_column == 7);
  CHECK(seen[1].fields == Row{"c\"",
                              "\xEF\xBF\xBD"
                              "d"});
  CHECK(seen[2].fields == Row{"e", "f"});
  const auto nul = read_all(std::string_view("a\n\0b\n", 5));
  REQUIRE(nul.size() == 2);
  CHECK(nul[1].faulty);
  CHECK(nul[1].code == ErrorCode::bad_csv);
}

TEST_CASE("a byte order mark at the start of a record is passed over") {
  const auto seen = read_all(
      "a,b\n\xEF\xBB\xBF"
      "c,d\n\xEF\xBB\xBF\ne,\xEF\xBB\xBF\n");
  REQUIRE(seen.size() == 3);
  CHECK(seen[1].fields == Row{"c", "d"});
  CHECK(seen[2].fields == Row{"e", "\xEF\xBB\xBF"});
  CHECK(seen[2].line == 4);
}

TEST_CASE("blank lines are skipped and counted") {
  const auto seen = read_all("\n\r\n  \t\na,b\n\n\nc,d\n   ");
  REQUIRE(seen.size() == 2);
  CHECK(seen[0].line == 4);
  CHECK(seen[1].line == 7);
  CHECK(rows_of("a\tb\n\t\n", '\t') == std::vector<Row>{{"a", "b"}, {"", ""}});
}

TEST_CASE("quoted fields hold delimiters, quotes and line ends") {
  CHECK(rows_of("\"a,b\",\"say \"\"hi\"\"\",\"x\ny\"\nnext,\"\"\"\",z\n") ==
        std::vector<Row>{{"a,b", "say \"hi\"", "x\ny"}, {"next", "\"", "z"}});
}

TEST_CASE("blanks belong to the field") {
  CHECK(rows_of(" a , b \n") == std::vector<Row>{{" a ", " b "}});
}

TEST_CASE("a byte order mark is no part of the first field, quoted or not") {
  CHECK(rows_of("\xEF\xBB\xBF\"hs\",value\n") == std::vector<Row>{{"hs", "value"}});
  const auto seen = read_all("\xEF\xBB\xBFhs\n");
  CHECK(seen[0].byte_offset == 3);
}

TEST_CASE("every record knows its line, offset and raw text") {
  const auto seen = read_all("h\r\n\"a\r\nb\",c\r\n\r\nz");
  REQUIRE(seen.size() == 3);
  CHECK(seen[1].line == 2);
  CHECK(seen[1].byte_offset == 3);
  CHECK(seen[1].raw == "\"a\r\nb\",c");
  CHECK(seen[2].line == 5);
  CHECK(seen[2].raw == "z");
}

TEST_CASE("every field knows its line and its column in characters") {
  CsvReader reader("철강,\"가\"\"나\",x\n\"1\n2\",y\n", "t.csv", ',');
  CsvRecord record;
  REQUIRE(reader.next(record));
  CHECK(record.positions == std::vector<SourcePosition>{{1, 1}, {1, 5}, {1, 11}});
  REQUIRE(reader.next(record));
  CHECK(record.positions == std::vector<SourcePosition>{{2, 2}, {3, 4}});
}

TEST_CASE("unescaped fields survive moving the record") {
  CsvReader reader("\"a\"\"b\",\"c\"\"d\"\n", "t.csv", ',');
  CsvRecord record;
  REQUIRE(reader.next(record));
  const CsvRecord moved = std::move(record);
  CHECK(moved.fields[0] == "a\"b");
  CHECK(moved.fields[1] == "c\"d");
}

TEST_CASE("the delimiter is guessed from the first record, outside quotes") {
  const auto guess = [](std::string_view text) { return CsvReader(text, "t.csv").delimiter(); };
  CHECK(guess("a,b;c,d\n1;2;3;4;5;6\n") == ',');
  CHECK(guess("a;b;c,d\n") == ';');
  CHECK(guess("a\tb\tc\n") == '\t');
  CHECK(guess("\"a;b;c;d\",e\n") == ',');
  CHECK(guess("single\n") == ',');
  CHECK(guess("") == ',');
  CHECK(guess("\n\n\xED\x92\x88;x\n") == ';');
  CHECK(guess("\"a;b\n;c,d") == ';');
  CHECK(CsvReader("a,b", "t.csv", ';').delimiter() == ';');
}

TEST_CASE("an unclosed quote is reported where it opened and later rows are recovered") {
  const auto seen = read_all("h,i\na,\"b\nc,d\ne,f\n");
  REQUIRE(seen.size() == 4);
  CHECK(seen[1].faulty);
  CHECK(seen[1].error_line == 2);
  CHECK(seen[1].error_column == 3);
  CHECK(seen[1].raw == "a,\"b");
  CHECK(seen[1].fields == Row{"a"});
  CHECK(seen[2].fields == Row{"c", "d"});
  CHECK(seen[2].line == 3);
  CHECK(seen[3].fields == Row{"e", "f"});
}

TEST_CASE("an unclosed quote does not swallow rows up to a quote far below") {
  const auto seen = read_all("a,\"b\nc,d\ne,\"f\"\ng,h\n");
  REQUIRE(seen.size() == 4);
  CHECK(seen[0].faulty);
  CHECK(seen[0].error_line == 1);
  CHECK(seen[1].fields == Row{"c", "d"});
  CHECK(seen[2].fields == Row{"e", "f"});
  CHECK(seen[3].fields == Row{"g", "h"});
}

TEST_CASE("text after a closing quote is reported at its place") {
  const auto seen = read_all("\"가\"x,y\nc,d\n");
  REQUIRE(seen.size() == 2);
  CHECK(seen[0].faulty);
  CHECK(seen[0].error_line == 1);
  CHECK(seen[0].error_column == 4);
  CHECK(seen[1].fields == Row{"c", "d"});
}

TEST_CASE("a quote inside an unquoted field is reported at its place") {
  const auto seen = read_all("h\n3\" pipe,y\nc,d\n");
  REQUIRE(seen.size() == 3);
  CHECK(seen[1].faulty);
  CHECK(seen[1].error_line == 2);
  CHECK(seen[1].error_column == 2);
  CHECK(seen[2].fields == Row{"c", "d"});
  CHECK(read_all(" \"a\"\n")[0].error_column == 2);
}

TEST_CASE("a fault after a quoted line break is reported on its own line") {
  const auto seen = read_all("\"a\nb\",\"c\"x\nd,e\n");
  REQUIRE(seen.size() == 2);
  CHECK(seen[0].line == 1);
  CHECK(seen[0].error_line == 2);
  CHECK(seen[0].error_column == 7);
  CHECK(seen[0].fields == Row{"a\nb"});
  CHECK(seen[1].line == 3);
}

TEST_CASE("a fault prints the source line with a caret") {
  CsvReader reader("강,\"b\" c\n", "주문.csv", ',');
  CsvRecord record;
  REQUIRE(reader.next(record));
  REQUIRE(record.error.has_value());
  CHECK(to_text(*record.error) ==
        "주문.csv:1:6: error: text after the closing quote\n"
        "강,\"b\" c\n"
        "      ^\n"
        "hint: put the whole field in quotes and write the quote twice: \"\"\n");
}

TEST_CASE("a field may have 64 KiB and not one byte more") {
  const std::string most(kMaxCsvFieldBytes, 'x');
  const std::string quotes(2 * kMaxCsvFieldBytes, '"');
  CHECK(rows_of(most + ",a\n") == std::vector<Row>{{most, "a"}});
  CHECK(rows_of("\"" + most + "\",a\n") == std::vector<Row>{{most, "a"}});
  CHECK(rows_of("\"" + quotes + "\"\n") == std::vector<Row>{{std::string(kMaxCsvFieldBytes, '"')}});
  for (const std::string& text :
       {"h," + most + "x,a\nb\n", "h,\"" + most + "x\",a\nb\n", "h,\"" + quotes + "\"\"\",a\nb\n",
        "h,\"" + most + "\nx\",a\nb\n"}) {
    const auto seen = read_all(text);
    REQUIRE(seen.size() >= 2);
    CHECK(seen[0].faulty);
    CHECK(seen[0].error_line == 1);
    CHECK(seen[0].error_column == 3);
    CHECK(seen.back().fields == Row{"b"});
  }
}

TEST_CASE("a record may have 1 MiB and not one byte more") {
  const std::string field(kMaxCsvFieldBytes - 1, 'x');
  std::string line;
  for (int i = 0; i < 16; ++i) {
    line += field + ",";
  }
  REQUIRE(line.size() == kMaxCsvRecordBytes);
  CHECK(read_all(line + "\na\n")[0].fields.size() == 17);
  const auto seen = read_all(line + "y\na\n");
  REQUIRE(seen.size() == 2);
  CHECK(seen[0].faulty);
  CHECK(seen[1].fields == Row{"a"});
}

TEST_CASE("a record may have 1,000 columns and not one more") {
  const std::string most(kMaxCsvColumns - 1, ',');
  CHECK(read_all(most + "\na\n")[0].fields.size() == kMaxCsvColumns);
  const auto seen = read_all(most + ",\na\n");
  REQUIRE(seen.size() == 2);
  CHECK(seen[0].faulty);
  CHECK(seen[0].error_column == 1001);
  CHECK(seen[1].fields == Row{"a"});
}

/// The rules of the header, read character by character with no thought of speed.
class SlowSplitter {
 public:
  explicit SlowSplitter(std::string text) : text_(std::move(text)) {
    const std::size_t begin = behind_marks(0);
    std::size_t at = begin;
    long quotes = 0;
    while (at < text_.size() && ((text_[at] != '\r' && text_[at] != '\n') || quotes % 2 != 0)) {
      quotes += text_[at] == '"' ? 1 : 0;
      ++at;
    }
    at = at < text_.size() ? at : std::min(text_.find_first_of("\r\n", begin), text_.size());
    cr_ends_lines_ = text_.substr(at, 1) == "\r" && text_.substr(at, 2) != "\r\n";
  }

  std::vector<Seen> all() {
    std::vector<Seen> seen;
    std::size_t at = behind_marks(0);
    while (at < text_.size()) {
      const std::size_t end = line_end(at);
      if (text_.substr(at, end - at).find_first_not_of(" \t") == std::string::npos) {
        at = behind_line_end(end);
        continue;
      }
      seen.push_back(without_damage(record(at)));
      at = behind_line_end(at + seen.back().raw.size());
    }
    return seen;
  }

 private:
  std::size_t behind_marks(std::size_t at) const {
    while (text_.substr(std::min(at, text_.size()), 3) == "\xEF\xBB\xBF") {
      at += 3;
    }
    return at;
  }
  bool is_line_end(std::size_t at) const {
    const bool last = at + 1 == text_.size();
    return text_[at] == '\n' ||
           (text_[at] == '\r' && (cr_ends_lines_ || last || text_[at + 1] == '\n'));
  }
  std::size_t line_end(std::size_t at) const {
    while (at < text_.size() && !is_line_end(at)) {
      ++at;
    }
    return at;
  }
  std::size_t behind_line_end(std::size_t at) const {
    return behind_marks(text_.substr(std::min(at, text_.size()), 2) == "\r\n" ? at + 2 : at + 1);
  }
  int line_of(std::size_t offset) const {
    int line = 1;
    for (std::size_t i = 0; i < offset; ++i) {
      line +=
          text_[i] == '\n' || (text_[i] == '\r' && cr_ends_lines_ && text_[i + 1] != '\n') ? 1 : 0;
    }
    return line;
  }
  /// Line and column, the first byte of the record being in column 1.
  SourcePosition place(std::size_t record, std::size_t offset) const {
    SourcePosition place{.line = line_of(offset), .column = 1};
    std::size_t begin = record;
    for (std::size_t i = record; i < offset; ++i) {
      begin = line_of(i) != line_of(i + 1) ? i + 1 : begin;
    }
    for (std::size_t i = begin; i < offset; ++i) {
      place.column += (static_cast<unsigned char>(text_[i]) & 0xC0U) != 0x80U ? 1 : 0;
    }
    return place;
  }
  Seen faulty(Seen seen, std::size_t fault) const {
    seen.faulty = true;
    seen.error_line = place(seen.byte_offset, fault).line;
    seen.error_column = place(seen.byte_offset, fault).column;
    seen.raw = text_.substr(seen.byte_offset, line_end(fault) - seen.byte_offset);
    return seen;
  }
  /// A record with a byte that no text holds: all bytes of that kind here are 0xFF and NUL.
  Seen without_damage(Seen seen) const {
    const std::size_t damage = seen.raw.find_first_of(std::string("\xFF\0", 2));
    if (damage == std::string::npos) {
      return seen;
    }
    for (std::string& field : seen.fields) {
      std::string printable;
      for (const char c : field) {
        printable += c == '\xFF' || c == '\0' ? "\xEF\xBF\xBD" : std::string(1, c);
      }
      field = printable;
    }
    if (!seen.faulty) {
      const SourcePosition at = place(seen.byte_offset, seen.byte_offset + damage);
      seen.faulty = true;
      seen.error_line = at.line;
      seen.error_column = at.column;
      seen.code = seen.raw[damage] == '\0' ? ErrorCode::bad_csv : ErrorCode::bad_encoding;
    }
    return seen;
  }
  bool ends_field(std::size_t at) const {
    return at >= text_.size() || text_[at] == ',' || is_line_end(at);
  }
  Seen record(std::size_t begin) const {
    Seen seen{.fields = {}, .line = line_of(begin), .byte_offset = begin, .raw = {}};
    std::size_t at = begin;
    while (true) {
      std::string field;
      if (at < text_.size() && text_[at] == '"') {
        const std::size_t open = at;
        bool breaks = false;
        ++at;
        while (at < text_.size() && (text_[at] != '"' || text_.substr(at, 2) == "\"\"")) {
          breaks = breaks || text_[at] == '\n' || text_[at] == '\r';
          field += text_[at];
          at += text_[at] == '"' ? 2U : 1U;
        }
        if (at >= text_.size()) {
          return faulty(seen, open);
        }
        ++at;
        if (!ends_field(at)) {
          return faulty(seen, breaks ? open : at);
        }
      } else {
        while (!ends_field(at)) {
          if (text_[at] == '"' || text_[at] == '\r') {
            return faulty(seen, at);
          }
          field += text_[at];
          ++at;
        }
      }
      seen.fields.push_back(field);
      if (at >= text_.size() || text_[at] != ',') {
        seen.raw = text_.substr(begin, at - begin);
        return seen;
      }
      ++at;
    }
  }

  std::string text_;
  bool cr_ends_lines_ = false;
};

TEST_CASE("the reader agrees with a slow splitter on any mixture of special characters") {
  const std::vector<std::string> alphabet = {",",
                                             ",",
                                             "\"",
                                             "\"",
                                             "\n",
                                             "\r\n",
                                             "\r",
                                             "a",
                                             "b",
                                             " ",
                                             "\t",
                                             "가",
                                             "é",
                                             "\"\"",
                                             ",\"",
                                             "\xFF",
                                             std::string(1, '\0'),
                                             "\xEF\xBB\xBF"};
  Random random(20261123);
  for (int round = 0; round < 40000; ++round) {
    std::string text;
    const std::size_t size = random.below(24);
    for (std::size_t i = 0; i < size; ++i) {
      text += alphabet[random.below(alphabet.size())];
    }
    const auto expected = SlowSplitter(text).all();
    const auto seen = read_all(text);
    if (seen != expected) {
      INFO("round " << round << ": " << text);
      CHECK(seen.size() == expected.size());
      REQUIRE(seen == expected);
    }
  }
}

TEST_CASE("a random table that is written out comes back the same") {
  const std::vector<std::string> pieces = {"a", "1.5", ",", "\"", "\n", "\r\n", "철", " ", ""};
  const std::vector<std::string> line_ends = {"\n", "\r\n", "\r"};
  Random random(7326);
  for (int round = 0; round < 500; ++round) {
    const std::size_t columns = 1 + random.below(6);
    const std::size_t height = 1 + random.below(10);
    const std::string line_end = line_ends[random.below(line_ends.size())];
    std::vector<Row> table;
    std::string text;
    for (std::size_t i = 0; i < height; ++i) {
      Row row;
      for (std::size_t j = 0; j < columns; ++j) {
        std::string field = "x";
        const std::size_t size = random.below(5);
        for (std::size_t k = 0; k < size; ++k) {
          field += pieces[random.below(pieces.size())];
        }
        const bool must_quote = field.find_first_of(",\"\r\n") != std::string::npos;
        text += j > 0 ? "," : "";
        if (must_quote || random.below(3) == 0) {
          text += '"';
          for (const char c : field) {
            text += c == '"' ? "\"\"" : std::string(1, c);
          }
          text += '"';
        } else {
          text += field;
        }
        row.push_back(std::move(field));
      }
      table.push_back(std::move(row));
      text += i + 1 < height || random.below(2) == 0 ? line_end : "";
    }
    if (rows_of(text) != table) {
      INFO("round " << round << ": " << text);
      REQUIRE(rows_of(text) == table);
    }
  }
}

}  // namespace
}  // namespace tarex
