#include "batch/csv_row_check.hpp"

#include <algorithm>

#include "rows/plain_text.hpp"
#include "text/tidy.hpp"

namespace tarex::detail {

CsvRowCheck::CsvRowCheck(const std::string& file, CsvHeader header, std::uint64_t blank_lines)
    : file_(file),
      header_(std::move(header)),
      width_(static_cast<std::uint32_t>(header_.names.size())),
      has_unnamed_(std::find(header_.unnamed.begin(), header_.unnamed.end(), 1) !=
                   header_.unnamed.end()),
      unnamed_seen_(header_.names.size()),
      blank_lines_(blank_lines) {}

void CsvRowCheck::mark_damaged(BatchBlock& block) const {
  for (BlockRecord& record : block.records) {
    if (record.fault < 0 && !is_blank(block, record)) {
      refuse(block, record);
    }
  }
}

void CsvRowCheck::check(BatchBlock& block, std::int64_t lines) {
  std::size_t kept = 0;
  for (std::size_t r = 0; r < block.records.size(); ++r) {
    BlockRecord& record = block.records[r];
    lines -= record.lines;
    if (is_blank(block, record)) {
      ++blank_lines_;
      continue;
    }
    record.cells = std::min(record.cells, width_);
    if (has_unnamed_) {
      note_unnamed(block, record);
    }
    if (kept != r) {
      block.records[kept] = record;
    }
    ++kept;
  }
  block.records.resize(kept);
  records_ += kept;
  // What lies between the records was blank; a last line without a line end is none that was
  // passed.
  blank_lines_ += static_cast<std::uint64_t>(std::max<std::int64_t>(0, lines));
}

bool CsvRowCheck::is_blank(const BatchBlock& block, const BlockRecord& record) const {
  if (record.fault >= 0) {
    return false;
  }
  if (record.indexed) {
    const std::string_view first = block.row_of(record)[0];
    if (!first.empty() && is_digit_or_letter(first.front())) {
      return false;  // nearly every row
    }
  }
  for (std::uint32_t c = 0; c < record.cells; ++c) {
    if (!trim_blanks(block.cell(record, c).text()).empty()) {
      return false;
    }
  }
  return true;
}

void CsvRowCheck::refuse(BatchBlock& block, BlockRecord& record) const {
  if (block.raw(record) == header_.raw) {
    add_fault(block, record,
              Error{ErrorCode::bad_csv,
                    "this line is the header once more",
                    {file_, record.line, 1},
                    "two files or sheets were joined: remove it"});
  } else if (record.cells != width_) {
    add_fault(block, record,
              Error{ErrorCode::bad_csv,
                    "this line has " + std::to_string(record.cells) +
                        (record.cells == 1 ? " field" : " fields") + ", the header " +
                        std::to_string(width_),
                    {file_, record.line, 1},
                    record.cells > width_ ? "quote a field that contains the delimiter"
                                          : "write an empty field for what is not known, and "
                                            "quote a field that holds a line end"});
  }
}

/// Says once of a column without a name what it is called.
void CsvRowCheck::note_unnamed(const BatchBlock& block, const BlockRecord& record) {
  for (std::uint32_t c = 0; c < record.cells; ++c) {
    if (header_.unnamed[c] != 0 && unnamed_seen_[c] == 0 &&
        !trim_blanks(block.cell(record, c).text()).empty()) {
      unnamed_seen_[c] = 1;
      notes_.push_back("column " + std::to_string(c + 1) + " has no name and is called '" +
                       header_.names[c] + "' in JSON");
    }
  }
}

std::vector<std::string> CsvRowCheck::notes() const {
  std::vector<std::string> notes = notes_;
  if (records_ == 0) {
    notes.emplace_back("there are no lines below the header");
  }
  if (blank_lines_ > 0) {
    notes.push_back(std::to_string(blank_lines_) +
                    (blank_lines_ == 1 ? " blank line was" : " blank lines were") + " passed over");
  }
  return notes;
}

}  // namespace tarex::detail
