#include "report/csv_cells.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "base/joined.hpp"
#include "report/copy_plain.hpp"

namespace tarex::detail {
namespace {

/// Not zero if one of eight bytes may make a cell need quotes: a comma, a quote or any control
/// character, two of which end lines. In each term the upper bit of a byte answers one question.
std::uint64_t suspicious_bytes(std::uint64_t word) {
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  constexpr std::uint64_t kHighs = 0x80 * kOnes;
  const auto is_zero = [](std::uint64_t bytes) { return (bytes - kOnes) & ~bytes; };
  const std::uint64_t is_control = ~((word | kHighs) - 0x20 * kOnes) & ~word;
  return (is_control | is_zero(word ^ ',' * kOnes) | is_zero(word ^ '"' * kOnes)) & kHighs;
}

bool is_quoted_byte(char c) { return c == ',' || c == '"' || c == '\r' || c == '\n'; }

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  append_between_quotes(out, text);
  out += '"';
}

}  // namespace

bool needs_quotes(std::string_view text) {
  std::size_t at = 0;
  for (std::uint64_t word = 0; at + sizeof word <= text.size(); at += sizeof word) {
    std::memcpy(&word, text.data() + at, sizeof word);
    if (suspicious_bytes(word) != 0) {
      break;
    }
  }
  return std::any_of(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), is_quoted_byte);
}

void append_between_quotes(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const std::size_t quote = text.find('"');
    if (quote == std::string_view::npos) {
      out += text;
      return;
    }
    out += text.substr(0, quote + 1);
    out += '"';
    text.remove_prefix(quote + 1);
  }
}

void put_cell(TextPen& out, std::string_view text) {
  char* const at = out.room(text.size());
  if (copy_plain(at, text, suspicious_bytes, is_quoted_byte)) {
    out.reach(at + text.size());
    return;
  }
  std::string cell;
  append_cell(cell, text);
  out.put(cell);
}

void quote_cell(TextPen& out, std::size_t begin) {
  std::string quoted;
  append_quoted(quoted, out.text().substr(begin));
  out.cut(begin);
  out.put(quoted);
}

void append_cell(std::string& out, std::string_view text) {
  if (needs_quotes(text)) {
    append_quoted(out, text);
  } else {
    out += text;
  }
}

void append_cell_amount(std::string& out, Money amount, const Currency& currency) {
  if (!amount.at_limit()) {
    append_amount(out, amount, currency.decimals_for(amount.micro()));
  }
}

std::string exact_amount_text(Money amount, const Currency& currency) {
  std::string out;
  append_cell_amount(out, amount, currency);
  return out;
}

std::string empty_between(std::string_view columns) {
  return std::string(static_cast<std::size_t>(std::count(columns.begin(), columns.end(), ',')),
                     ',');
}

std::string errors_text(const Errors& errors) {
  std::string out;
  for (const Error& error : errors) {
    out += (out.empty() ? "" : ";") + std::string(code_name(error.code)) + ": " +
           one_of_cell(error.message);
  }
  return out;
}

std::string warnings_text(const InputLine& line, const LineAssessment& assessment,
                          const Plan& plan) {
  return joined_in_cell(warnings_of(line, assessment, plan));
}

void append_input_header(std::string& out, const std::vector<std::string>& header, CsvStyle style) {
  out += style.for_spreadsheet ? kByteOrderMark : "";
  for (const std::string& column : header) {
    append_user_cell(out, column, style);
    out += ',';
  }
}

bool append_user_cell(std::string& out, std::string_view text, CsvStyle style) {
  const bool formula = style.for_spreadsheet && looks_like_formula(text);
  append_cell(out, formula ? "'" + std::string(text) : std::string(text));
  return formula;
}

bool looks_like_formula(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) {
    return false;
  }
  const std::string_view rest = text.substr(first);
  const bool starts = std::string_view("=+-@\t\r\n").find(rest.front()) != std::string_view::npos ||
                      rest.starts_with("\uFF1D") || rest.starts_with("\uFF0B") ||
                      rest.starts_with("\uFF0D") || rest.starts_with("\uFF20");
  const bool is_signed = first == 0 && (rest.front() == '-' || rest.front() == '+');
  return starts && !(is_signed && parse_decimal(rest.substr(1), 9));
}

}  // namespace tarex::detail
