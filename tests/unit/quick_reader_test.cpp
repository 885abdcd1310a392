#include "batch/quick_reader.hpp"

#include <random>

#include "catch.hpp"
#include "tarex/schedule_loader.hpp"

using namespace tarex;

namespace {

constexpr const char* kColumns[] = {
    "sku",        "product",  "hs",           "origin",         "destination",    "entry_date",
    "value",      "currency", "quantity",     "unit",           "net_weight_kg",  "steel_value",
    "copper_kg",  "claims",   "freight",      "incoterm",       "transport",      "preference",
    "steel_melt", "producer", "us_steel_pct", "aluminum_smelt", "civil_aircraft", "buyer note"};

/// What may stand in a column: mostly plain, sometimes not.
std::vector<std::string> cells_for(std::string_view column) {
  if (column == "hs") {
    return {"7318.15.80", "73181580", "7326908688",  "7318.15",     "610910.0012",     "7318-15-80",
            "999",        "7318158",  " 7318.15.80", "'7318158000", "９４０３２０００"};
  }
  if (column == "origin" || column == "steel_melt" || column == "aluminum_smelt") {
    return {"KR", "CN", "", "kr", "South Korea", "XX", "KOR"};
  }
  if (column == "destination") {
    return {"US", "", "us", "VN"};
  }
  if (column == "entry_date") {
    return {"2025-04-05", "2026-10-09", "2026/10/09", "20261009", "2026-02-30", "2026-10-10", ""};
  }
  if (column == "currency") {
    return {"USD", "usd", "KRW", "", "US$"};
  }
  if (column == "claims") {
    return {"", "!auto_part", "civil_aircraft;!mhdv_part", "no_such", "auto_part; !auto_part"};
  }
  if (column == "unit") {
    return {"", "kg", "No.", "boxes"};
  }
  if (column == "incoterm") {
    return {"", "FOB", "CIF", "fob", "EXW"};
  }
  if (column == "transport") {
    return {"", "ocean", "AIR", "rail"};
  }
  if (column == "preference") {
    return {"", "korus", "none", "x"};
  }
  if (column == "civil_aircraft") {
    return {"", "yes", "no", "maybe"};
  }
  if (column == "sku" || column == "product" || column == "producer" || column == "buyer note") {
    return {"P-1", "", "포스코", " padded ", "a b", "\xC2\xA0x", "longer than fifteen letters"};
  }
  return {"",       "0",     "12",      "1250.00", "0.5", "007",    "1,250",          "1.2345678",
          "1e3",    "-5",    "5.",      ".5",      "$12", "12.50 ", "99999999999.99", "100.10",
          "10.000", "0.500", "100.005", "1234.500"};
}

struct Lines {
  RecordBlock block;
  std::vector<BatchColumn> columns;
  std::vector<const BatchColumn*> pointers;
};

void check_same(const InputLine& quick, const InputLine& slow, const Schedule& schedule) {
  CHECK(quick.sku == slow.sku);
  CHECK(quick.product == slow.product);
  CHECK(quick.entry_id == slow.entry_id);
  CHECK(quick.currency == slow.currency);
  CHECK(quick.schedule == slow.schedule);
  CHECK(quick.entry.code == slow.entry.code);
  CHECK(quick.entry.origin == slow.entry.origin);
  CHECK(quick.entry.date == slow.entry.date);
  CHECK(quick.entry.value == slow.entry.value);
  CHECK(quick.entry.minor_unit == slow.entry.minor_unit);
  CHECK(quick.entry.fx_micro == slow.entry.fx_micro);
  CHECK(quick.entry.quantity_unit == slow.entry.quantity_unit);
  CHECK(quick.entry.base_rate.has_value() == slow.entry.base_rate.has_value());
  CHECK(quick.freight == slow.freight);
  CHECK(quick.insurance == slow.insurance);
  CHECK(quick.other_costs == slow.other_costs);
  CHECK(quick.cost_in_value == slow.cost_in_value);
  CHECK(quick.warnings == slow.warnings);
  for (std::size_t f = 0; f < schedule.facts.size(); ++f) {
    const auto fact = static_cast<FactIndex>(f);
    REQUIRE(quick.entry.facts.known(fact) == slow.entry.facts.known(fact));
    if (slow.entry.facts.known(fact)) {
      CHECK(quick.entry.facts.value(fact) == slow.entry.facts.value(fact));
    }
  }
  const auto same = [](const EchoList& a, const EchoList& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const EchoField& x, const EchoField& y) {
                        return x.name == y.name && x.text == y.text && x.is_number == y.is_number;
                      });
  };
  CHECK(same(quick.echo, slow.echo));
  CHECK(same(quick.extras, slow.extras));
}

