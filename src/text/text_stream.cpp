#include "text/text_stream.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>

#include "text/utf8.hpp"

namespace tarex {

namespace {

/// How much of a file is looked at before its encoding is decided.
constexpr std::size_t kDecisive = 256 * 1024;
/// A line in CP949 that is longer is decoded in parts.
constexpr std::size_t kLongestLine = 1024 * 1024;
/// How much of a pipe is kept in memory.
constexpr std::size_t kMostKept = 4 * 1024 * 1024;

Error read_error(const std::string& path, int number) {
  const std::string name = path == "-" ? "standard input" : "'" + path + "'";
  const std::string reason =
      number == EISDIR ? "it is a directory" : std::generic_category().message(number);
  return Error{.code = ErrorCode::io, .message = "cannot read " + name + ": " + reason};
}

Error write_error(const std::string& path, int number) {
  const std::string name = path == "-" ? "standard input" : "'" + path + "'";
  return Error{.code = ErrorCode::io,
               .message = "cannot keep what comes from " + name +
                          " in a temporary file: " + std::generic_category().message(number),
               .hint = "give a file instead of a pipe"};
}

/// CP949 up to the last character that is whole. @param bytes  begin with a character
std::size_t whole_cp949(std::string_view bytes) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    const std::size_t size = static_cast<unsigned char>(bytes[at]) < 0x80U ? 1 : 2;
    if (at + size > bytes.size()) {
      break;
    }
    at += size;
  }
  return at;
}

/// Size of the part that ends with the last line end; if there is none, with the last character.
std::size_t whole_lines(std::string_view bytes) {
  const std::size_t end = bytes.rfind('\n');
  if (end != std::string_view::npos) {
    return end + 1;
  }
  for (std::size_t cut = 0; cut <= std::min<std::size_t>(3, bytes.size()); ++cut) {
    if (is_valid_utf8(bytes.substr(0, bytes.size() - cut))) {
      return bytes.size() - cut;
    }
  }
  return whole_cp949(bytes);
}

/// Of the first bytes of a file: those that decide its encoding.
std::size_t decisive_size(std::string_view bytes) {
  // UTF-16 has line ends of two bytes: an even count of bytes is enough of it.
  const bool wide = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  return wide ? bytes.size() / 2 * 2 : whole_lines(bytes);
}

}  // namespace

std::optional<Error> refuse_beginning(std::string_view bytes, Encoding requested) {
  Result<DecodedText> decoded =
      decode_text(std::string(bytes.substr(0, decisive_size(bytes))), requested);
  return decoded ? std::nullopt : std::optional(std::move(decoded.error()));
}

