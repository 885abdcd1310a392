#include "text/csv_block.hpp"

#include <bit>
#include <cstring>

namespace tarex {
namespace {

constexpr std::uint64_t kOnes = 0x0101010101010101U;
constexpr std::uint64_t kHighs = 0x8080808080808080U;
constexpr std::uint64_t kLows = 0x7F7F7F7F7F7F7F7FU;
constexpr unsigned char kAfterQuote = '"' + 1;  // line ends and quotes are below

/// The high bit of every byte of `word` that is a control character, a blank, `!`, a quote or
/// `delimiter` (which fills all bytes of its word).
std::uint64_t suspects(std::uint64_t word, std::uint64_t delimiter) {
  const std::uint64_t other = word ^ delimiter;
  const std::uint64_t low = ~(((word & kLows) + (0x80U - kAfterQuote) * kOnes) | word);
  const std::uint64_t same = ~(((other & kLows) + kLows) | other);
  return (low | same) & kHighs;
}

}  // namespace

/// A record without a quote, that ends with a line end inside the block, of usual sizes.
/// @return false if it is not such a one; nothing is changed then.
bool CsvBlockScanner::scan_plain(RecordBlock& block, std::size_t& offset, int line) const {
  const char* const text = block.buffer.data();
  const std::size_t first_cell = block.cells.size();
  const std::uint64_t delimiters = kOnes * static_cast<unsigned char>(delimiter_);
  std::size_t begin = offset;  // of the cell
  std::uint32_t column = 0;
  const auto give_up = [&] {
    block.cells.resize(first_cell);
    return false;
  };
  for (std::size_t at = offset; at < block.size; at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text + at, sizeof word);
    for (std::uint64_t mask = suspects(word, delimiters); mask != 0; mask &= mask - 1) {
      const std::size_t place = at + static_cast<std::size_t>(std::countr_zero(mask)) / 8;
      const char c = text[place];
      if (c == delimiter_) {
        block.cells.push_back({text + begin, static_cast<std::uint32_t>(place - begin), column++});
        begin = place + 1;
        continue;
      }
      if (c != '\n' && c != '\r' && c != '"') {
        continue;
      }
      if (c == '"' || place >= block.size || place - offset > kMaxCsvFieldBytes ||
          column >= kMaxCsvColumns || (c == '\r' && text[place + 1] != '\n')) {
        return give_up();
      }
      block.cells.push_back({text + begin, static_cast<std::uint32_t>(place - begin), column++});
      block.records.push_back({static_cast<std::uint32_t>(offset),
                               static_cast<std::uint32_t>(place - offset),
                               static_cast<std::uint32_t>(first_cell), column, line});
      block.records.back().bare = true;
      offset = place + (c == '\r' ? 2 : 1);
      return true;
    }
  }
  return give_up();
}

bool CsvBlockScanner::scan_any(RecordBlock& block, std::size_t& offset, bool last, int& line) {
  reader_.restart(block.text(), offset, line);
  if (!reader_.next(record_)) {
    if (last) {
      offset = block.size;
    }
    return false;
  }
  if (reader_.reached_end() && !last) {
    return false;
  }
  BlockRecord record;
  record.begin = static_cast<std::uint32_t>(record_.byte_offset);
  record.size = static_cast<std::uint32_t>(record_.raw.size());
  record.first_cell = static_cast<std::uint32_t>(block.cells.size());
  record.cells = static_cast<std::uint32_t>(record_.fields.size());
  record.line = record_.line;
  record.lines = reader_.line() - record_.line;
  if (record_.error) {
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
  offset = reader_.offset();
  line = reader_.line();
  return true;
}

std::size_t CsvBlockScanner::scan(RecordBlock& block, std::size_t offset, bool last, int& line) {
  const bool damaged = find_damage(block.text().substr(offset)).has_value();
  while (offset < block.size) {
    const char first = block.buffer[offset];
    const bool odd = damaged || first == '\n' || first == '\r' || first == ' ' || first == '\t' ||
                     first == '\xEF';
    if (!odd && scan_plain(block, offset, line)) {
      ++line;
      continue;
    }
    if (!scan_any(block, offset, last, line)) {
      break;
    }
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
