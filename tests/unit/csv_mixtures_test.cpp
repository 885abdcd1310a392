#include <algorithm>
#include <string>
#include <vector>

#include "../catch.hpp"
#include "../random_numbers.hpp"
#include "csv_records.hpp"

// The reader on random texts, held against one that has no thought of speed.

namespace tarex {
namespace {

using namespace csv_tests;

/// The rules of the header, read character by character with no thought of speed.
class SlowSplitter {
 public:
  explicit SlowSplitter(std::string text) : text_(std::move(text)) {
    const std::size_t begin = behind_marks(0);
    std::size_t at = begin;
    long quotes = 0;
    while (at < text_.size() && ((text_[at] != '\r' && text_[at] != '\n') || quotes % 2 != 0)) {
      quotes += text_[at] == '"' ? 1 : 0;
      ++at;
    }
    at = at < text_.size() ? at : std::min(text_.find_first_of("\r\n", begin), text_.size());
    cr_ends_lines_ = text_.substr(at, 1) == "\r" && text_.substr(at, 2) != "\r\n";
  }

  std::vector<Seen> all() {
    std::vector<Seen> seen;
    std::size_t at = behind_marks(0);
    while (at < text_.size()) {
      const std::size_t end = line_end(at);
      if (text_.substr(at, end - at).find_first_not_of(" \t") == std::string::npos) {
        at = behind_line_end(end);
        continue;
      }
      seen.push_back(without_damage(record(at)));
      at = behind_line_end(at + seen.back().raw.size());
    }
    return seen;
  }

 private:
  std::size_t behind_marks(std::size_t at) const {
    while (text_.substr(std::min(at, text_.size()), 3) == "\xEF\xBB\xBF") {
      at += 3;
    }
    return at;
  }
  bool is_line_end(std::size_t at) const {
    const bool last = at + 1 == text_.size();
    return text_[at] == '\n' ||
           (text_[at] == '\r' && (cr_ends_lines_ || last || text_[at + 1] == '\n'));
  }
  std::size_t line_end(std::size_t at) const {
    while (at < text_.size() && !is_line_end(at)) {
      ++at;
    }
    return at;
  }
  std::size_t behind_line_end(std::size_t at) const {
    return behind_marks(text_.substr(std::min(at, text_.size()), 2) == "\r\n" ? at + 2 : at + 1);
  }
  int line_of(std::size_t offset) const {
    int line = 1;
    for (std::size_t i = 0; i < offset; ++i) {
      line +=
          text_[i] == '\n' || (text_[i] == '\r' && cr_ends_lines_ && text_[i + 1] != '\n') ? 1 : 0;
    }
    return line;
  }
  /// Line and column, the first byte of the record being in column 1.
  SourcePosition place(std::size_t record, std::size_t offset) const {
    SourcePosition place{.line = line_of(offset), .column = 1};
    std::size_t begin = record;
    for (std::size_t i = record; i < offset; ++i) {
      begin = line_of(i) != line_of(i + 1) ? i + 1 : begin;
    }
    for (std::size_t i = begin; i < offset; ++i) {
      place.column += (static_cast<unsigned char>(text_[i]) & 0xC0U) != 0x80U ? 1 : 0;
    }
    return place;
  }
  Seen faulty(Seen seen, std::size_t fault) const {
    seen.faulty = true;
    seen.error_line = place(seen.byte_offset, fault).line;
    seen.error_column = place(seen.byte_offset, fault).column;
    seen.raw = text_.substr(seen.byte_offset, line_end(fault) - seen.byte_offset);
    return seen;
  }
  /// A record with a byte that no text holds: all bytes of that kind here are 0xFF and NUL.
  Seen without_damage(Seen seen) const {
    const std::size_t damage = seen.raw.find_first_of(std::string("\xFF\0", 2));
    if (damage == std::string::npos) {
      return seen;
    }
    for (std::string& field : seen.fields) {
      std::string printable;
      for (const char c : field) {
        printable += c == '\xFF' || c == '\0' ? "\xEF\xBF\xBD" : std::string(1, c);
      }
      field = printable;
    }
    if (!seen.faulty) {
      const SourcePosition at = place(seen.byte_offset, seen.byte_offset + damage);
      seen.faulty = true;
      seen.error_line = at.line;
      seen.error_column = at.column;
      seen.code = seen.raw[damage] == '\0' ? ErrorCode::bad_csv : ErrorCode::bad_encoding;
    }
    return seen;
  }
  bool ends_field(std::size_t at) const {
    return at >= text_.size() || text_[at] == ',' || is_line_end(at);
  }
  Seen record(std::size_t begin) const {
    Seen seen{.fields = {}, .line = line_of(begin), .byte_offset = begin, .raw = {}};
    std::size_t at = begin;
    while (true) {
      std::string field;
      if (at < text_.size() && text_[at] == '"') {
        const std::size_t open = at;
        bool breaks = false;
        ++at;
        while (at < text_.size() && (text_[at] != '"' || text_.substr(at, 2) == "\"\"")) {
          breaks = breaks || text_[at] == '\n' || text_[at] == '\r';
          field += text_[at];
          at += text_[at] == '"' ? 2U : 1U;
        }
        if (at >= text_.size()) {
          return faulty(seen, open);
        }
        ++at;
        if (!ends_field(at)) {
          return faulty(seen, breaks ? open : at);
        }
      } else {
        while (!ends_field(at)) {
          if (text_[at] == '"' || text_[at] == '\r') {
            return faulty(seen, at);
          }
          field += text_[at];
          ++at;
        }
      }
      seen.fields.push_back(field);
      if (at >= text_.size() || text_[at] != ',') {
        seen.raw = text_.substr(begin, at - begin);
        return seen;
      }
      ++at;
    }
  }

