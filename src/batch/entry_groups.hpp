#pragma once

#include <cstddef>
#include <string>

#include "batch/block.hpp"
#include "batch/csv_row_check.hpp"
#include "batch/key_set.hpp"

namespace tarex::detail {

/// Finds the lines of a file that share an entry: neighbours with the same one.
class EntryGroups {
 public:
  /// @param entries  that ended before this file; those of the file are added
  explicit EntryGroups(KeySet& entries) : entries_(entries) {}

  /// How many records of a block that does not end the file stand before its last group, which may
  /// go on in the next block: all of them if the last line is alone, none if there is but one
  /// group.
  /// @param rows  knows the blank rows of a CSV, which say nothing of an entry; null: there are
  /// none.
  ///   Damaged rows must be marked before.
  [[nodiscard]] static std::size_t complete_records(const BatchBlock& block,
                                                    const CsvRowCheck* rows);

  /// Marks the lines that go with the one before, and those whose entry ended before. An entry goes
  /// on over lines that cannot be read. Blocks come in the order of the file.
  void mark(BatchBlock& block);

 private:
  std::string entry_;  ///< of the last line
  KeySet& entries_;
};

}  // namespace tarex::detail
