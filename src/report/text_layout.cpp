#include "report/text_layout.hpp"

#include <algorithm>

#include "base/grouped.hpp"
#include "text/utf8.hpp"

namespace tarex::detail {

std::string grouped(Money amount, const Currency& currency) {
  if (amount.at_limit()) {
    return "no upper bound";
  }
  std::string text;
  append_amount(text, amount, currency.decimals_for(amount.micro()));
  const std::size_t point = std::min(text.find('.'), text.size());
  group_digits(text, text.front() == '-' ? 1 : 0, point);
  return text;
}

std::string grouped(const MoneyRange& range, const Currency& currency) {
  return range.exact() ? grouped(range.max, currency)
                       : grouped(range.min, currency) + " to " + grouped(range.max, currency);
}

std::string pad_right(std::string_view text, std::size_t cells) {
  const std::size_t width = display_width(text);
  return std::string(text) + std::string(width < cells ? cells - width : 0, ' ');
}

std::string shorten(std::string_view text, std::size_t cells) {
  if (display_width(text) <= cells) {
    return std::string(text);
  }
  std::size_t end = text.size();
  while (end > 0 && display_width(text.substr(0, end)) + 1 > cells) {
    do {
      --end;
    } while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U);
  }
  return std::string(text.substr(0, end)) + "…";
}

std::string wrap(std::string_view text, std::size_t cells, std::size_t indent) {
  std::string out;
  std::size_t used = indent;
  while (!text.empty()) {
    const std::size_t space = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, space);
    text.remove_prefix(std::min(space + 1, text.size()));
    const std::size_t width = display_width(word);
    if (used > indent && used + 1 + width > cells) {
      out += '\n' + std::string(indent, ' ');
      used = indent;
    } else if (used > indent) {
      out += ' ';
      ++used;
    }
    out += word;
    used += width;
  }
  return out;
}

std::string TextTable::text() const {
  std::vector<std::size_t> widths(columns_.size(), 0);
  std::size_t bytes = 0;
  for (const auto& cells : rows_) {
    for (std::size_t c = 0; c < cells.size(); ++c) {
      widths[c] = std::max(widths[c], display_width(cells[c]));
      bytes += cells[c].size();
    }
  }
  std::size_t row_width = 1;
  for (const std::size_t width : widths) {
    row_width += width + 2;
  }
  std::string out;
  out.reserve(bytes + rows_.size() * row_width);
  for (const auto& cells : rows_) {
    const std::size_t begin = out.size();
    for (std::size_t c = 0; c < cells.size(); ++c) {
      out += "  ";
      const std::size_t blanks = widths[c] - display_width(cells[c]);
      const bool right = columns_[c] == Align::right;
      out.append(right ? blanks : 0, ' ');
      out += cells[c];
      out.append(right ? 0 : blanks, ' ');
    }
    const std::size_t last = out.find_last_not_of(' ');
    out.erase(last == std::string::npos || last < begin ? begin : last + 1);
    out += '\n';
  }
  return out;
}

}  // namespace tarex::detail
