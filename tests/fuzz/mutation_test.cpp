#include <cstdint>
#include <string>
#include <vector>

#include "catch.hpp"
#include "random_numbers.hpp"
#include "rows/csv_header.hpp"
#include "tarex/entry_reader.hpp"
#include "tarex/schedule_loader.hpp"
#include "text/csv_reader.hpp"
#include "text/encoding.hpp"
#include "text/json_reader.hpp"
#include "text/utf8.hpp"

// Good input, damaged at random, thousands of times with a fixed seed: the readers neither crash
// nor lose a line, and every fault says where it is and how to mend it.

namespace tarex {
namespace {

const std::vector<std::string>& pieces() {
  static const std::vector<std::string> all = {
      ",",
      "\"",
      "\"\"",
      "\n",
      "\r\n",
      "\r",
      ";",
      "\t",
      " ",
      "0",
      "-",
      ".",
      "1e9",
      "999999999999999999",
      "원",
      "\xFF",
      "\xC0",
      "\xED\xB2\xB0",
      "{",
      "}",
      "[",
      ":",
      "null",
      "true",
      "\\u0000",
      "\\",
      "\xEF\xBB\xBF",
      "=\"",
      "'",
      "%",
      "２０２６",
      "\xC2\xA0",
      "\xE3\x80\x80",
      "\xB0\xA1",
      "KR",
      "2026. 6. 5.",
      std::string(1, '\0'),
  };
  return all;
}

std::string mutated(std::string text, Random& random) {
  for (std::size_t left = 1 + random.below(4); left > 0; --left) {
    const std::size_t at = random.below(text.size() + 1);
    const std::size_t kind = random.below(5);
    if (kind == 0) {
      text.insert(at, pieces()[random.below(pieces().size())]);
    } else if (kind == 1) {
      text.erase(at, 1 + random.below(6));
    } else if (kind == 2 && at < text.size()) {
      text[at] = static_cast<char>(random.below(256));
    } else if (kind == 3) {
      const std::size_t from = random.below(text.size() + 1);
      text.insert(at, text.substr(from, random.below(30)));
    } else {
      text.resize(at);
    }
  }
  return text;
}

void check_error(const Error& error) {
  CHECK_FALSE(error.message.empty());
  CHECK_FALSE(error.hint.empty());
  CHECK(is_valid_utf8(error.message));
  CHECK_FALSE(to_text(error).empty());
}

const std::string kCsv =
    "sku,hs,origin,entry_date,value,currency,steel_value,claims,transport,note\n"
    "A-1,7318.15.20.61,KR,2026-06-05,1250.00,USD,700,auto_part;!vehicle,ocean,\"a, \"\"b\"\"\"\n"
    "A-2,8544.42.90.90,중국,2026.06.05,\"1,234,500원\",KRW,,,air,볼트\n"
    "A-3,=\"7616995190\",VN,20260605,$99.5,USD,0,,,\"two\nlines\"\n";

TEST_CASE("damaged CSV loses no line and crashes nothing") {
  LawBook book;
  book.add(*embedded_schedule("US"));
  EntryDefaults defaults;
  defaults.date = parse_date("2026-10-09").value();
  defaults.fx["KRW"] = 1'390'500'000;
  const EntryReader reader(book, defaults);
  const Schedule& schedule = *book.schedule("US");
  Random random(20261125);
  std::size_t read = 0;
  std::size_t refused = 0;
  for (int round = 0; round < 4000; ++round) {
    const Result<DecodedText> text = decode_text(mutated(kCsv, random));
    if (!text) {
      check_error(text.error());
      continue;
    }
    CsvReader csv(text.value().utf8, "t.csv");
    CsvRecord record;
    if (!csv.next(record)) {
      continue;
    }
    const auto header = record.error ? Result<detail::CsvHeader>(*record.error)
                                     : detail::read_csv_header(record, record, "t.csv", schedule);
    if (!header) {
      check_error(header.error());
      CHECK(header.error().where.line > 0);
      continue;
    }
    const auto& names = header.value().names;
    CHECK(names.size() == header.value().labels.size());
    int line = record.line;
    std::size_t end = record.byte_offset + record.raw.size();
    InputLine out;
    while (csv.next(record)) {
      CHECK(record.line > line);
      CHECK(record.byte_offset >= end);
      CHECK(record.fields.size() == record.positions.size());
      line = record.line;
      end = record.byte_offset + record.raw.size();
      std::vector<RawField> fields;
      for (std::size_t c = 0; c < std::min(names.size(), record.fields.size()); ++c) {
        CHECK_FALSE(find_damage(record.fields[c]).has_value());
        fields.push_back({names[c], record.fields[c], record.positions[c].line,
                          record.positions[c].column, true});
      }
      if (record.error) {
        check_error(*record.error);
        CHECK(record.error->where.line >= record.line);
        continue;
      }
      const Errors errors = reader.read(fields, out);
      ++(errors.empty() ? read : refused);
      for (const Error& error : errors) {
        check_error(error);
        CHECK_FALSE(error.field.empty());
      }
      if (errors.empty()) {
        CHECK_FALSE(out.entry.value.is_zero());
        CHECK(out.schedule != nullptr);
      }
    }
    CHECK(end <= text.value().utf8.size());
  }
  CHECK(read > 1000);
  CHECK(refused > 500);
}

TEST_CASE("damaged JSON is parsed or refused at its place") {
  const std::string json =
      "{\"sku\":\"A-1\",\"hs\":\"7318.15.20.61\",\"value\":1250.00,\"claims\":[\"auto_part\",\"!"
      "vehicle\"],"
      "\"note\":\"two\\nlines "
      "\\u00e9\",\"flag\":true,\"deep\":{\"a\":[1,2,{\"b\":null}]},\"볼트\":-1.5e3}";
  Random random(8544);
  std::size_t parsed = 0;
  std::size_t refused = 0;
  for (int round = 0; round < 20000; ++round) {
    const std::string text = mutated(json, random);
    const Result<JsonValue> value = parse_json(text, "t.json");
    if (value) {
      ++parsed;
      continue;
    }
    ++refused;
    CHECK_FALSE(value.error().message.empty());
    CHECK(value.error().where.line > 0);
    CHECK(value.error().where.column > 0);
    CHECK_FALSE(to_text(value.error()).empty());
  }
  CHECK(parsed > 1000);
  CHECK(refused > 1000);
}

TEST_CASE("any text in any column is understood or refused with a reason") {
  LawBook book;
  book.add(*embedded_schedule("US"));
  EntryDefaults defaults;
  defaults.date = parse_date("2026-10-09").value();
  const EntryReader reader(book, defaults);
  const std::vector<std::string> columns = known_columns(*book.schedule("US"));
  const std::vector<std::string> texts = {
      "7318.15.20.61",      "1,234,567.89", "₩1,000", "85%",   "2026. 6. 5.", "KR",
      "Viet Nam",           "none",         "yes",    "ocean", "FOB",         "2.9%",
      "auto_part;!vehicle", "한국",         "12.5"};
  Random random(7408);
  InputLine out;
  for (int round = 0; round < 8000; ++round) {
    std::vector<std::string> cells;
    std::vector<std::string> names;
    for (std::size_t left = 1 + random.below(6); left > 0; --left) {
      names.push_back(columns[random.below(columns.size())]);
      const std::string cell = texts[random.below(texts.size())];
      std::string clean;
      append_printable(clean, random.below(2) == 0 ? cell : mutated(cell, random));
      cells.push_back(std::move(clean));
    }
    std::vector<RawField> fields = {{"hs", "7318.15.20.61", 1, 1}, {"value", "1000.00", 1, 1}};
    for (std::size_t i = 0; i < cells.size(); ++i) {
      fields.push_back({names[i], cells[i], 2, 1});
    }
    for (const Error& error : reader.read(fields, out)) {
      check_error(error);
    }
  }
}

}  // namespace
}  // namespace tarex
