#include <algorithm>
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

/// @param foreign  lines are in several currencies, in cells and by the name of the value
/// @return how many lines were read the short way
std::size_t compare_ways(bool foreign) {
  LawBook book;
  book.add(*embedded_schedule("US"));
  EntryDefaults defaults;
  defaults.date = parse_date("2026-10-09").value();
  if (foreign) {
    defaults.fx = {{"KRW", 1'390'500'000}, {"VND", 26'000'000'000}, {"BHD", 376'000}};
  }
  const EntryReader reader(book, defaults);
  std::vector<std::string> names = known_columns(*book.schedule("US"));
  names.emplace_back("note");
  const std::vector<std::string> currencies = {"KRW", "KRW", "USD", "VND", "EUR", "BHD", "usd", ""};
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
    const bool has_currency = std::count(chosen.begin(), chosen.end(), "currency") > 0;
    std::string named;
    for (const std::string& name : chosen) {
      columns.push_back({.label = name, .name = name, .known = name != "note"});
      if (foreign && name == "value" && !has_currency) {
        named = std::vector<std::string>{"", "KRW", "EUR", "VND"}[random.below(4)];
        columns.back().currency = named;
      }
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
          cells.back() = foreign ? currencies[random.below(currencies.size())] : "USD";
        }
        if (foreign && name == "value" && random.below(3) != 0) {
          cells.back() = "1390500";  // no coins
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
      if (!named.empty()) {
        fields.push_back({"currency", named, 1, 2, true});
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
  CHECK(long_lines > quick_lines);
  return quick_lines;
}

TEST_CASE("the short way to an entry line gives what the long one gives") {
  CHECK(compare_ways(false) > 500);
}

TEST_CASE("the short way to a line in another currency gives what the long one gives") {
  CHECK(compare_ways(true) > 300);
}

}  // namespace
}  // namespace tarex
