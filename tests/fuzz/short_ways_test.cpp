#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "batch/quick_reader.hpp"
#include "catch.hpp"
#include "random_numbers.hpp"
#include "report/line_json.hpp"
#include "tarex/batch.hpp"
#include "tarex/entry_reader.hpp"
#include "tarex/report.hpp"
#include "tarex/schedule_loader.hpp"
#include "text/csv_block.hpp"
#include "text/text_stream.hpp"

// Two short ways that batches take for plain lines, held against the long ones: CsvBlockScanner
// against CsvReader, QuickReader against EntryReader. They may give up, they may not differ.

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

/// What a line means, in one text.
std::string meaning_of(const InputLine& line) {
  std::string out =
      line.sku + "|" + line.product + "|" + line.entry_id + "|" + line.currency.code() + "|" +
      line.schedule->jurisdiction + "|" + to_string(line.entry.code) + "|" +
      to_string(line.entry.origin) + "|" + to_string(line.entry.date) + "|" +
      std::to_string(line.entry.value.micro()) + "|" + std::to_string(line.entry.minor_unit) + "|" +
      std::to_string(line.entry.fx_micro) + "|" + std::to_string(line.entry.quantity_unit) + "|" +
      std::to_string(line.freight.micro()) + "|" + std::to_string(line.insurance.micro()) + "|" +
      std::to_string(line.other_costs.micro()) + "|" +
      std::to_string(static_cast<int>(line.cost_in_value)) + "\n";
  out += line.entry.base_rate ? "base rate " + line.entry.base_rate->text + "\n" : "";
  for (std::size_t f = 0; f < line.schedule->facts.size(); ++f) {
    const auto fact = static_cast<FactIndex>(f);
    if (line.entry.facts.known(fact)) {
      out +=
          line.schedule->facts[f].name + "=" + std::to_string(line.entry.facts.value(fact)) + "\n";
    }
  }
  for (const EchoField& field : line.echo) {
    out += "echo " + field.name + "=" + field.text + (field.is_number ? " (number)\n" : "\n");
  }
  for (const EchoField& field : line.extras) {
    out += "extra " + field.name + "=" + field.text + "\n";
  }
  for (const std::string& warning : line.warnings) {
    out += "warning " + warning + "\n";
  }
  return out;
}

/// Cells for a column: mostly plain ones, some that are not.
const std::vector<std::string>& cells_for(const std::string& column) {
  static const std::vector<std::string> codes = {
      "7318.15.20.61", "7318152061",  "0402101000", "7318.15",    "7616.99.51.90",
      "7318 15 20 61", "'7318152061", "73",         "9999999999", ""};
  static const std::vector<std::string> countries = {"KR", "CN",   "VN", "JP", "kr",   "UK",
                                                     "KP", "한국", "XX", "US", "none", ""};
  static const std::vector<std::string> days = {
      "2026-06-15", "2025-03-12", "2026.06.15", "2026-02-30", "2027-01-01", "2024-12-31", ""};
  static const std::vector<std::string> numbers = {"1000",
                                                   "1000.00",
                                                   "0.5",
                                                   "12.5",
                                                   "700.10",
                                                   "0",
                                                   "1,234.50",
                                                   "00",
                                                   "5.",
                                                   ".5",
                                                   "-1",
                                                   "1e3",
                                                   "99999999999.99",
                                                   "123456789012",
                                                   "0.0000001",
                                                   "100.005",
                                                   "85%",
                                                   "120",
                                                   ""};
  static const std::vector<std::string> words = {
      "ocean",    "air",      "Ocean", "FOB",       "CIF",        "EXW",
      "korus",    "yes",      "no",    "auto_part", "!auto_part", "auto_part;!vehicle",
      "kg",       "EA",       "USD",   "usd",       "KRW",        "2.9%",
      "Mill One", " padded ", "=1+2",  "한빛정밀",  "none",       ""};
  if (column == "hs") {
    return codes;
  }
  if (column == "origin" || column == "destination" || column.find("melt") != std::string::npos ||
      column.find("smelt") != std::string::npos || column.find("cast") != std::string::npos ||
      column == "origin_proof") {
    return countries;
  }
  if (column.find("date") != std::string::npos) {
    return days;
  }
  if (column.find("value") != std::string::npos || column.find("kg") != std::string::npos ||
      column.find("pct") != std::string::npos || column.find("_mm") != std::string::npos ||
      column == "quantity" || column == "freight" || column == "insurance" ||
      column == "other_costs" || column == "fx") {
    return numbers;
  }
  return words;
}

