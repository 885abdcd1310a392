#pragma once

#include <cstdint>
#include <vector>

#include "tarex/batch.hpp"
#include "text/csv_block.hpp"
#include "text/encoding.hpp"

namespace tarex::detail {

/// A part of the input: whole records, and whole groups of lines that share an entry.
struct BatchBlock : RecordBlock {
  std::uint64_t sequence = 0;
  std::uint64_t byte_offset = 0;            ///< of the text's first byte in the file
  Encoding encoding = Encoding::utf8;       ///< of the file, as far as known
  std::uint64_t done = 0;                   ///< bytes of the file up to the text's end
  std::vector<const BatchColumn*> columns;  ///< by Cell::column; they live as long as the maker
  std::int32_t entry_column = -1;           ///< index into columns
};

/// Marks a record as one that cannot be used. The first line of the record goes with the error if
/// it has none.
void add_fault(BatchBlock& block, BlockRecord& record, Error error);

}  // namespace tarex::detail
