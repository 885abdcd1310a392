#include "text/csv_stream.hpp"

#include <algorithm>
#include <filesystem>

#include "text/output_file.hpp"
#include "text/utf8.hpp"

namespace tarex {
namespace {

/// More than a record can take, faults included.
constexpr std::size_t kAhead = kMaxCsvRecordBytes + 2 * kMaxCsvFieldBytes;
constexpr std::size_t kBlock = 1024 * 1024;

/// Bytes at the end of a block that begin a character which the next block ends.
std::size_t unfinished(std::string_view block) {
  for (std::size_t back = 1; back <= 3 && back <= block.size(); ++back) {
    const auto c = static_cast<unsigned char>(block[block.size() - back]);
    if (c >= 0xC0) {
      const std::size_t size = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
      return back < size ? back : 0;
    }
    if (c < 0x80) {
      return 0;
    }
  }
  return 0;
}

/// True if the whole file is text in UTF-8, by one pass in blocks.
bool is_utf8_text(std::FILE* file) {
  std::string block;
  std::string carried;
  while (true) {
    const std::size_t kept = carried.size();
    block.resize(kept + kBlock);
    std::copy(carried.begin(), carried.end(), block.begin());
    const std::size_t count = std::fread(block.data() + kept, 1, kBlock, file);
    block.resize(kept + count);
    const std::size_t cut = count < kBlock ? 0 : unfinished(block);
    const std::string_view whole = std::string_view(block).substr(0, block.size() - cut);
    if (!is_valid_utf8(whole) || whole.find('\0') != std::string_view::npos) {
      return false;
    }
    if (count < kBlock) {
      return std::ferror(file) == 0;
    }
    carried = block.substr(block.size() - cut);
  }
}

int line_ends(std::string_view text, bool cr_ends_lines) {
  int count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool alone = text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n');
    count += text[i] == '\n' || (alone && cr_ends_lines) ? 1 : 0;
  }
  return count;
}

}  // namespace

Result<CsvStream> CsvStream::open(const std::string& path, Encoding requested) {
  std::error_code ignored;
  CsvStream out;
  out.file_name_ = path;
  const bool may_be_utf8 = requested == Encoding::automatic || requested == Encoding::utf8;
  if (may_be_utf8 && path != "-" && std::filesystem::is_regular_file(path, ignored)) {
    out.file_.reset(std::fopen(path.c_str(), "rb"));
    if (out.file_ != nullptr && is_utf8_text(out.file_.get())) {
      out.rewind();
      return out;
    }
    out.file_.reset();
  }
  Result<std::string> bytes = read_file(path);
  if (!bytes) {
    return bytes.error();
  }
  Result<DecodedText> text = decode_text(bytes.take(), requested);
  if (!text) {
    Error error = text.error();
    error.where.file = path;
    return error;
  }
  out = of_text(std::move(text.value().utf8), path);
  if (text.value().guessed) {
    out.note_ = "taken for " + std::string(encoding_name(text.value().found)) +
                "; --encoding says otherwise";
  }
  return out;
}

CsvStream CsvStream::of_text(std::string utf8, std::string file_name) {
  CsvStream out;
  out.file_name_ = std::move(file_name);
  out.window_ = std::move(utf8);
  return out;
}

void CsvStream::rewind() {
  consumed_ = 0;
  base_line_ = 1;
  begun_ = false;
  reader_.reset();
  if (file_ != nullptr) {
    std::rewind(file_.get());
    window_.clear();
    at_end_ = false;
    refill();
  }
}

char CsvStream::first_character() const {
  std::string_view text = window_;
  if (text.starts_with("\xEF\xBB\xBF")) {
    text.remove_prefix(3);
  }
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos ? '\0' : text[first];
}

Result<std::string> CsvStream::take_text() {
  if (file_ == nullptr) {
    return std::move(window_);
  }
  Result<std::string> bytes = read_file(file_name_);
  if (!bytes) {
    return bytes.error();
  }
  std::string text = bytes.take();
  return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : std::move(text);
}

/// Drops what was consumed and reads on, until enough lies ahead.
void CsvStream::refill() {
  base_line_ += line_ends(std::string_view(window_).substr(0, consumed_),
                          dialect_ && dialect_->cr_ends_lines);
  window_.erase(0, consumed_);
  consumed_ = 0;
  const std::size_t kept = window_.size();
  window_.reserve(kAhead + 2 * kBlock);
  window_.resize(kept + kBlock);
  const std::size_t count = std::fread(window_.data() + kept, 1, kBlock, file_.get());
  window_.resize(kept + count);
  at_end_ = count < kBlock;
  reader_.reset();
}

void CsvStream::start_reader() {
  if (!dialect_) {
    dialect_ = sniff_csv(window_);
  }
  CsvDialect here = *dialect_;
  if (base_line_ != 1 || begun_) {
    here.begin = 0;
    here.line = 1;
  }
  begun_ = true;
  reader_.emplace(window_, file_name_, here);
}

bool CsvStream::next(CsvRecord& record) {
  while (!at_end_ && window_.size() - consumed_ < kAhead) {
    refill();
  }
  if (!reader_) {
    start_reader();
  }
  while (!reader_->next(record)) {
    if (at_end_) {
      return false;
    }
    // Nothing but blank lines; a CR may be half of a line end.
    consumed_ = window_.size() - (window_.ends_with('\r') ? 1 : 0);
    refill();
    start_reader();
  }
  consumed_ = record.byte_offset + record.raw.size();
  const int shift = base_line_ - 1;
  record.line += shift;
  for (SourcePosition& position : record.positions) {
    position.line += shift;
  }
  if (record.error) {
    record.error->where.line += shift;
  }
  return true;
}

}  // namespace tarex
