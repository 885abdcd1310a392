#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "batch/quick_reader.hpp"
#include "catch.hpp"
#include "cells.hpp"
#include "random_numbers.hpp"
#include "tarex/batch.hpp"
#include "tarex/entry_reader.hpp"
#include "tarex/schedule_loader.hpp"

// The short way to an entry line, QuickReader, held against the long one, EntryReader. It may give
// up, it may not differ.

namespace tarex {
namespace {

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
      std::to_string(static_cast<int>(line.cost_in_value)) + "|" +
      std::to_string(static_cast<int>(line.entry.value_is)) + "\n";
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