TEST_CASE("the short way to an entry line gives what the long one gives") {
  LawBook book;
  book.add(*embedded_schedule("US"));
  EntryDefaults defaults;
  defaults.date = parse_date("2026-10-09").value();
  const EntryReader reader(book, defaults);
  std::vector<std::string> names = known_columns(*book.schedule("US"));
  names.emplace_back("note");
  Random random(7616);
  std::size_t quick_lines = 0;
  std::size_t long_lines = 0;
  for (int file = 0; file < 60; ++file) {
    detail::QuickReader quick(book, reader);
    std::deque<BatchColumn> columns;
    std::vector<std::string> chosen = {"hs", "value"};
    for (const std::string& name : names) {
      if (name != "hs" && name != "value" && random.below(4) == 0) {
        chosen.push_back(name);
      }
    }
    std::vector<const BatchColumn*> pointers;
    for (const std::string& name : chosen) {
      columns.push_back({.label = name, .name = name, .known = name != "note"});
      pointers.push_back(&columns.back());
    }
    quick.use(pointers, false);
    for (int row = 0; row < 300; ++row) {
      std::vector<std::string> cells;
      for (const std::string& name : chosen) {
        const auto& all = cells_for(name);
        // Mostly the first ones, which are plain, so that whole lines are.
        cells.push_back(all[random.below(8) == 0 ? random.below(all.size()) : random.below(3)]);
        if (random.below(3) == 0 && name != "hs" && name != "value" && name != "sku" &&
            name != "currency" && name != "entry_date") {
          cells.back().clear();
        }
        if (name == "currency" && random.below(20) != 0) {
          cells.back() = "USD";
        }
      }
      RecordBlock block;
      BlockRecord record;
      std::vector<RawField> fields;
      for (std::size_t c = 0; c < cells.size(); ++c) {
        block.cells.push_back({cells[c].data(), static_cast<std::uint32_t>(cells[c].size()),
                               static_cast<std::uint32_t>(c)});
        fields.push_back({chosen[c], cells[c], 1, static_cast<int>(c) + 1, true});
      }
      record.cells = static_cast<std::uint32_t>(cells.size());
      InputLine given_quickly;
      InputLine given;
      const Errors errors = reader.read(fields, given);
      ++long_lines;
      if (!quick.read(block, record, given_quickly)) {
        continue;
      }
      ++quick_lines;
      std::string text;
      for (std::size_t c = 0; c < cells.size(); ++c) {
        text += chosen[c] + "=" + cells[c] + " ";
      }
      INFO(text);
      REQUIRE(errors.empty());
      REQUIRE(meaning_of(given_quickly) == meaning_of(given));
    }
  }
  CHECK(quick_lines > 500);
  CHECK(long_lines > quick_lines);
}

/// Rows of CSV, or lines of JSON, with or without the right to copy the cells of the input.
class Rows : public LineWriter {
 public:
  Rows(const std::vector<std::string>& columns, bool json, bool takes_cells, std::size_t& copied)
      : rows_(columns), json_(json), takes_cells_(takes_cells), copied_(copied) {}
  [[nodiscard]] bool takes_cells() const override { return takes_cells_; }
  void scored(std::string& out, std::size_t row, const InputLine& line,
              const LineAssessment& assessment, const Plan& plan) override {
    copied_ += line.cells.empty() ? 0U : 1U;
    if (json_) {
      objects_.append(out, line, assessment, plan, row);
      out += '\n';
    } else {
      rows_.append(out, line, assessment, plan);
    }
  }
  void rejected(std::string& out, const RejectedLine& line) override {
    rows_.append_rejected(out, line.given, line.errors);
  }

