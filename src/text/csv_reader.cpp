#include "text/csv_reader.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace tarex {

namespace {

constexpr char kQuote = '"';

bool is_line_end(char c) { return c == '\n' || c == '\r'; }

bool has_line_end(std::string_view text) {
  return text.find_first_of("\r\n") != std::string_view::npos;
}

/// Offset of the first quote in [from, to), or `to`.
std::size_t find_quote(std::string_view text, std::size_t from, std::size_t to) {
  const void* found = std::memchr(text.data() + from, kQuote, to - from);
  return found == nullptr ? to
                          : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

/// Moves `position` behind `piece`, which does not end between CR and LF.
void advance(SourcePosition& position, std::string_view piece) {
  std::size_t end = piece.find_first_of("\r\n");
  while (end != std::string_view::npos) {
    piece.remove_prefix(piece.substr(end, 2) == "\r\n" ? end + 2 : end + 1);
    ++position.line;
    position.column = 1;
    end = piece.find_first_of("\r\n");
  }
  position.column += static_cast<int>(count_code_points(piece));
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
      } else if (!quoted && is_line_end(c)) {
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

constexpr std::string_view kWriteTwice =
    "put the whole field in quotes and write the quote twice: \"\"";

}  // namespace

CsvReader::CsvReader(std::string_view text, std::string file_name, char delimiter)
    : text_(text), file_name_(std::move(file_name)), delimiter_(delimiter) {
  if (text_.substr(0, 3) == "\xEF\xBB\xBF") {
    offset_ = 3;
  }
  if (delimiter_ == 0) {
    delimiter_ = guess_delimiter(text_.substr(offset_));
  }
}

bool CsvReader::next(CsvRecord& record) {
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
  pass_line_end();
  return true;
}

void CsvReader::skip_blank_lines() {
  const std::string_view blanks = delimiter_ == '\t' ? " " : " \t";
  while (offset_ < text_.size()) {
    const std::size_t end = std::min(text_.find_first_not_of(blanks, offset_), text_.size());
    if (end < text_.size() && !is_line_end(text_[end])) {
      return;
    }
    offset_ = end;
    pass_line_end();
  }
}

void CsvReader::pass_line_end() {
  if (offset_ < text_.size()) {
    offset_ += text_.substr(offset_, 2) == "\r\n" ? 2U : 1U;
    ++position_.line;
    position_.column = 1;
  }
}

std::size_t CsvReader::line_end_from(std::size_t offset) const noexcept {
  return std::min(text_.find_first_of("\r\n", offset), text_.size());
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
    return c == delimiter_ || c == '\n' || c == '\r' || c == kQuote;
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
    return fail(record, end, position_, "a quote inside an unquoted field",
                std::string(kWriteTwice));
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
  advance(position_, contents);
  ++position_.column;
  const std::size_t behind = end + 1;
  if (behind < text_.size() && text_[behind] != delimiter_ && !is_line_end(text_[behind])) {
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
  if (offset_ == text_.size() || is_line_end(text_[offset_])) {
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