void scan(RecordBlock& block, const std::string& text) {
  block.size = text.size();
  block.buffer = text;
  block.buffer.resize(text.size() + RecordBlock::kPadding);
  CsvBlockScanner scanner("lines.csv", CsvDialect{});
  int physical = 1;
  REQUIRE(scanner.scan(block, 0, true, physical) == text.size());
}

}  // namespace

TEST_CASE("the short way reads what the long way reads, or declines") {
  const Schedule& schedule = *embedded_schedule("US");
  LawBook book;
  book.add(schedule);
  EntryDefaults defaults;
  defaults.date = *parse_date("2026-10-09");
  const EntryReader reader(book, defaults);
  detail::QuickReader quick(book, reader);

  std::mt19937 random(11);
  std::string text;
  for (int line = 0; line < 4000; ++line) {
    for (std::size_t c = 0; c < std::size(kColumns); ++c) {
      const std::vector<std::string> cells = cells_for(kColumns[c]);
      // Most cells take the first, plain text; otherwise no whole line would ever be plain.
      const bool odd = random() % 12 == 0;
      const std::size_t at = odd ? random() % cells.size() : 0;
      text += (c == 0 ? "" : ",") +
              (cells[at].find(',') == std::string::npos ? cells[at] : "\"" + cells[at] + "\"");
      if (!odd && (std::string_view(kColumns[c]) == "value" ||
                   std::string_view(kColumns[c]) == "net_weight_kg")) {
        const bool whole = random() % 2 != 0;
        text += std::to_string(100 + random() % 900) + (whole ? "" : ".25");
      }
    }
    text += '\n';
  }
  RecordBlock block;
  scan(block, text);
  REQUIRE(block.records.size() == 4000);

  std::vector<BatchColumn> columns;
  for (const char* name : kColumns) {
    columns.push_back({name, name, std::string_view(name) != "buyer note", true, false});
  }
  std::vector<const BatchColumn*> pointers;
  for (const BatchColumn& column : columns) {
    pointers.push_back(&column);
  }
  quick.use(pointers, false);
  std::size_t quickly = 0;
  InputLine fast;
  InputLine slow;
  for (const BlockRecord& record : block.records) {
    std::vector<RawField> fields;
    for (std::uint32_t c = 0; c < record.cells; ++c) {
      fields.push_back({columns[c].name, block.cell(record, c).text(), 0, 0, true});
    }
    if (!quick.read(block, record, fast)) {
      continue;
    }
    ++quickly;
    INFO(block.raw(record));
    REQUIRE(reader.read(fields, slow).empty());
    check_same(fast, slow, schedule);
  }
  CHECK(quickly > 400);
  CHECK(quickly < 4000);
}

