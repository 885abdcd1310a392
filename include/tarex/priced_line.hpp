#pragma once

#include <span>

#include "tarex/entry_reader.hpp"
#include "tarex/scenario.hpp"

namespace tarex {

/// A line read and assessed, as a quote has it.
struct PricedLine {
  InputLine line;
  LineAssessment assessment;
  const Plan* plan = nullptr;  ///< lives as long as the book
};

/// Reads and assesses one line: what `tarex quote` does.
/// @return everything that is wrong with the line; empty if `out` holds
[[nodiscard]] Errors price_line(std::span<const RawField> fields, LawBook& book,
                                const EntryReader& reader, PricedLine& out,
                                Detail detail = Detail::explained);

/// The columns with one of them changed, or added.
[[nodiscard]] std::vector<RawField> with_column(std::span<const RawField> fields,
                                                std::string_view name, std::string_view text);

}  // namespace tarex
