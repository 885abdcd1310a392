#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "batch/block.hpp"
#include "rows/csv_header.hpp"

namespace tarex::detail {

/// Holds the rows of a CSV file against its header: passes over blank ones, refuses those that
/// cannot be rows of it.
class CsvRowCheck {
 public:
  /// @param blank_lines  passed over before the header
  CsvRowCheck(const std::string& file, CsvHeader header, std::uint64_t blank_lines);

  /// Marks the records that cannot be rows of the file. Blocks are cut after that: what stands in
  /// the cells of such a record, its entry too, means nothing.
  void mark_damaged(BatchBlock& block) const;
  /// Passes over the blank rows of a block that is cut and whose damaged records are marked.
  /// @param lines  physical lines that its text takes
  void check(BatchBlock& block, std::int64_t lines);
  /// What is worth knowing of the whole, after the last block.
  [[nodiscard]] std::vector<std::string> notes() const;
  /// All cells of the record are empty.
  [[nodiscard]] bool is_blank(const BatchBlock& block, const BlockRecord& record) const;

 private:
  void refuse(BatchBlock& block, BlockRecord& record) const;
  void note_unnamed(const BatchBlock& block, const BlockRecord& record);

  const std::string& file_;
  CsvHeader header_;
  std::uint32_t width_ = 0;
  bool has_unnamed_ = false;
  std::vector<char> unnamed_seen_;  ///< a note says so
  std::vector<std::string> notes_;
  std::uint64_t records_ = 0;
  std::uint64_t blank_lines_ = 0;
};

}  // namespace tarex::detail