TEST_CASE("the short way declines what the long way warns of or refuses") {
  const Schedule& schedule = *embedded_schedule("US");
  LawBook book;
  book.add(schedule);
  const EntryReader reader(book, {});
  detail::QuickReader quick(book, reader);
  const std::vector<std::string> names = {"hs",
                                          "origin",
                                          "entry_date",
                                          "value",
                                          "preference",
                                          "origin_proof",
                                          "us_steel_pct",
                                          "steel_melt",
                                          "us_aluminum_pct",
                                          "aluminum_smelt",
                                          "aluminum_cast",
                                          "uk_metal_pct",
                                          "loaded_date",
                                          "repair_value",
                                          "us_components_value",
                                          "carbon_pct"};
  struct Said {
    std::string cells;  ///< from the preference on
    bool plain;
  };
  const std::vector<Said> lines = {
      {",,,,,,,,,,,", true},
      {"korus,KR,,,,,,,,,,", true},
      {"korus,none,,,,,,,,,,", false},   // an agreement without a proof
      {"mfn,none,,,,,,,,,,", true},      // no agreement
      {"akfta,,,,,,,,,,,", false},       // unknown to this law
      {",,90,US,,,,,,,,", true},         //
      {",,90,KR,,,,,,,,", false},        // melted elsewhere
      {",,0,KR,,,,,,,,", true},          //
      {",,0.9,,,,,,,,,", false},         // less than one percent
      {",,1,,,,,,,,,", true},            //
      {",,,,50,US,KR,,,,,", false},      // smelted there and cast elsewhere
      {",,,,50,US,US,,,,,", true},       //
      {",,,CN,,,,95,,,,", false},        // of no British metal
      {",,,CN,,,GB,95,,,,", true},       // of British metal beside it
      {",,,,,,,,2026-10-09,,,", true},   //
      {",,,,,,,,2026-10-10,,,", false},  // after the day of entry
      {",,,,,,,,,10000,10000,", true},   // each may be all of it
      {",,,,,,,,,10000.01,,", false},    //
      {",,,,,,,,,,10000.01,", false},    //
      {",,,,,,,,,,,100", true},          //
      {",,,,,,,,,,,100.1", false},       // more than all
  };
  std::string text;
  for (const Said& line : lines) {
    text += "7318.15.80,KR,2026-10-09,10000.00," + line.cells + "\n";
  }
  RecordBlock block;
  scan(block, text);
  REQUIRE(block.records.size() == lines.size());
  std::vector<BatchColumn> columns;
  for (const std::string& name : names) {
    BatchColumn& column = columns.emplace_back();
    column.label = column.name = name;
    column.known = true;
  }
  std::vector<const BatchColumn*> pointers;
  for (const BatchColumn& column : columns) {
    pointers.push_back(&column);
  }
  quick.use(pointers, false);
  for (std::size_t l = 0; l < lines.size(); ++l) {
    const BlockRecord& record = block.records[l];
    REQUIRE(record.cells == names.size());
    std::vector<RawField> fields;
    for (std::uint32_t c = 0; c < record.cells; ++c) {
      fields.push_back({columns[c].name, block.cell(record, c).text(), 0, 0, true});
    }
    InputLine slow;
    InputLine fast;
    const Errors errors = reader.read(fields, slow);
    INFO(lines[l].cells);
    CHECK((errors.empty() && slow.warnings.empty()) == lines[l].plain);
    REQUIRE(quick.read(block, record, fast) == lines[l].plain);
    if (lines[l].plain) {
      check_same(fast, slow, schedule);
    }
  }
}

TEST_CASE("the short way takes the term of delivery that the name of the value says") {
  const Schedule& schedule = *embedded_schedule("US");
  LawBook book;
  book.add(schedule);
  EntryDefaults defaults;
  defaults.date = *parse_date("2026-10-09");
  const EntryReader reader(book, defaults);
  struct Said {
    const char* of_name;
    const char* header;
    const char* row;
    bool plain;
    const char* echoed;
  };
  const std::vector<Said> all = {
      {"FOB", "hs,value", "7318.15.80,100\n", true, "FOB"},
      {"CIF", "hs,value", "7318.15.80,100\n", false, ""},
      {"CIF", "hs,value,incoterm", "7318.15.80,100,FOB\n", true, "FOB"},
      {"FOB", "hs,value,incoterm", "7318.15.80,100,\n", false, ""},  // a blank is not told apart
      {"", "hs,value", "7318.15.80,100\n", true, ""},
  };
  for (const Said& said : all) {
    INFO(said.header << ", of the name " << said.of_name);
    std::vector<BatchColumn> columns;
    std::string_view header = said.header;
    while (!header.empty()) {
      const std::string name(header.substr(0, header.find(',')));
      columns.push_back({name, name, true});
      header.remove_prefix(std::min(header.size(), name.size() + 1));
    }
    columns[1].term = said.of_name;
    std::vector<const BatchColumn*> pointers;
    for (const BatchColumn& column : columns) {
      pointers.push_back(&column);
    }
    RecordBlock block;
    scan(block, said.row);
    detail::QuickReader quick(book, reader);
    quick.use(pointers, false);
    InputLine line;
    REQUIRE(quick.read(block, block.records.front(), line) == said.plain);
    if (said.plain) {
      std::string echoed;
      for (const EchoField& field : line.echo) {
        echoed += field.name == "incoterm" ? field.text : "";
      }
      CHECK(echoed == said.echoed);
    }
  }
}
