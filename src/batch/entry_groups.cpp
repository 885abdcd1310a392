#include "batch/entry_groups.hpp"

#include "text/tidy.hpp"

namespace tarex::detail {
namespace {

/// The entry of a line; empty if it has none.
std::string_view key_of(const BatchBlock& block, const BlockRecord& record) {
  if (record.fault < 0 && block.entry_column >= 0) {
    // The cells of CSV are in the order of the columns; those of JSON lines are in any,
    // and different lines may call the entry differently.
    const auto column = static_cast<std::uint32_t>(block.entry_column);
    if (column < record.cells && block.cell(record, column).column == column) {
      return trim_blanks(block.cell(record, column).text());
    }
    for (std::uint32_t c = 0; c < record.cells; ++c) {
      const Cell cell = block.cell(record, c);
      if (block.columns[cell.column]->known && block.columns[cell.column]->name == "entry") {
        return trim_blanks(cell.text());
      }
    }
  }
  return {};
}

}  // namespace

std::size_t EntryGroups::complete_records(const BatchBlock& block, const CsvRowCheck* rows) {
  const std::size_t all = block.records.size();
  if (block.entry_column < 0) {
    return all;
  }
  std::size_t first = all;
  std::string_view key;
  while (first > 0) {
    const BlockRecord& record = block.records[first - 1];
    const std::string_view own = key_of(block, record);
    const bool blank = own.empty() && rows != nullptr && rows->is_blank(block, record);
    if (record.fault < 0 && !blank) {
      if (own.empty() || (!key.empty() && own != key)) {
        break;
      }
      key = own;
    }
    --first;
  }
  // Without a key there is nothing but faults and blank rows behind a line without an entry.
  return key.empty() ? all : first;
}

void EntryGroups::mark(BatchBlock& block) {
  if (block.entry_column < 0 && entry_.empty()) {
    return;
  }
  bool again = false;
  for (BlockRecord& record : block.records) {
    if (record.fault >= 0) {
      record.joins = !entry_.empty();
      continue;
    }
    const std::string_view key = key_of(block, record);
    record.joins = !key.empty() && key == entry_;
    if (!key.empty() && !record.joins) {
      again = !entries_.insert(key);
    }
    entry_ = key;
    record.again = again && !key.empty();
  }
}

}  // namespace tarex::detail
