#pragma once

#include <string>
#include <vector>

#include "report/bom_report.hpp"
#include "tarex/bom_assessment.hpp"
#include "tarex/entry_reader.hpp"

namespace tarex::cli {

enum class BomFormat { text, json, jsonl, csv };

/// Everything `tarex bom` needs besides the law and the defaults.
struct BomOptions {
  std::vector<std::string> files;  ///< "-" is standard input
  BomFormat format = BomFormat::text;
  ContentValuation valuation = ContentValuation::residual;
  Date baseline;
};

/// What a run leads to. `fatal` empty: `output` is whole, and all products are in `summary`.
struct BomRun {
  std::string output;  ///< for stdout or --output
  Errors errors;       ///< of rejected products, for stderr, in the order of the files
  BomSummary summary;
  Errors fatal;  ///< a file that cannot be read (io) or used at all
};

/// Reads, prices and renders all products of all files, in their order.
[[nodiscard]] BomRun run_bom(const BomOptions& options, LawBook& book, const EntryReader& reader);

}  // namespace tarex::cli
