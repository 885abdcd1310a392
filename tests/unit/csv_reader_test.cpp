#include "text/csv_reader.hpp"

#include <string>
#include <vector>

#include "../catch.hpp"
#include "csv_records.hpp"

namespace tarex {
namespace {

using namespace csv_tests;

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

}  // namespace
}  // namespace tarex
