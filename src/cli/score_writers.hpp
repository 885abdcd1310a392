#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "cli/taken_cells.hpp"
#include "report/exposure.hpp"
#include "tarex/batch.hpp"

/// The forms that scored lines are written in: a writer for each thread.
namespace tarex::cli {

/// Destinations whose law lines were scored under.
using LawsMet = std::set<std::string>;

/// What the writers of all threads add up, each when it is done.
struct ScoreTotals {
  std::atomic<std::uint64_t> neutralised = 0;  ///< cells that got an apostrophe
  std::atomic<std::uint64_t> cut = 0;  ///< lines with members for which the CSV has no column
  std::mutex adding;                   ///< to those below
  detail::Exposure exposure;
  LawsMet laws;             ///< of the lines of one file
  bool incomplete = false;  ///< memory ran out while a writer added what it had
};

/// The flat form of CSV. @param names  of its columns. @param cells  of the columns of the file
[[nodiscard]] std::unique_ptr<LineWriter> csv_lines(std::vector<std::string> names, CsvStyle style,
                                                    const std::vector<std::string>& cells,
                                                    TakenCells taken, ScoreTotals& totals);
/// One row of CSV per charge.
[[nodiscard]] std::unique_ptr<LineWriter> duty_lines(std::vector<std::string> names, CsvStyle style,
                                                     TakenCells taken, ScoreTotals& totals);
/// Objects: one per line, or each behind a comma for a document.
/// @param defaults  of the lines; must outlive the writer
[[nodiscard]] std::unique_ptr<LineWriter> json_objects(bool document, const EntryDefaults& defaults,
                                                       ScoreTotals& totals);
/// Nothing but sums.
[[nodiscard]] std::unique_ptr<LineWriter> sums(ScoreTotals& totals);

}  // namespace tarex::cli
