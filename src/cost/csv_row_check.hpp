#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cost/batch_block.hpp"
#include "cost/csv_header.hpp"

namespace tarex::detail {

/// Holds the rows of a CSV file against its header: passes over blank ones, refuses those that
/// cannot be rows of it.
class CsvRowCheck {
 public:
  /// @param blank_lines  passed over before the header
  CsvRowCheck(const std::string& file, CsvHeader header, std::uint64_t blank_lines);

  /// Looks at a block whose columns are those of the header.
  /// @param lines  physical lines that its text takes
  void check(BatchBlock& block, std::int64_t lines);
  /// What is worth knowing of the whole, after the last block.
  [[nodiscard]] std::vector<std::string> notes() const;

 private:
  [[nodiscard]] bool is_blank(const BatchBlock& block, const BlockRecord& record) const;
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
