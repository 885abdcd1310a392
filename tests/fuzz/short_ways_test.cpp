#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "catch.hpp"
#include "cost/quick_reader.hpp"
#include "tarex/entry_reader.hpp"
#include "tarex/schedule_loader.hpp"
#include "text/csv_block.hpp"

// Two short ways that batches take for plain lines, held against the long ones: CsvBlockScanner
// against CsvReader, QuickReader against EntryReader. They may give up, they may not differ.

namespace tarex {
namespace {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t limit) {
    state_ ^= state_ << 13U;
    state_ ^= state_ >> 7U;
    state_ ^= state_ << 17U;
    return static_cast<std::size_t>(state_ >> 16U) % limit;
  }
  const std::string& one_of(const std::vector<std::string>& choices) {
    return choices[below(choices.size())];
  }

 private:
  std::uint64_t state_;
};

RecordBlock block_of(const std::string& text) {
  RecordBlock block;
  block.buffer = text;
  block.buffer.resize(text.size() + RecordBlock::kPadding);
  block.size = text.size();
  return block;
}

TEST_CASE("blocks of CSV hold the records that the reader finds") {
  const std::vector<std::string> pieces = {",",
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
                                           "long text of more than eight bytes"};
  Random random(20261126);
  for (int round = 0; round < 20000; ++round) {
    std::string text = "h1,h2\n";
    for (std::size_t left = random.below(30); left > 0; --left) {
      text += random.one_of(pieces);
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
      for (std::uint32_t c = 0; c < found.cells; ++c) {
        REQUIRE(block.cells_of(found)[c].text() == record.fields[c]);
      }
    }
    REQUIRE(at == block.records.size());
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

}  // namespace
}  // namespace tarex