 private:
  CsvRows rows_;
  detail::LineJson objects_;
  bool json_;
  bool takes_cells_;
  std::size_t& copied_;
};

class RowSink : public BatchSink {
 public:
  RowSink(bool json, bool takes_cells) : json_(json), takes_cells_(takes_cells) {}
  std::optional<Error> columns(const std::vector<BatchColumn>& columns, BatchInput) override {
    for (const BatchColumn& column : columns) {
      names_.push_back(column.name);
    }
    return std::nullopt;
  }
  std::unique_ptr<LineWriter> writer() override {
    return std::make_unique<Rows>(names_, json_, takes_cells_, copied);
  }
  bool write(std::string_view lines, const BatchSummary&, std::uint64_t) override {
    text += lines;
    return true;
  }
  void rejected(const RejectedLine&) override {}
  std::string text;
  std::size_t copied = 0;  ///< rows

 private:
  std::vector<std::string> names_;
  bool json_;
  bool takes_cells_;
};

void compare_copied_cells(bool json) {
  LawBook book;
  book.add(*embedded_schedule("US"));
  EntryDefaults defaults;
  defaults.date = parse_date("2026-10-09").value();
  const EntryReader reader(book, defaults);
  const std::vector<std::string> names = known_columns(*book.schedule("US"));
  Random random(8481);
  std::size_t copied = 0;
  for (int file = 0; file < 40; ++file) {
    std::vector<std::string> chosen = {"hs", "value"};
    for (const std::string& name : names) {
      if (name != "hs" && name != "value" && random.below(4) == 0) {
        chosen.push_back(name);
      }
    }
    chosen.insert(chosen.begin() + static_cast<std::ptrdiff_t>(random.below(chosen.size() + 1)),
                  {"our note", file % 2 == 0 ? "our place" : ""});
    std::string text;
    for (const std::string& name : chosen) {
      text += (&name == &chosen.front() ? "" : ",") + name;
    }
    text += '\n';
    for (int row = 0; row < 100; ++row) {
      for (const std::string& name : chosen) {
        const auto& all = cells_for(name);
        std::string cell = all[random.below(12) == 0 ? random.below(all.size()) : random.below(3)];
        if (name == "currency") {
          cell = "USD";
        } else if (random.below(5) != 0 && name != "hs" && name != "value" && name != "sku" &&
                   name != "entry_date") {
          cell.clear();
        }
        if (name == "our note" && random.below(4) == 0) {
          cell = random.below(2) == 0 ? "bolts, nuts" : "a \"short\" bolt";
        }
        text += &name == &chosen.front() ? "" : ",";
        append_csv_cell(text, cell);
        if (random.below(60) == 0 && cell.find_first_of(",\"\n") == std::string::npos) {
          text.insert(text.size() - cell.size(), 1, '"');  // quotes that nobody needs
          text += '"';
        }
      }
      text += random.below(10) == 0 ? "\r\n" : "\n";
    }
    std::string outputs[2];
    for (const bool takes_cells : {false, true}) {
      TextStream stream = TextStream::over(text, "rows.csv");
      RowSink sink(json, takes_cells);
      BatchOptions options;
      options.block_bytes = 4000;
      const Result<BatchSummary> summary = score_stream(stream, options, book, reader, sink);
      REQUIRE(summary.ok());
      REQUIRE(summary.value().in == 100);
      outputs[takes_cells ? 1 : 0] = sink.text;
      REQUIRE((takes_cells || sink.copied == 0));
      copied += sink.copied;
    }
    INFO(text);
    REQUIRE(outputs[0] == outputs[1]);
  }
  CHECK(copied > 200);
  CHECK(copied < 4000);
}

TEST_CASE("rows that are copied are those that would be written cell by cell") {
  compare_copied_cells(false);
}

TEST_CASE("objects made of the cells of a row are those that are made of its columns") {
  compare_copied_cells(true);
}

}  // namespace
}  // namespace tarex
