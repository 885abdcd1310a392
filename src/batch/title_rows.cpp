#include "batch/title_rows.hpp"

#include <algorithm>

#include "batch/columns.hpp"
#include "text/csv_reader.hpp"
#include "text/tidy.hpp"

namespace tarex::detail {
namespace {

constexpr int kLinesLookedAt = 20;

/// A file's name as a shell takes it.
std::string shell_word(const std::string& file) {
  const bool plain = std::all_of(file.begin(), file.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0x80U || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("./_-").find(c) != std::string_view::npos;
  });
  std::string out = "'";
  for (const char c : file) {
    out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  }
  return plain ? file : out + "'";
}

}  // namespace

std::optional<int> header_below(std::string_view text, const BatchOptions& options,
                                const Schedule& schedule) {
  for (int line = 2; line <= kLinesLookedAt; ++line) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) {
      return std::nullopt;
    }
    text.remove_prefix(end + 1);
    // A title without delimiters does not show which one the file has: each line says for itself.
    CsvReader reader(text.substr(0, text.find('\n')), std::string());
    CsvRecord record;
    if (!reader.next(record) || record.error) {
      continue;
    }
    const auto names = [&](std::string_view column) {
      return std::any_of(record.fields.begin(), record.fields.end(), [&](std::string_view field) {
        return column_named(trim_blanks(field), options, schedule).name == column;
      });
    };
    if (names("hs") && names("value")) {
      return line;
    }
  }
  return std::nullopt;
}

std::string begin_at(int line, const std::string& file, Encoding encoding) {
  const std::string number = std::to_string(line);
  std::string out = "line " + number + " looks like the header: leave out what stands above it";
  if (encoding == Encoding::utf16_le || encoding == Encoding::utf16_be) {
    return out;
  }
  return out + ", e.g. tail -n +" + number + (file == "-" ? "" : " " + shell_word(file)) +
         " | tarex score -";
}

}  // namespace tarex::detail