  std::string text_;
  bool cr_ends_lines_ = false;
};

TEST_CASE("the reader agrees with a slow splitter on any mixture of special characters") {
  const std::vector<std::string> alphabet = {",",
                                             ",",
                                             "\"",
                                             "\"",
                                             "\n",
                                             "\r\n",
                                             "\r",
                                             "a",
                                             "b",
                                             " ",
                                             "\t",
                                             "가",
                                             "é",
                                             "\"\"",
                                             ",\"",
                                             "\xFF",
                                             std::string(1, '\0'),
                                             "\xEF\xBB\xBF"};
  Random random(20261123);
  for (int round = 0; round < 40000; ++round) {
    std::string text;
    const std::size_t size = random.below(24);
    for (std::size_t i = 0; i < size; ++i) {
      text += alphabet[random.below(alphabet.size())];
    }
    const auto expected = SlowSplitter(text).all();
    const auto seen = read_all(text);
    if (seen != expected) {
      INFO("round " << round << ": " << text);
      CHECK(seen.size() == expected.size());
      REQUIRE(seen == expected);
    }
  }
}

TEST_CASE("a random table that is written out comes back the same") {
  const std::vector<std::string> pieces = {"a", "1.5", ",", "\"", "\n", "\r\n", "철", " ", ""};
  const std::vector<std::string> line_ends = {"\n", "\r\n", "\r"};
  Random random(7326);
  for (int round = 0; round < 500; ++round) {
    const std::size_t columns = 1 + random.below(6);
    const std::size_t height = 1 + random.below(10);
    const std::string line_end = line_ends[random.below(line_ends.size())];
    std::vector<Row> table;
    std::string text;
    for (std::size_t i = 0; i < height; ++i) {
      Row row;
      for (std::size_t j = 0; j < columns; ++j) {
        std::string field = "x";
        const std::size_t size = random.below(5);
        for (std::size_t k = 0; k < size; ++k) {
          field += pieces[random.below(pieces.size())];
        }
        const bool must_quote = field.find_first_of(",\"\r\n") != std::string::npos;
        text += j > 0 ? "," : "";
        if (must_quote || random.below(3) == 0) {
          text += '"';
          for (const char c : field) {
            text += c == '"' ? "\"\"" : std::string(1, c);
          }
          text += '"';
        } else {
          text += field;
        }
        row.push_back(std::move(field));
      }
      table.push_back(std::move(row));
      text += i + 1 < height || random.below(2) == 0 ? line_end : "";
    }
    if (rows_of(text) != table) {
      INFO("round " << round << ": " << text);
      REQUIRE(rows_of(text) == table);
    }
  }
}

}  // namespace
}  // namespace tarex
