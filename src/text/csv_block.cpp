#include "text/csv_block.hpp"

#include <algorithm>
#include <utility>

#include "text/utf8.hpp"

namespace tarex {
namespace {

/// Blanks and byte order marks are passed over at the beginning of a record, with rules of their
/// own.
/// What was read of a fault that is so far behind the end of the text does not hang on what
/// follows: a record is refused once it and one more field, all of whose characters may be quotes
/// written twice, are beyond their limits.
constexpr std::size_t kDecided = kMaxCsvRecordBytes + 3 * kMaxCsvFieldBytes;

bool begins_plainly(char c) {
  return c != '\n' && c != '\r' && c != ' ' && c != '\t' && c != '\xEF';
}

}  // namespace

/// A record that ends with a line feed inside the block, is of usual size, and has no quotes but
/// around whole cells. @return false if it is not such a one; nothing is changed then.
bool CsvBlockScanner::take_plain(RecordBlock& block, Cursor& cursor, std::size_t& offset,
                                 int line) const {
  const CsvIndex& index = block.index;
  const std::uint32_t* const places = std::as_const(block.index).places();
  if (!begins_plainly(block.buffer[offset]) || cursor.line_feed == index.line_feeds().size() ||
      places[cursor.place] + 1 != offset) {
    return false;
  }
  const std::uint32_t line_feed = index.line_feeds()[cursor.line_feed];
  std::uint32_t end = line_feed;  // index of the place where the last cell ends
  std::size_t odd = cursor.odd;   // behind the record
  if (odd < index.odd().size() && index.odd()[odd] < line_feed) {
    while (odd < index.odd().size() && index.odd()[odd] < line_feed) {
      ++odd;
    }
    const std::uint32_t last = index.odd()[odd - 1];
    if (last + 1 == line_feed && block.buffer[places[last]] == '\r' &&
        places[last] + 1 == places[line_feed]) {
      end = last;
    }
  }
  BlockRecord record;
  record.begin = static_cast<std::uint32_t>(offset);
  record.size = places[end] - record.begin;
  record.first_cell = static_cast<std::uint32_t>(cursor.place);
  record.cells = end - record.first_cell;
  record.line = line;
  record.indexed = true;
  if (record.size > kMaxCsvFieldBytes || record.cells > kMaxCsvColumns) {
    return false;
  }
  if (odd - cursor.odd > line_feed - end && !drop_quoted(block, record, end)) {
    return false;
  }
  block.records.push_back(record);
  offset = places[line_feed] + std::size_t{1};
  cursor = {line_feed, cursor.line_feed + 1, odd};
  return true;
}

/// Takes out of the index what stands in quotes, and the quotes, so that the ends of the cells
/// remain. @param end  index of the place where the record ends
/// @return false if a quote does anything but begin or end a cell; nothing is changed then.
bool CsvBlockScanner::drop_quoted(RecordBlock& block, BlockRecord& record, std::size_t end) const {
  std::uint32_t* const places = block.index.places();
  const char* const text = block.buffer.data();
  // The first pass only looks: the places of a record that is not plain after all may turn out to
  // belong to several.
  for (const bool change : {false, true}) {
    std::size_t kept = record.first_cell;
    std::uint32_t begin = record.begin;  // of the cell
    bool needed = false;                 // the quotes, for a delimiter between them
    for (std::size_t at = record.first_cell + 1; at <= end; ++at) {
      const std::uint32_t place = places[at];
      if (at < end && text[place] == '"') {
        std::size_t close = at + 1;
        while (close < end && text[places[close]] == delimiter_) {
          ++close;
        }
        // The next structural character behind the closing quote must touch it.
        if (place != begin || close >= end || text[places[close]] != '"' ||
            places[close + 1] != places[close] + 1 ||
            (close + 1 < end && text[places[close + 1]] != delimiter_)) {
          return false;
        }
        needed = close > at + 1;
        record.quoted = true;
        record.canonical = record.canonical && needed;
        at = close;
        continue;
      }
      if (at < end && text[place] != delimiter_) {
        return false;  // a carriage return
      }
      ++kept;
      if (change) {
        places[kept] = place;
      }
      begin = place + 1;
    }
    record.cells = static_cast<std::uint32_t>(kept - record.first_cell);
  }
  return true;
}

bool CsvBlockScanner::read_any(RecordBlock& block, std::size_t& offset, bool last, int& line) {
  reader_.restart(block.text(), offset, line);
  if (!reader_.next(record_)) {
    if (last) {
      offset = block.size;
    } else {
      pass_blank_lines(block.text(), offset, line);
    }
    return false;
  }
  const bool open = reader_.reached_end() && !last;
  if (open && (!record_.error || block.size - record_.byte_offset <= kDecided)) {
    return false;
  }
  BlockRecord record;
  record.begin = static_cast<std::uint32_t>(record_.byte_offset);
  record.size = static_cast<std::uint32_t>(record_.raw.size());
  record.first_cell = static_cast<std::uint32_t>(block.cells.size());
  record.cells = static_cast<std::uint32_t>(record_.fields.size());
  record.line = record_.line;
  record.lines = reader_.line() - record_.line;
  offset = reader_.offset();
  line = reader_.line();
  if (open && block.buffer[offset - 1] != '\n') {
    passing_ = true;
    line = record_.error->where.line + 1;
    record.lines = line - record_.line;
    offset = rest_of_line(block.text(), record_.byte_offset + kDecided, false);
  }
  if (record_.error) {
    record.size = static_cast<std::uint32_t>(
        whole_characters(record_.raw, std::min(record_.raw.size(), kMaxCsvRecordBytes)));
    record.fault = static_cast<std::int32_t>(block.faults.size());
    block.faults.push_back(std::move(*record_.error));
  }
  const std::string_view text = block.text();
  std::uint32_t column = 0;
  for (std::string_view field : record_.fields) {
    const bool inside = field.data() >= text.data() && field.data() <= text.data() + text.size();
    if (!inside) {
      field = block.arena.keep(field);
    }
    block.cells.push_back({field.data(), static_cast<std::uint32_t>(field.size()), column++});
  }
  block.records.push_back(record);
  return true;
}

/// Passes over the rest of a line, and its end. @return the offset behind; of the text if the line
/// goes on, but for a carriage return whose line feed may follow
std::size_t CsvBlockScanner::rest_of_line(std::string_view text, std::size_t offset, bool last) {
  const bool lone = reader_.dialect().cr_ends_lines;
  const std::size_t end = lone ? text.find_first_of("\r\n", offset) : text.find('\n', offset);
  if (end == std::string_view::npos) {
    passing_ = !last;
    return text.size();
  }
  if (text[end] == '\r' && end + 1 == text.size() && !last) {
    return end;
  }
  passing_ = false;
  return end + (text.substr(end, 2) == "\r\n" ? 2U : 1U);
}

/// Nothing but blanks is left of the text: those lines of it that are whole are used.
void CsvBlockScanner::pass_blank_lines(std::string_view text, std::size_t& offset,
                                       int& line) const {
  const std::size_t end = text.substr(offset).rfind('\n');
  if (end != std::string_view::npos && !reader_.dialect().cr_ends_lines) {
    const std::string_view lines = text.substr(offset, end + 1);
    line += static_cast<int>(std::count(lines.begin(), lines.end(), '\n'));
    offset += lines.size();
  }
}

std::size_t CsvBlockScanner::scan(RecordBlock& block, std::size_t offset, bool last, int& line) {
  if (passing_) {
    offset = rest_of_line(block.text(), offset, last);
    if (passing_) {
      return offset;
    }
  }
  CsvIndex& index = block.index;
  Cursor cursor{index.size(), index.line_feeds().size(), index.odd().size()};
  index.add(block.text(), offset, delimiter_);
  const bool damaged = index.foreign() && find_damage(block.text().substr(offset)).has_value();
  while (offset < block.size) {
    if (!damaged && take_plain(block, cursor, offset, line)) {
      ++line;
      continue;
    }
    if (!read_any(block, offset, last, line)) {
      break;
    }
    const auto pass = [&](const std::vector<std::uint32_t>& list, std::size_t& at) {
      while (at < list.size() && list[at] <= cursor.place) {
        ++at;
      }
    };
    while (cursor.place + 1 < index.size() && index.places()[cursor.place + 1] < offset) {
      ++cursor.place;
    }
    pass(index.line_feeds(), cursor.line_feed);
    pass(index.odd(), cursor.odd);
  }
  return offset;
}

std::vector<SourcePosition> csv_positions(std::string_view raw, int line,
                                          const CsvDialect& dialect) {
  CsvReader reader(std::string_view(), std::string(), dialect);
  reader.restart(raw, 0, line);
  CsvRecord record;
  if (!reader.next(record)) {
    return {};
  }
  return record.positions;
}

}  // namespace tarex
