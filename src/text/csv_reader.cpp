#include "text/csv_reader.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "text/encoding.hpp"
#include "text/utf8.hpp"

namespace tarex {

namespace {

constexpr char kQuote = '"';

bool has_line_end(std::string_view text) {
  return text.find_first_of("\r\n") != std::string_view::npos;
}

/// Offset of the first quote in [from, to), or `to`.
std::size_t find_quote(std::string_view text, std::size_t from, std::size_t to) {
  const void* found = std::memchr(text.data() + from, kQuote, to - from);
  return found == nullptr ? to
                          : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

/// The most frequent delimiter of the first record; `,` if none is ahead of the others.
char guess_delimiter(std::string_view text) {
  constexpr std::array kCandidates = {',', ';', '\t'};
  std::array<std::size_t, kCandidates.size()> counts{};
  const auto count = [&](bool heed_quotes) {
    counts = {};
    bool quoted = false;
    for (const char c : text) {
      if (heed_quotes && c == kQuote) {
        quoted = !quoted;
      } else if (!quoted && (c == '\n' || c == '\r')) {
        return true;
      } else if (!quoted) {
        for (std::size_t i = 0; i < kCandidates.size(); ++i) {
          counts[i] += c == kCandidates[i] ? 1U : 0U;
        }
      }
    }
    return !quoted;
  };
  text.remove_prefix(std::min(text.find_first_not_of("\r\n \t"), text.size()));
  text = text.substr(0, kMaxCsvRecordBytes);
  if (!count(true)) {
    count(false);  // an unclosed quote: take the first line as it stands
  }
  const auto best = std::max_element(counts.begin(), counts.end());
  return kCandidates[static_cast<std::size_t>(best - counts.begin())];
}

/// Offset of the first line end outside quotes; of the first one at all if a quote is not closed.
std::size_t first_line_end(std::string_view text) {
  bool quoted = false;
  for (std::size_t at = 0; at < std::min(text.size(), kMaxCsvRecordBytes); ++at) {
    if (text[at] == kQuote) {
      quoted = !quoted;
    } else if (!quoted && (text[at] == '\n' || text[at] == '\r')) {
      return at;
    }
  }
  return text.find_first_of("\r\n");
}

constexpr std::string_view kWriteTwice =
    "put the whole field in quotes and write the quote twice: \"\"";

}  // namespace

CsvDialect sniff_csv(std::string_view text, char delimiter) {
  CsvDialect dialect;
  while (text.substr(dialect.begin).starts_with(kByteOrderMark)) {
    dialect.begin += kByteOrderMark.size();
  }
  std::string_view rest = text.substr(dialect.begin);
  const std::size_t end = first_line_end(rest);
  dialect.cr_ends_lines =
      end != std::string_view::npos && rest[end] == '\r' && rest.substr(end, 2) != "\r\n";
  if (delimiter != 0) {
    dialect.delimiter = delimiter;
    return dialect;
  }
  std::string_view first = rest.substr(0, end);
  if (first.size() == 7 && first.front() == kQuote && first.back() == kQuote) {
    first = first.substr(1, 5);
  }
  constexpr std::string_view kDelimiters = ",;\t|";
  if (first.size() == 5 && (first.starts_with("sep=") || first.starts_with("SEP=")) &&
      kDelimiters.find(first[4]) != std::string_view::npos) {
    dialect.delimiter = first[4];
    dialect.delimiter_line = true;
    const std::size_t size = std::min(end, rest.size());
    const std::size_t line_end = rest.substr(size, 2) == "\r\n" ? 2 : size < rest.size() ? 1 : 0;
    dialect.begin += size + line_end;
    dialect.line = 2;
    return dialect;
  }
  dialect.delimiter = guess_delimiter(rest);
  return dialect;
}

CsvReader::CsvReader(std::string_view text, std::string file_name, const CsvDialect& dialect)
    : text_(text),
      file_name_(std::move(file_name)),
      dialect_(dialect),
      offset_(std::min(dialect.begin, text.size())),
      position_{.line = dialect.line, .column = 1} {}

/// True if a line ends at `at`, or the text.
bool CsvReader::ends_line(std::size_t at) noexcept {
  reached_end_ =
      reached_end_ || at == text_.size() || (text_[at] == '\r' && at + 1 == text_.size());
  return at == text_.size() || text_[at] == '\n' ||
         (text_[at] == '\r' &&
          (dialect_.cr_ends_lines || at + 1 == text_.size() || text_[at + 1] == '\n'));
}

/// Moves the position behind a piece of a quoted field, which does not end between CR and LF.
void CsvReader::advance(std::string_view piece) noexcept {
  const std::string_view ends = dialect_.cr_ends_lines ? "\r\n" : "\n";
  for (std::size_t end = piece.find_first_of(ends); end != std::string_view::npos;
       end = piece.find_first_of(ends)) {
    piece.remove_prefix(piece.substr(end, 2) == "\r\n" ? end + 2 : end + 1);
    ++position_.line;
    position_.column = 1;
  }
  position_.column += static_cast<int>(count_code_points(piece));
}

void CsvReader::restart(std::string_view text, std::size_t offset, int line) {
  text_ = text;
  offset_ = offset;
  position_ = {.line = line, .column = 1};
}

bool CsvReader::next(CsvRecord& record) {
  reached_end_ = false;
  record.fields.clear();
  record.positions.clear();
  record.arena.clear();
  record.error.reset();
  escaped_.clear();
  skip_blank_lines();
  if (offset_ == text_.size()) {
    return false;
  }
  record.line = position_.line;
  record.byte_offset = offset_;
  After after = After::delimiter;
  while (after == After::delimiter) {
    after = read_field(record);
  }
  record.positions.resize(record.fields.size());
  for (const Escaped& escaped : escaped_) {
    record.fields[escaped.field] = {record.arena.data() + escaped.begin, escaped.size};
  }
  record.raw = text_.substr(record.byte_offset, offset_ - record.byte_offset);
  refuse_damage(record);
  pass_line_end();
  return true;
}

void CsvReader::skip_marks() {
  reached_end_ = reached_end_ || (text_.size() - offset_ < kByteOrderMark.size() &&
                                  text_.substr(offset_, 1) == kByteOrderMark.substr(0, 1));
  while (text_.substr(offset_, kByteOrderMark.size()) == kByteOrderMark) {
    offset_ += kByteOrderMark.size();
  }
}

void CsvReader::skip_blank_lines() {
  const std::string_view blanks = dialect_.delimiter == '\t' ? " " : " \t";
  skip_marks();
  while (offset_ < text_.size()) {
    const std::size_t end = std::min(text_.find_first_not_of(blanks, offset_), text_.size());
    if (!ends_line(end)) {
      return;
    }
    offset_ = end;
    ++blank_lines_;
    pass_line_end();
    skip_marks();
  }
}

/// A record with a byte that no text holds cannot be used; what it says is kept for the message.
void CsvReader::refuse_damage(CsvRecord& record) {
  const auto damage = find_damage(record.raw);
  if (!damage) {
    return;
  }
  std::vector<std::size_t> ends;
  std::string safe;
  for (const std::string_view field : record.fields) {
    append_printable(safe, field);
    ends.push_back(safe.size());
  }
  record.arena.assign(safe.begin(), safe.end());
  std::size_t begin = 0;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    record.fields[i] = {record.arena.data() + begin, ends[i] - begin};
    begin = ends[i];
  }
  if (record.error) {
    return;
  }
  const unsigned char byte = damaged_byte(record.raw, *damage);
  const SourcePosition after = position_;
  position_ = {.line = record.line, .column = 1};
  advance(record.raw.substr(0, *damage));
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const std::string hex = {kDigits[byte >> 4U], kDigits[byte & 0xFU]};
  record.error =
      Error{.code = byte == 0 ? ErrorCode::bad_csv : ErrorCode::bad_encoding,
            .message = byte == 0 ? "a NUL byte, which no text holds"
                                 : "the byte 0x" + hex + " belongs to no character",
            .where = {.file = file_name_, .line = position_.line, .column = position_.column},
            .hint = byte == 0 ? "the file was damaged: write it again"
                              : "the file was damaged, or its encoding is not the one taken: save "
                                "it as UTF-8, or say --encoding",
            .source = source_excerpt(text_, record.byte_offset + *damage)};
  position_ = after;
}

void CsvReader::pass_line_end() {
  if (offset_ < text_.size()) {
    offset_ += text_.substr(offset_, 2) == "\r\n" ? 2U : 1U;
    ++position_.line;
    position_.column = 1;
  }
}

std::size_t CsvReader::line_end_from(std::size_t offset) noexcept {
  if (dialect_.cr_ends_lines) {
    const std::size_t end = std::min(text_.find_first_of("\r\n", offset), text_.size());
    reached_end_ = reached_end_ || text_.size() - end < 2;
    return end;
  }
  const std::size_t end = std::min(text_.find('\n', offset), text_.size());
  reached_end_ = reached_end_ || end == text_.size();
  return end > offset && text_[end - 1] == '\r' ? end - 1 : end;
}

CsvReader::After CsvReader::read_field(CsvRecord& record) {
  if (record.fields.size() == kMaxCsvColumns) {
    return fail(record, offset_, position_,
                "the record has more than " + std::to_string(kMaxCsvColumns) + " columns",
                "check the delimiter and the quotes");
  }
  const bool quoted = offset_ < text_.size() && text_[offset_] == kQuote;
  return quoted ? read_quoted(record) : read_plain(record);
}

CsvReader::After CsvReader::read_plain(CsvRecord& record) {
  const std::size_t begin = offset_;
  const std::size_t farthest = begin + std::min(text_.size() - begin, kMaxCsvFieldBytes + 1);
  const auto ends_field = [this](char c) {
    return c == dialect_.delimiter || c == '\n' || c == '\r' || c == kQuote;
  };
  std::size_t end = begin;
  while (end < farthest && !ends_field(text_[end])) {
    ++end;
  }
  const std::string_view field = text_.substr(begin, end - begin);
  if (field.size() > kMaxCsvFieldBytes) {
    return fail(record, begin, position_,
                "the field is longer than " + std::to_string(kMaxCsvFieldBytes) + " bytes",
                "check the delimiter and the line ends");
  }
  record.fields.push_back(field);
  record.positions.push_back(position_);
  position_.column += static_cast<int>(count_code_points(field));
  if (end < text_.size() && text_[end] == kQuote) {
    record.fields.pop_back();
    const bool json = field.starts_with('[') && field.ends_with('{');
    return fail(record, end, position_, "a quote inside an unquoted field",
                json ? "if it is JSON, write one object per line, as jq -c '.[]' does"
                     : std::string(kWriteTwice));
  }
  if (end < text_.size() && text_[end] == '\r' && !ends_line(end)) {
    record.fields.pop_back();
    return fail(record, end, position_, "a carriage return inside the line",
                "put a field that holds line ends in quotes");
  }
  offset_ = end;
  return end_field(record);
}

CsvReader::After CsvReader::read_quoted(CsvRecord& record) {
  const std::size_t open = offset_;
  const SourcePosition open_position = position_;
  const std::size_t begin = open + 1;
  const std::size_t arena_begin = record.arena.size();
  ++position_.column;
  record.positions.push_back(position_);
  std::size_t escapes = 0;
  std::size_t piece = begin;  // what is not yet in the arena
  std::size_t end = begin;
  while (true) {
    const std::size_t room = kMaxCsvFieldBytes + 1 - (end - begin - escapes);
    const std::size_t farthest = end + std::min(text_.size() - end, room);
    end = find_quote(text_, end, farthest);
    const std::size_t size = end - begin - escapes;
    reached_end_ = reached_end_ || text_.size() - end < 2;
    if (size > kMaxCsvFieldBytes || end == text_.size()) {
      const bool too_long = !has_line_end(text_.substr(begin, end - begin)) && end < text_.size();
      return fail(record, open, open_position,
                  too_long
                      ? "the field is longer than " + std::to_string(kMaxCsvFieldBytes) + " bytes"
                      : "the quote opened here is never closed",
                  too_long ? "check the quotes" : "close the quote, or write it twice: \"\"");
    }
    if (text_.substr(end, 2) != "\"\"") {
      break;
    }
    record.arena.insert(record.arena.end(), text_.begin() + static_cast<std::ptrdiff_t>(piece),
                        text_.begin() + static_cast<std::ptrdiff_t>(end + 1));
    end += 2;
    piece = end;
    ++escapes;
  }
  const std::string_view contents = text_.substr(begin, end - begin);
  advance(contents);
  ++position_.column;
  const std::size_t behind = end + 1;
  if (!ends_line(behind) && text_[behind] != dialect_.delimiter) {
    if (has_line_end(contents)) {
      return fail(record, open, open_position,
                  "the quote opened here is not closed properly: text follows the next quote, on "
                  "line " +
                      std::to_string(position_.line),
                  "close the quote, or write it twice: \"\"");
    }
    return fail(record, behind, position_, "text after the closing quote",
                std::string(kWriteTwice));
  }
  if (escapes > 0) {
    record.arena.insert(record.arena.end(), text_.begin() + static_cast<std::ptrdiff_t>(piece),
                        text_.begin() + static_cast<std::ptrdiff_t>(end));
    escaped_.push_back({record.fields.size(), arena_begin, record.arena.size() - arena_begin});
  }
  record.fields.push_back(contents);
  offset_ = behind;
  return end_field(record);
}

CsvReader::After CsvReader::end_field(CsvRecord& record) {
  if (offset_ - record.byte_offset > kMaxCsvRecordBytes) {
    record.fields.pop_back();
    return fail(record, offset_, position_,
                "the record is longer than " + std::to_string(kMaxCsvRecordBytes) + " bytes",
                "check the quotes and the line ends");
  }
  if (ends_line(offset_)) {
    return After::line_end;
  }
  ++offset_;
  ++position_.column;
  return After::delimiter;
}

CsvReader::After CsvReader::fail(CsvRecord& record, std::size_t offset, SourcePosition at,
                                 std::string message, std::string hint) {
  while (!escaped_.empty() && escaped_.back().field >= record.fields.size()) {
    escaped_.pop_back();
  }
  record.error = Error{.code = ErrorCode::bad_csv,
                       .message = std::move(message),
                       .where = {.file = file_name_, .line = at.line, .column = at.column},
                       .hint = std::move(hint),
                       .source = source_excerpt(text_, offset)};
  position_ = at;
  offset_ = line_end_from(offset);
  return After::fault;
}

}  // namespace tarex
