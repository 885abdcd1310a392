#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "catch.hpp"
#include "cells.hpp"
#include "random_numbers.hpp"
#include "report/line_json.hpp"
#include "tarex/batch.hpp"
#include "tarex/entry_reader.hpp"
#include "tarex/report.hpp"
#include "tarex/schedule_loader.hpp"
#include "text/text_stream.hpp"

// The short way to a row of the output, which copies the cells of the input, held against the long
// one, which writes them.

namespace tarex {
namespace {

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
          cell = std::vector<std::string>{"USD", "KRW", "EUR"}[random.below(3)];
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
