#include "batch/blocks.hpp"

#include <algorithm>

#include "base/quoted.hpp"
#include "batch/columns.hpp"
#include "batch/title_rows.hpp"
#include "rows/columns.hpp"
#include "rows/csv_header.hpp"

namespace tarex::detail {
namespace {

/// What cannot be cut (a line, the lines of an entry) may take so many blocks: a gigabyte of 64 KiB
/// each, well below what a position in a block can say.
constexpr std::size_t kMostBlocksAtOnce = 16 * 1024;

}  // namespace

std::optional<Error> BlockMaker::begin() {
  if (!more(options_.block_bytes)) {
    return failure_;
  }
  offset_ = stream_.mark_size();
  input_ = input_of(pending_, options_.input);
  if (input_ == BatchInput::csv) {
    return read_header();
  }
  if (options_.header) {
    return Error{ErrorCode::usage,
                 "--header does nothing with " + stream_.path() + ", which is JSON lines",
                 {},
                 "objects name their members themselves; a CSV whose first line begins with { is "
                 "read with --input csv"};
  }
  learn_columns();
  return std::nullopt;
}

/// The columns of the first lines, for an output that has a header.
void BlockMaker::learn_columns() {
  BatchBlock block;
  block.size = std::min(pending_.size(), options_.block_bytes);
  block.buffer.assign(pending_, 0, block.size);
  last_ = stream_.at_end() && block.size == pending_.size();
  scan(block);
}

bool BlockMaker::more(std::size_t wanted) {
  failure_ = stream_.read(pending_, wanted);
  return !failure_;
}

std::optional<Error> BlockMaker::read_header() {
  if (options_.header) {
    dialect_ = sniff_csv(pending_);
    CsvReader given(*options_.header, "--header");
    CsvRecord header;
    if (!given.next(header) || header.error) {
      return Error{ErrorCode::usage,
                   "--header names no columns",
                   {},
                   "write the columns as a header row would, e.g. --header sku,hs,origin,value"};
    }
    skip(dialect_.begin, dialect_.line);
    return use_header(header, "--header", 0);
  }
  while (true) {
    CsvReader reader(pending_, stream_.path());
    CsvRecord header;
    const bool found = reader.next(header);
    const bool endless = header.error && pending_.size() > 2 * kMaxCsvRecordBytes;
    if ((!found || reader.reached_end()) && !stream_.at_end() && !endless) {
      // As much again: what is looked at anew takes no more than linear time.
      if (!more(std::max(options_.block_bytes, pending_.size()))) {
        return failure_;
      }
      continue;
    }
    if (!found) {
      return Error{ErrorCode::bad_header,
                   "the file is empty",
                   {stream_.path(), 1, 1},
                   "the first line must name the columns"};
    }
    dialect_ = reader.dialect();
    std::optional<Error> fault =
        header.error ? header.error : use_header(header, stream_.path(), reader.blank_lines());
    if (fault) {
      if (const auto line = header_below(pending_, options_, schedule_)) {
        fault->hint = begin_at(*line, stream_.path(), stream_.encoding());
      }
    }
    skip(reader.offset(), reader.line());
    return fault;
  }
}

/// Passes over the beginning of the text.
void BlockMaker::skip(std::size_t size, int line) {
  offset_ += source_size(std::string_view(pending_).substr(0, size), stream_.encoding());
  pending_.erase(0, size);
  line_ = line;
}

std::optional<Error> BlockMaker::use_header(const CsvRecord& record, const std::string& file,
                                            std::uint64_t blank_lines) {
  Result<CsvHeader> read = read_renamed_header(record, file, options_, schedule_);
  if (!read) {
    return read.error();
  }
  CsvHeader header = read.take();
  for (std::size_t c = 0; c < header.names.size(); ++c) {
    const bool known = !canonical_column(header.names[c], schedule_).empty();
    if (known && header.names[c] == "entry") {
      entry_column_ = static_cast<std::int32_t>(c);
    }
    BatchColumn& column = columns_.emplace_back();
    column.label = header.labels[c];
    column.name = header.names[c];
    column.known = known;
    column.unnamed = header.unnamed[c] != 0;
    column.number = known && is_number_column(column.name, schedule_);
    column.currency = header.currencies[c];
    column.term = column.name == "value" ? header.term : std::string();
  }
  notes_ = header.notes;
  scanner_.emplace(stream_.path(), dialect_);
  check_.emplace(stream_.path(), std::move(header), blank_lines);
  return std::nullopt;
}

std::vector<std::string> BlockMaker::notes() const {
  std::vector<std::string> notes = notes_;
  if (dialect_.delimiter_line) {
    notes.emplace_back("the first line only names the delimiter");
  }
  if (dialect_.cr_ends_lines) {
    notes.emplace_back("lines end with a carriage return alone");
  }
  if (check_) {
    const std::vector<std::string> more = check_->notes();
    notes.insert(notes.end(), more.begin(), more.end());
  }
  for (const BatchColumn& column : columns_) {
    const bool renamed = input_ == BatchInput::jsonl && !column.known &&
                         column.name != column.label &&
                         column.name == own_column_name(column.label, options_.output_names);
    if (renamed) {
      notes.push_back("member " + quoted(column.label) + " is called " + quoted(column.name) +
                      " in the output");
    }
  }
  return notes;
}

std::vector<std::string> BlockMaker::unread() const {
  std::vector<std::string> out;
  for (const BatchColumn& column : columns()) {
    if (!column.known && !column.unnamed && column.checked) {
      out.push_back(column.label);
    }
  }
  return out;
}

std::vector<BatchColumn> BlockMaker::columns() const {
  std::vector<BatchColumn> out;
  for (const BatchColumn& column : columns_) {  // lines of JSON may call one by several names
    const bool there = std::any_of(out.begin(), out.end(), [&](const BatchColumn& other) {
      return other.name == column.name;
    });
    if (!there) {
      out.push_back(column);
      if (input_ == BatchInput::jsonl && !column.known) {
        out.back().label = column.name;
      }
    }
  }
  return out;
}

bool BlockMaker::next(BatchBlock& block, std::size_t wanted) {
  wanted = std::min(wanted, options_.block_bytes);
  while (!failure_) {
    while (pending_.size() < wanted && !stream_.at_end()) {
      if (!more(wanted - pending_.size())) {
        return false;
      }
    }
    if (pending_.empty()) {
      return false;
    }
    // What was read ahead to decide the encoding is handed out in parts, too.
    const bool all = pending_.size() <= wanted;
    const std::size_t size = all ? pending_.size() : wanted;
    block.buffer.assign(pending_, 0, size);
    block.buffer.resize(size + RecordBlock::kPadding);
    block.size = size;
    last_ = all && stream_.at_end();
    block.clear_records();
    block.columns.clear();
    block.entry_column = -1;
    scan(block);
    if (check_) {
      check_->mark_damaged(block);
    }
    const std::size_t complete =
        last_ ? block.records.size()
              : EntryGroups::complete_records(block, check_ ? &*check_ : nullptr);
    if (!last_ && (used_ == 0 || (complete == 0 && !block.records.empty()))) {
      if (wanted / options_.block_bytes >= kMostBlocksAtOnce) {
        failure_ = too_long();
        return false;
      }
      wanted *= 2;
      continue;
    }
    if (complete < block.records.size()) {
      passing_after_ = false;
      used_ = block.records[complete].begin;
      line_after_ = block.records[complete].line;
      block.records.resize(complete);
    }
    const std::string_view text = std::string_view(pending_).substr(0, used_);
    block.byte_offset = offset_;
    block.encoding = stream_.encoding();
    offset_ += source_size(text, block.encoding);
    block.done = offset_;
    block.size = used_;
    if (check_) {
      check_->check(block, line_after_ - line_);
    }
    groups_.mark(block);
    block.sequence = sequence_++;
    line_ = line_after_;
    passing_ = passing_after_;
    pending_.erase(0, used_);
    return true;
  }
  return false;
}

Error BlockMaker::too_long() const {
  return Error{ErrorCode::out_of_range,
               (used_ == 0 ? "a line has more than " : "the lines of an entry have more than ") +
                   std::to_string(kMostBlocksAtOnce * options_.block_bytes) + " bytes",
               {stream_.path(), line_, 1},
               used_ == 0 ? "" : "leave out a column entry that is the same in every line"};
}

void BlockMaker::scan(BatchBlock& block) {
  line_after_ = line_;
  if (input_ == BatchInput::csv) {
    for (const BatchColumn& column : columns_) {
      block.columns.push_back(&column);
    }
    block.entry_column = entry_column_;
    scanner_->pass(passing_);
    used_ = scanner_->scan(block, 0, last_, line_after_);
    passing_after_ = scanner_->passing();
  } else {
    passing_after_ = passing_;
    used_ = json_lines_.scan(block, last_, line_after_, passing_after_);
  }
}

}  // namespace tarex::detail
