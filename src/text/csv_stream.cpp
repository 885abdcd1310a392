#include "text/csv_stream.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace tarex {
namespace {

constexpr std::size_t kPiece = 256 * 1024;

/// Bytes at the end of a piece that begin a character which the next piece ends.
std::size_t unfinished(std::string_view piece) {
  for (std::size_t back = 1; back <= 3 && back <= piece.size(); ++back) {
    const auto c = static_cast<unsigned char>(piece[piece.size() - back]);
    if (c >= 0xC0U) {
      const std::size_t size = c >= 0xF0U ? 4 : c >= 0xE0U ? 3 : 2;
      return back < size ? back : 0;
    }
    if (c < 0x80U) {
      return 0;
    }
  }
  return 0;
}

}  // namespace

Result<CsvStream> CsvStream::open(const std::string& path, Encoding requested) {
  Result<TextStream> stream = TextStream::open_twice(path, requested);
  if (!stream) {
    return stream.error();
  }
  CsvStream out;
  out.file_name_ = path;
  out.stream_.emplace(stream.take());
  out.read_on();
  if (out.failure_) {
    return *out.failure_;
  }
  return out;
}

CsvStream CsvStream::of_text(std::string utf8, std::string file_name) {
  CsvStream out;
  out.file_name_ = std::move(file_name);
  out.block_.size = utf8.size();
  out.block_.buffer = std::move(utf8);
  out.block_.buffer.append(RecordBlock::kPadding, '\0');
  return out;
}

void CsvStream::rewind() {
  block_.clear_records();
  next_ = 0;
  used_ = 0;
  line_ = 1;
  dialect_.reset();
  if (stream_) {
    block_.size = 0;
    tail_.clear();
    failure_ = stream_->rewind();
  }
}

char CsvStream::first_character() {
  while (true) {
    const std::size_t first = block_.text().find_first_not_of(" \t\r\n");
    if (first != std::string_view::npos) {
      return block_.text()[first];
    }
    if (!stream_ || stream_->at_end() || failure_) {
      return '\0';
    }
    read_on();
  }
}

Result<std::string> CsvStream::take_text() {
  while (stream_ && !stream_->at_end() && !failure_) {
    read_on();
  }
  if (failure_) {
    return *failure_;
  }
  block_.buffer.resize(block_.size);
  return std::move(block_.buffer);
}

/// One more piece behind the text that is not in records yet, and as much again as that is: what is
/// looked at anew takes no more than linear time.
void CsvStream::read_on() {
  block_.clear_records();
  next_ = 0;
  block_.buffer.resize(block_.size);
  block_.buffer.erase(0, used_);
  used_ = 0;
  block_.buffer += tail_;
  tail_.clear();
  failure_ = stream_->read(block_.buffer, std::max(kPiece, block_.buffer.size()));
  if (stream_->guessed()) {
    note_ = "taken for " + std::string(encoding_name(stream_->encoding())) +
            "; --encoding says otherwise";
  }
  if (!stream_->at_end()) {
    tail_ = block_.buffer.substr(block_.buffer.size() - unfinished(block_.buffer));
    block_.buffer.resize(block_.buffer.size() - tail_.size());
  }
  block_.size = block_.buffer.size();
  block_.buffer.append(RecordBlock::kPadding, '\0');
}

/// Makes sure that the block has a next record. @return false if there is none.
bool CsvStream::advance() {
  while (next_ == block_.records.size()) {
    const bool started = dialect_.has_value();
    if (started || block_.size == 0) {
      if (!stream_ || stream_->at_end() || failure_) {
        return false;
      }
      read_on();
      if (failure_) {
        return false;
      }
    }
    if (!started) {
      dialect_ = sniff_csv(block_.text());
      used_ = dialect_->begin;
      line_ = dialect_->line;
      scanner_.emplace(file_name_, *dialect_);
      reader_.emplace(std::string_view(), file_name_, *dialect_);
    }
    used_ = scanner_->scan(block_, used_, !stream_ || stream_->at_end(), line_);
  }
  return true;
}

/// A record of the block once more, by the reader that knows everything.
void CsvStream::read_again(const BlockRecord& found, CsvRecord& record) {
  reader_->restart(block_.text(), found.begin, found.line);
  static_cast<void>(reader_->next(record));
  if (record.error) {
    record.raw = block_.raw(found);  // without the rest of an endless line
  }
}

bool CsvStream::next_fields(CsvRecord& record) {
  if (!advance()) {
    return false;
  }
  const BlockRecord& found = block_.records[next_++];
  if (found.fault >= 0) {
    read_again(found, record);
    return true;
  }
  record.line = found.line;
  record.byte_offset = found.begin;
  record.raw = block_.raw(found);
  record.error.reset();
  record.fields.clear();
  record.positions.clear();
  for (std::uint32_t c = 0; c < found.cells; ++c) {
    record.fields.push_back(block_.cell(found, c).text());
  }
  return true;
}

bool CsvStream::next(CsvRecord& record) {
  if (!next_fields(record)) {
    return false;
  }
  if (record.error) {
    return true;
  }
  if (record.raw.find('"') != std::string_view::npos) {
    read_again(block_.records[next_ - 1], record);
    return true;
  }
  // Each field follows the one before it and its delimiter.
  const bool ascii = std::none_of(record.raw.begin(), record.raw.end(),
                                  [](char c) { return static_cast<unsigned char>(c) >= 0x80U; });
  int column = 1;
  for (const std::string_view field : record.fields) {
    record.positions.push_back({.line = record.line, .column = column});
    column += 1 + static_cast<int>(ascii ? field.size() : count_code_points(field));
  }
  return true;
}

}  // namespace tarex
