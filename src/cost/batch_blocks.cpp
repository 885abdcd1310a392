#include "cost/batch_blocks.hpp"

#include <algorithm>
#include <cstring>

#include "cost/batch_columns.hpp"
#include "text/json_reader.hpp"
#include "text/tidy.hpp"

namespace tarex::detail {
namespace {

std::string quoted(std::string_view text) { return "'" + std::string(text) + "'"; }

std::string with_article(std::string_view noun) {
  return (noun.starts_with('a') ? "an " : "a ") + std::string(noun);
}

std::uint64_t mixed(std::uint64_t x) {
  x ^= x >> 32;
  x *= 0xD6E8FEB86659FD93U;
  x ^= x >> 32;
  x *= 0xD6E8FEB86659FD93U;
  return x ^ (x >> 32);
}

/// The text of a JSON member as a column would have it, or why it cannot be one.
std::optional<std::string> cell_of(const JsonValue& value) {
  switch (value.kind) {
    case JsonValue::Kind::null:
      return std::string();
    case JsonValue::Kind::boolean:
      return value.text == "true" ? "yes" : "no";
    case JsonValue::Kind::number:
    case JsonValue::Kind::string:
      return value.text;
    case JsonValue::Kind::array: {
      std::string joined;
      for (const JsonValue& item : value.items) {
        if (item.kind != JsonValue::Kind::string) {
          return std::nullopt;
        }
        joined += (joined.empty() ? "" : ";") + item.text;
      }
      return joined;
    }
    case JsonValue::Kind::object:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

bool KeySet::insert(std::string_view key) {
  if (used_ * 3 >= slots_.size() * 2) {
    grow();
  }
  Mark mark{0x243F6A8885A308D3U + key.size(), 0x13198A2E03707344U};
  while (!key.empty()) {
    std::uint64_t word = 0;
    const std::size_t size = std::min(key.size(), sizeof word);
    std::memcpy(&word, key.data(), size);
    key.remove_prefix(size);
    mark.a = mixed(mark.a ^ word);
    mark.b = mixed(mark.b + word * 0x9E3779B97F4A7C15U);
  }
  mark.a |= mark.a == 0 && mark.b == 0 ? 1U : 0U;
  for (std::size_t at = mark.a & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
    Mark& slot = slots_[at];
    if (slot.a == 0 && slot.b == 0) {
      slot = mark;
      ++used_;
      return true;
    }
    if (slot.a == mark.a && slot.b == mark.b) {
      return false;
    }
  }
}

void KeySet::grow() {
  std::vector<Mark> old(slots_.empty() ? 64 : slots_.size() * 2);
  old.swap(slots_);
  for (const Mark& mark : old) {
    if (mark.a == 0 && mark.b == 0) {
      continue;
    }
    std::size_t at = mark.a & (slots_.size() - 1);
    while (slots_[at].a != 0 || slots_[at].b != 0) {
      at = (at + 1) & (slots_.size() - 1);
    }
    slots_[at] = mark;
  }
}

std::optional<Error> BlockMaker::begin() {
  if (!more(options_.block_bytes)) {
    return failure_;
  }
  offset_ = stream_.mark_size();
  input_ = input_of(pending_, options_.input);
  if (input_ == BatchInput::csv) {
    return read_header();
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
    return use_header(header, "--header");
  }
  while (true) {
    CsvReader reader(pending_, stream_.path());
    CsvRecord header;
    const bool found = reader.next(header);
    if ((!found || reader.reached_end()) && !stream_.at_end()) {
      if (!more(options_.block_bytes)) {
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
    if (header.error) {
      return header.error;
    }
    dialect_ = reader.dialect();
    blank_lines_ = reader.blank_lines();
    std::optional<Error> fault = use_header(header, stream_.path());
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

std::optional<Error> BlockMaker::use_header(const CsvRecord& record, const std::string& file) {
  Result<CsvHeader> header = read_renamed_header(record, file, options_, schedule_);
  if (!header) {
    return header.error();
  }
  header_ = header.take();
  for (std::size_t c = 0; c < header_.names.size(); ++c) {
    const bool known = !canonical_column(header_.names[c], schedule_).empty();
    if (known && header_.names[c] == "entry") {
      entry_column_ = static_cast<std::int32_t>(c);
    }
    has_unnamed_ = has_unnamed_ || header_.unnamed[c] != 0;
    columns_.push_back({header_.labels[c], header_.names[c], known, true, header_.unnamed[c] != 0});
  }
  unnamed_seen_.resize(columns_.size());
  scanner_.emplace(stream_.path(), dialect_);
  return std::nullopt;
}

std::vector<std::string> BlockMaker::notes() const {
  std::vector<std::string> notes = header_.notes;
  if (dialect_.delimiter_line) {
    notes.emplace_back("the first line only names the delimiter");
  }
  if (dialect_.cr_ends_lines) {
    notes.emplace_back("lines end with a carriage return alone");
  }
  notes.insert(notes.end(), notes_.begin(), notes_.end());
  if (input_ == BatchInput::csv && records_ == 0) {
    notes.emplace_back("there are no lines below the header");
  }
  if (blank_lines_ > 0) {
    notes.push_back(std::to_string(blank_lines_) +
                    (blank_lines_ == 1 ? " blank line was" : " blank lines were") + " passed over");
  }
  return notes;
}

std::vector<BatchColumn> BlockMaker::columns() const { return {columns_.begin(), columns_.end()}; }

bool BlockMaker::next(BatchBlock& block) {
  std::size_t wanted = options_.block_bytes;
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
    const bool whole = last_ || keep_whole_groups(block);
    if (!whole || (used_ == 0 && !last_)) {
      wanted *= 2;
      continue;
    }
    const std::string_view text = std::string_view(pending_).substr(0, used_);
    block.byte_offset = offset_;
    block.encoding = stream_.encoding();
    offset_ += source_size(text, block.encoding);
    block.done = offset_;
    block.size = used_;
    if (input_ == BatchInput::csv) {
      count_blanks(block);
      check_widths(block);
    }
    records_ += block.records.size();
    mark_groups(block);
    block.sequence = sequence_++;
    line_ = line_after_;
    pending_.erase(0, used_);
    return true;
  }
  return false;
}

void BlockMaker::scan(BatchBlock& block) {
  line_after_ = line_;
  if (input_ == BatchInput::csv) {
    scan_csv(block);
  } else {
    scan_jsonl(block);
  }
}

void BlockMaker::scan_csv(BatchBlock& block) {
  for (const BatchColumn& column : columns_) {
    block.columns.push_back(&column);
  }
  block.entry_column = entry_column_;
  used_ = scanner_->scan(block, 0, last_, line_after_);
}

/// Takes out the rows in which nothing but blanks stands, and counts them with the blank lines.
void BlockMaker::count_blanks(const BatchBlock& block) {
  std::int64_t lines = line_after_ - line_;
  for (const BlockRecord& record : block.records) {
    lines -= record.lines;
  }
  // A last line without a line end is none that was passed.
  blank_lines_ += static_cast<std::uint64_t>(std::max<std::int64_t>(0, lines));
}

void BlockMaker::check_widths(BatchBlock& block) {
  const auto width = static_cast<std::uint32_t>(columns_.size());
  const auto is_blank = [&](const BlockRecord& record) {
    const Cell* cells = block.cells_of(record);
    return record.fault < 0 && std::all_of(cells, cells + record.cells, [](const Cell& cell) {
             return trim_blanks(cell.text()).empty();
           });
  };
  std::size_t kept = 0;
  for (BlockRecord& record : block.records) {
    if (is_blank(record)) {
      ++blank_lines_;
      continue;
    }
    if (record.fault < 0 && block.raw(record) == header_.raw) {
      add_fault(block, record,
                Error{ErrorCode::bad_csv,
                      "this line is the header once more",
                      {stream_.path(), record.line, 1},
                      "two files or sheets were joined: remove it"});
    }
    if (record.fault < 0 && record.cells != width) {
      add_fault(block, record,
                Error{ErrorCode::bad_csv,
                      "this line has " + std::to_string(record.cells) + " fields, the header " +
                          std::to_string(width),
                      {stream_.path(), record.line, 1},
                      "quote a field that contains the delimiter"});
    }
    record.cells = std::min(record.cells, width);
    note_unnamed(block, record);
    block.records[kept++] = record;
  }
  block.records.resize(kept);
}

/// Says once of a column without a name what it is called.
void BlockMaker::note_unnamed(const BatchBlock& block, const BlockRecord& record) {
  for (std::uint32_t c = 0; has_unnamed_ && c < record.cells; ++c) {
    if (columns_[c].unnamed && unnamed_seen_[c] == 0 &&
        !trim_blanks(block.cells_of(record)[c].text()).empty()) {
      unnamed_seen_[c] = 1;
      notes_.push_back("column " + std::to_string(c + 1) + " has no name and is called " +
                       quoted(columns_[c].name) + " in JSON");
    }
  }
}

void BlockMaker::add_fault(BatchBlock& block, BlockRecord& record, Error error) const {
  if (error.source.empty()) {
    const std::string_view raw = block.raw(record);
    append_printable(error.source, raw.substr(0, raw.find('\n')));
  }
  record.fault = static_cast<std::int32_t>(block.faults.size());
  block.faults.push_back(std::move(error));
}

void BlockMaker::scan_jsonl(BatchBlock& block) {
  const std::string_view text = block.text();
  used_ = 0;
  while (used_ < text.size()) {
    const std::size_t end = text.find('\n', used_);
    if (end == std::string_view::npos && !last_) {
      return;
    }
    std::string_view line = text.substr(used_, end - used_);
    if (line.ends_with('\r')) {
      line.remove_suffix(1);
    }
    if (!trim_blanks(line).empty()) {
      BlockRecord record;
      record.begin = static_cast<std::uint32_t>(used_);
      record.size = static_cast<std::uint32_t>(line.size());
      record.first_cell = static_cast<std::uint32_t>(block.cells.size());
      record.line = line_after_;
      json_line(block, record, line);
      record.cells = static_cast<std::uint32_t>(block.cells.size()) - record.first_cell;
      block.records.push_back(record);
    }
    ++line_after_;
    used_ = end == std::string_view::npos ? text.size() : end + 1;
  }
}

void BlockMaker::json_line(BatchBlock& block, BlockRecord& record, std::string_view line) {
  guess_ = 0;
  if (!find_damage(line) && split_flat_object(line, block.arena, members_)) {
    for (const FlatMember& member : members_) {
      block.cells.push_back({member.text.data(), static_cast<std::uint32_t>(member.text.size()),
                             column_of(block, member.name)});
    }
    if (!two_of_one_meaning(block, record)) {
      return;
    }
    block.cells.resize(record.first_cell);
  }
  if (std::optional<Error> fault = parse_line(block, record, line)) {
    fault->where.line = record.line;
    fault->source.clear();
    add_fault(block, record, std::move(*fault));
  }
}

/// Position of a key's column in the block, which learns it if it is new.
std::uint32_t BlockMaker::column_of(BatchBlock& block, std::string_view key) {
  const auto count = static_cast<std::uint32_t>(block.columns.size());
  // The keys of a line mostly follow one another as in the line before.
  if (guess_ < count && block.columns[guess_]->label == key) {
    return guess_++;
  }
  for (std::uint32_t c = 0; c < count; ++c) {
    if (block.columns[c]->label == key) {
      guess_ = c + 1;
      return c;
    }
  }
  auto known = std::find_if(columns_.begin(), columns_.end(),
                            [&](const BatchColumn& column) { return column.label == key; });
  if (known == columns_.end()) {
    columns_.push_back(column_named(key, options_, schedule_));
    known = std::prev(columns_.end());
  }
  if (known->known && known->name == "entry") {
    block.entry_column = static_cast<std::int32_t>(count);
  }
  block.columns.push_back(&*known);
  guess_ = count + 1;
  return count;
}

bool BlockMaker::two_of_one_meaning(const BatchBlock& block, const BlockRecord& record) const {
  for (std::size_t c = record.first_cell; c < block.cells.size(); ++c) {
    for (std::size_t before = record.first_cell; before < c; ++before) {
      const BatchColumn& a = *block.columns[block.cells[c].column];
      const BatchColumn& b = *block.columns[block.cells[before].column];
      if (&a == &b || a.name == b.name) {
        return true;
      }
    }
  }
  return false;
}

/// The long way, which also finds out what is wrong.
std::optional<Error> BlockMaker::parse_line(BatchBlock& block, BlockRecord& record,
                                            std::string_view line) {
  Result<JsonValue> parsed = parse_json(line, stream_.path());
  if (!parsed) {
    return std::move(parsed.error());
  }
  const JsonValue& object = parsed.value();
  if (object.kind != JsonValue::Kind::object) {
    return Error{ErrorCode::bad_json,
                 "a line must be an object, not " + with_article(kind_name(object.kind)),
                 {stream_.path(), record.line, object.column},
                 "one {…} per line"};
  }
  for (const auto& [key, value] : object.members) {
    const std::optional<std::string> cell = cell_of(value);
    if (!cell) {
      return Error{ErrorCode::bad_json,
                   quoted(key.name) + " is not a plain value",
                   {stream_.path(), record.line, value.column},
                   "text, a number, true, false, null or a list of words"};
    }
    const std::uint32_t column = column_of(block, key.name);
    const std::string_view kept = block.arena.keep(*cell);
    block.cells.push_back({kept.data(), static_cast<std::uint32_t>(kept.size()), column});
    if (two_of_one_meaning(block, record)) {
      block.cells.pop_back();
      return Error{ErrorCode::duplicate,
                   "two members mean " + block.columns[column]->name,
                   {stream_.path(), record.line, key.column},
                   "keep one of them"};
    }
  }
  return std::nullopt;
}

std::string_view BlockMaker::key_of(const BatchBlock& block, const BlockRecord& record) const {
  if (record.fault < 0 && block.entry_column >= 0) {
    const Cell* cells = block.cells_of(record);
    if (input_ == BatchInput::csv) {
      return trim_blanks(cells[block.entry_column].text());
    }
    for (std::uint32_t c = 0; c < record.cells; ++c) {
      const BatchColumn& column = *block.columns[cells[c].column];
      if (column.known && column.name == "entry") {
        return trim_blanks(cells[c].text());
      }
    }
  }
  return {};
}

/// Leaves the last group for the next block, where it may go on.
/// @return false if the block is nothing but that group.
bool BlockMaker::keep_whole_groups(BatchBlock& block) {
  if (block.entry_column < 0 || block.records.empty()) {
    return true;
  }
  std::size_t first = block.records.size();
  std::string_view key;
  while (first > 0) {
    const BlockRecord& record = block.records[first - 1];
    const std::string_view own = key_of(block, record);
    if (record.fault < 0) {
      if (own.empty() || (!key.empty() && own != key)) {
        break;
      }
      key = own;
    }
    --first;
  }
  if (key.empty()) {
    return true;  // nothing but faults behind a line without an entry
  }
  if (first == 0) {
    return false;
  }
  used_ = block.records[first].begin;
  line_after_ = block.records[first].line;
  block.records.resize(first);
  return true;
}

/// Marks the lines that go with the one before, and those whose entry ended before. An entry goes
/// on over lines that cannot be read.
void BlockMaker::mark_groups(BatchBlock& block) {
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
