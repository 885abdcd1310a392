#pragma once

#include <string>
#include <vector>

#include "bom/reader.hpp"
#include "cli/format.hpp"
#include "report/bom_report.hpp"
#include "tarex/bom_assessment.hpp"
#include "tarex/entry_reader.hpp"
#include "tarex/report.hpp"
#include "text/output_file.hpp"

namespace tarex::cli {

/// What is written of every product.
enum class BomView { product, worksheet, summary };

/// Everything `tarex bom` needs besides the law and the defaults.
struct BomOptions {
  std::vector<std::string> files;  ///< "-" is standard input
  std::string baseline_bom;        ///< a file of bills to compare with; empty = the same bills
  Format format = Format::text;
  BomView view = BomView::product;
  CsvStyle csv;
  BomTerms terms;
  BomShown shown;
  BillOptions reading;
  bool quiet = false;  ///< no notes on stderr
};

/// How many products came in, and what became of them: products = scored + rejected.
struct BomSummary {
  std::size_t products = 0;
  std::size_t scored = 0;
  std::size_t ranges = 0;  ///< of the scored
  std::size_t rejected = 0;
  std::size_t rejected_before = 0;  ///< products of the baseline bill that cannot be priced
  std::size_t only_before = 0;      ///< … that can, and that no product is compared with
  std::uint64_t neutralised = 0;    ///< cells that a spreadsheet would execute
  std::size_t unsaid = 0;           ///< products with warnings that a summary has no place for
};

/// What a run leads to. `fatal` empty: all is written, and all products are in `summary`.
struct BomRun {
  BomSummary summary;
  Errors fatal;  ///< a file that cannot be read or written (io), or used at all
  bool output_failed = false;
  bool flag_fault = false;  ///< products were rejected for what a flag says
};

/// Reads, prices and writes all products of all files, in their order, one at a time. What is wrong
/// with products goes to stderr.
[[nodiscard]] BomRun run_bom(const BomOptions& options, LawBook& book, const EntryReader& reader,
                             OutputFile& output);

}  // namespace tarex::cli