Result<TextStream> TextStream::open(std::string path, Encoding requested) {
  TextStream stream;
  stream.path_ = std::move(path);
  stream.requested_ = requested;
  if (stream.path_ == "-") {
    stream.descriptor_ = STDIN_FILENO;
  } else {
    do {
      stream.descriptor_ = ::open(stream.path_.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
    } while (stream.descriptor_ < 0 && errno == EINTR);
    if (stream.descriptor_ < 0) {
      return read_error(stream.path_, errno);
    }
    stream.owns_descriptor_ = true;
  }
  struct stat status {};
  if (::fstat(stream.descriptor_, &status) == 0 && S_ISREG(status.st_mode)) {
    stream.size_ = static_cast<std::uint64_t>(status.st_size);
  }
  return stream;
}

TextStream TextStream::over(std::string text, std::string path) {
  TextStream stream;
  stream.path_ = std::move(path);
  stream.size_ = text.size();
  stream.raw_ = std::move(text);
  stream.at_end_ = true;
  stream.begun_ = true;
  stream.decided_ = true;
  return stream;
}

TextStream::TextStream(TextStream&& other) noexcept
    : path_(std::move(other.path_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      owns_descriptor_(std::exchange(other.owns_descriptor_, false)),
      at_end_(other.at_end_),
      begun_(other.begun_),
      decided_(other.decided_),
      guessed_(other.guessed_),
      requested_(other.requested_),
      encoding_(other.encoding_),
      mark_size_(other.mark_size_),
      raw_(std::move(other.raw_)),
      kept_(std::move(other.kept_)),
      kept_used_(other.kept_used_),
      start_(other.start_),
      cp949_(std::move(other.cp949_)),
      size_(other.size_) {}

TextStream::~TextStream() {
  if (owns_descriptor_) {
    ::close(descriptor_);
  }
}

Result<TextStream> TextStream::open_twice(std::string path, Encoding requested) {
  Result<TextStream> opened = open(std::move(path), requested);
  if (!opened) {
    return opened.error();
  }
  TextStream stream = opened.take();
  stream.start_ = ::lseek(stream.descriptor_, 0, SEEK_CUR);
  if (stream.start_ < 0 || !stream.size_) {
    stream.start_ = 0;
    if (auto fault = stream.keep_all()) {
      return *fault;
    }
  }
  return stream;
}

/// Reads all that a pipe gives, so that it can be read again.
std::optional<Error> TextStream::keep_all() {
  std::string bytes;
  std::FILE* spill = nullptr;
  bool first = true;
  while (!at_end_) {
    if (auto fault = fill(bytes, kDecisive)) {
      return fault;
    }
    if (first && !at_end_) {  // what is no text may go on for ever
      if (auto fault = refuse_beginning(bytes, requested_)) {
        fault->where.file = path_;
        return fault;
      }
    }
    first = false;
    if (spill == nullptr && bytes.size() > kMostKept) {
      spill = std::tmpfile();  // without one, memory has to do
    }
    if (spill != nullptr) {
      if (std::fwrite(bytes.data(), 1, bytes.size(), spill) != bytes.size()) {
        const int number = errno;
        static_cast<void>(std::fclose(spill));
        return write_error(path_, number);
      }
      bytes.clear();
    }
  }
  if (spill == nullptr) {
    kept_ = std::move(bytes);
    return rewind();
  }
  const bool written = std::fflush(spill) == 0;
  const int number = errno;
  const int descriptor = written ? ::fcntl(::fileno(spill), F_DUPFD_CLOEXEC, 0) : -1;
  static_cast<void>(std::fclose(spill));
  if (descriptor < 0) {
    return write_error(path_, written ? errno : number);
  }
  if (owns_descriptor_) {
    ::close(descriptor_);
  }
  descriptor_ = descriptor;
  owns_descriptor_ = true;
  return rewind();
}

std::optional<Error> TextStream::rewind() {
  if (kept_) {
    kept_used_ = 0;
  } else if (::lseek(descriptor_, start_, SEEK_SET) < 0) {
    return read_error(path_, errno);
  }
  at_end_ = false;
  begun_ = false;
  decided_ = false;
  guessed_ = false;
  encoding_ = Encoding::utf8;
  mark_size_ = 0;
  raw_.clear();
  cp949_.reset();
  return std::nullopt;
}

std::optional<Error> TextStream::fill(std::string& bytes, std::size_t wanted) {
  const std::size_t before = bytes.size();
  bytes.resize(before + wanted);
  std::size_t got = 0;
  if (kept_) {
    got = kept_->copy(bytes.data() + before, wanted, kept_used_);
    kept_used_ += got;
    at_end_ = kept_used_ == kept_->size();
  }
  while (got < wanted && !at_end_) {
    const ssize_t size = ::read(descriptor_, bytes.data() + before + got, wanted - got);
    if (size < 0 && errno == EINTR) {
      continue;
    }
    if (size < 0) {
      bytes.resize(before);
      return read_error(path_, errno);
    }
    at_end_ = size == 0;
    got += static_cast<std::size_t>(size);
  }
  bytes.resize(before + got);
  return std::nullopt;
}

std::optional<Error> TextStream::read(std::string& text, std::size_t wanted) {
  if (!begun_) {
    return begin(text);
  }
  if (encoding_ == Encoding::cp949 || encoding_ == Encoding::utf16_le ||
      encoding_ == Encoding::utf16_be) {
    if (auto fault = fill(raw_, wanted)) {
      return fault;
    }
    return decode_lines(text);
  }
  const std::size_t from = text.size();
  text += raw_;
  raw_.clear();
  if (auto fault = fill(text, wanted)) {
    return fault;
  }
  if (decided_ || is_ascii(std::string_view(text).substr(from))) {
    return std::nullopt;
  }
  return decide(text, from);
}

/// The first piece: as much as decides, cut behind a line.
std::optional<Error> TextStream::begin(std::string& text) {
  begun_ = true;
  std::string bytes;
  if (auto fault = fill(bytes, kDecisive)) {
    return fault;
  }
  const std::size_t size = at_end_ ? bytes.size() : decisive_size(bytes);
  raw_ = bytes.substr(size);
  bytes.resize(size);
  const bool ascii = is_ascii(bytes);
  Result<DecodedText> decoded = decode_text(std::move(bytes), requested_);
  if (!decoded) {
    Error error = std::move(decoded.error());
    error.where.file = path_;
    return error;
  }
  encoding_ = decoded.value().found;
  const bool marked = decoded.value().had_bom;
  mark_size_ = !marked ? 0 : encoding_ == Encoding::utf8 ? 3 : 2;
  decided_ = marked || requested_ != Encoding::automatic || !ascii;
  guessed_ = decoded.value().guessed;
  text += decoded.value().utf8;
  return std::nullopt;
}

/// The first piece that is not ASCII, somewhere in the middle of the file.
std::optional<Error> TextStream::decide(std::string& text, std::size_t from) {
  decided_ = true;
  const std::size_t size = at_end_ ? text.size() - from : whole_lines(text.substr(from));
  const Result<DecodedText> decoded = decode_text(text.substr(from, size));
  guessed_ = decoded && decoded.value().guessed;
  if (decoded && decoded.value().found == Encoding::cp949) {
    encoding_ = Encoding::cp949;
    raw_ = text.substr(from);
    text.resize(from);
    return decode_lines(text);
  }
  return std::nullopt;
}

std::optional<Error> TextStream::decode_lines(std::string& text) {
  std::size_t size = raw_.size();
  if (encoding_ == Encoding::cp949) {
    if (!at_end_) {
      const std::size_t end = raw_.rfind('\n');
      size = end != std::string::npos     ? end + 1
             : raw_.size() > kLongestLine ? whole_cp949(raw_)
                                          : 0;
    }
    if (!cp949_) {
      Result<Cp949Decoder> decoder = Cp949Decoder::open();
      if (!decoder) {
        return std::move(decoder.error());
      }
      cp949_.emplace(decoder.take());
    }
    const std::string_view lines = std::string_view(raw_).substr(0, size);
    if (guessed_) {
      cp949_->decode_guessed(lines, text);
    } else {
      cp949_->decode_leniently(lines, text);
    }
  } else {
    size -= size % 2;
    // A pair of surrogates may be cut in two: its first half waits.
    const std::size_t high = encoding_ == Encoding::utf16_le ? size - 1 : size - 2;
    if (!at_end_ && size >= 2 && (static_cast<unsigned char>(raw_[high]) & 0xFCU) == 0xD8U) {
      size -= 2;
    }
    decode_utf16(std::string_view(raw_).substr(0, size), encoding_, text);
    if (at_end_ && size < raw_.size()) {
      text += '\xFF';  // half a character at the end
      ++size;
    }
  }
  raw_.erase(0, size);
  return std::nullopt;
}

}  // namespace tarex
