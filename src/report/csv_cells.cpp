#include "report/csv_cells.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace tarex::detail {
namespace {

/// True for the characters that make a cell need quotes.
constexpr std::array<bool, 256> kNeedsQuotes = [] {
  std::array<bool, 256> table{};
  for (const char c : {',', '"', '\r', '\n'}) {
    table[static_cast<unsigned char>(c)] = true;
  }
  return table;
}();

bool needs_quotes(std::string_view text) {
  if (text.size() > 32) {
    const auto holds = [&](char c) { return std::memchr(text.data(), c, text.size()) != nullptr; };
    return holds(',') || holds('"') || holds('\n') || holds('\r');
  }
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return kNeedsQuotes[static_cast<unsigned char>(c)]; });
}

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  while (!text.empty()) {
    const std::size_t quote = text.find('"');
    if (quote == std::string_view::npos) {
      out += text;
      break;
    }
    out += text.substr(0, quote + 1);
    out += '"';
    text.remove_prefix(quote + 1);
  }
  out += '"';
}

}  // namespace

void append_cell(std::string& out, std::string_view text) {
  if (needs_quotes(text)) {
    append_quoted(out, text);
  } else {
    out += text;
  }
}

void end_cell(std::string& out, std::size_t begin) {
  if (needs_quotes(std::string_view(out).substr(begin))) {
    const std::string text = out.substr(begin);
    out.resize(begin);
    append_quoted(out, text);
  }
}

void append_cell_amount(std::string& out, Money amount, const Currency& currency) {
  if (!amount.at_limit()) {
    const bool fine = amount.micro() % currency.minor_unit() != 0;
    append_amount(out, amount, fine ? 6 : currency.decimals());
  }
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
