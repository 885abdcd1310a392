#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../catch.hpp"
#include "text/csv_reader.hpp"

/// What the reader finds in a text.
namespace tarex::csv_tests {

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

inline std::vector<Seen> read_all(std::string_view text, char delimiter = ',') {
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

inline std::vector<Row> rows_of(std::string_view text, char delimiter = ',') {
  std::vector<Row> rows;
  for (Seen& seen : read_all(text, delimiter)) {
    CHECK_FALSE(seen.faulty);
    rows.push_back(std::move(seen.fields));
  }
  return rows;
}

}  // namespace tarex::csv_tests
