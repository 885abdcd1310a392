#pragma once

#include <span>
#include <string>
#include <vector>

#include "tarex/bom.hpp"
#include "tarex/entry_reader.hpp"

/// What a scenario supposes of a bill. It changes the bill itself, before anything is worked out,
/// so that price, costs, weights and the entry line agree.
namespace tarex::detail {

/// Changes what the product states: its columns, and its price for the value of the lot. A product
/// whose price cannot be read stays as it is. Columns that it does not state stay unstated, unless
/// they are set.
void suppose_columns(BomProduct& product, std::span<const ColumnEdit> edits);

/// What came of a change of contents.
struct SupposedContents {
  Money dearer;  ///< what the goods of the lot cost more; less, where negative
  std::vector<std::string> warnings;
};

/// Changes the cost and the weight of the components of a metal, where the product does not state
/// the content (`steel_value`, `steel_kg`) itself. A price of a content changes what the goods cost
/// by as much.
/// @param materials    how many the sums of the rollup hold
/// @param destination  ISO alpha-2: where metal counts as domestic
[[nodiscard]] SupposedContents suppose_contents(const BomProduct& product,
                                                std::span<const ColumnEdit> edits, Rollup& rollup,
                                                std::size_t materials,
                                                std::string_view destination);

}  // namespace tarex::detail
