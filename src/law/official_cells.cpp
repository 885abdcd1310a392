#include "law/official_cells.hpp"

#include <algorithm>

#include "base/letters.hpp"
#include "law/rate_text.hpp"
#include "law/special_text.hpp"
#include "text/json_reader.hpp"

namespace tarex::detail {
namespace {

constexpr std::string_view kNoBreak = "\xC2\xA0";

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/// `appli- cable`, where print broke a word, is `applicable`.
std::string healed(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool broken = at > 0 && at + 2 < text.size() && text[at] == '-' && text[at + 1] == ' ' &&
                        is_small(text[at - 1]) && is_small(text[at + 2]);
    if (broken) {
      ++at;
    } else {
      out += text[at];
    }
  }
  return out;
}

/// `1.10` is `1.1`, `5.0` is `5`; empty if this is no decimal.
std::string shortest(std::string_view number) {
  std::string out;
  if (const auto billionths = parse_decimal(number, 9)) {
    out = number;
    while (out.find('.') != std::string::npos && (out.back() == '0' || out.back() == '.')) {
      const bool point = out.back() == '.';
      out.pop_back();
      if (point) {
        break;
      }
    }
  }
  return out;
}

/// One symbol of a programme: one or two capital letters, perhaps `+` or `*`.
bool is_symbol(std::string_view text) {
  if (!text.empty() && (text.back() == '+' || text.back() == '*')) {
    text.remove_suffix(1);
  }
  return !text.empty() && text.size() <= 2 && std::all_of(text.begin(), text.end(), is_capital);
}

}  // namespace

std::string one_line(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const bool wide = text.starts_with(kNoBreak);
    const char c = text.front();
    if (wide || c == ' ' || c == '\t' || c == '\r' || c == '\n') {
      out += out.empty() || out.back() == ' ' ? "" : " ";
    } else {
      out += c;
    }
    text.remove_prefix(wide ? kNoBreak.size() : 1);
  }
  if (!out.empty() && out.back() == ' ') {
    out.pop_back();
  }
  return out;
}

const PrintedUnit* OfficialCells::find(std::string_view printed) const {
  const auto found = std::find_if(table_.units.begin(), table_.units.end(),
                                  [&](const PrintedUnit& u) { return u.printed == printed; });
  return found == table_.units.end() ? nullptr : &*found;
}

/// The name of a unit behind the stroke of a rate: that of the table, or the words joined by `-`
/// without points and commas.
std::string OfficialCells::unit_of_rate(std::string_view text) const {
  if (const PrintedUnit* known = find(text)) {
    return known->name;
  }
  std::string out;
  for (const char c : text) {
    if (c == ' ' || c == '.') {
      out += out.empty() || out.back() == '-' ? "" : "-";
    } else if (c != ',') {
      out += lower_case(c);
    }
  }
  while (!out.empty() && out.back() == '-') {
    out.pop_back();
  }
  return out;
}

/// One share or amount: `5.0%`, `33 1/3%`, `3.30c/kg`, `$2/1,000`, `4.5c each`.
std::optional<std::string> OfficialCells::part(std::string_view text) const {
  if (text.ends_with('%')) {
    const std::string number = shortest(trim_spaces(text.substr(0, text.size() - 1)));
    return number.empty() ? std::string(text) : number + "%";
  }
  const bool dollars = text.starts_with('$');
  text.remove_prefix(dollars ? 1 : 0);
  const std::size_t end = std::min(text.find_first_not_of("0123456789."), text.size());
  const std::string number = shortest(text.substr(0, end));
  text.remove_prefix(end);
  if (number.empty() || (!dollars && !text.starts_with('c'))) {
    return std::nullopt;
  }
  text.remove_prefix(dollars ? 0 : 1);
  text = trim_spaces(text);
  const bool stroke = text.starts_with('/');
  const std::string unit = unit_of_rate(stroke ? trim_spaces(text.substr(1)) : text);
  if (!stroke && unit != "each") {
    return std::nullopt;
  }
  return (dollars ? "$" : "") + number + (dollars ? "/" : "c/") + unit;
}

std::string OfficialCells::rate(std::string_view cell) const {
  std::string text = one_line(cell);
  for (std::size_t at = text.find(kCent); at != std::string::npos; at = text.find(kCent)) {
    text.replace(at, kCent.size(), "c");
  }
  text = healed(text);
  const std::string kept = "?" + text;
  for (const std::string& words : table_.says_nothing) {
    if (text.ends_with(" " + words)) {
      text.resize(text.size() - words.size() - 1);
    }
  }
  std::string out;
  for (std::string_view rest = text;;) {
    const std::size_t plus = rest.find('+');
    const std::string_view piece = trim_spaces(rest.substr(0, plus));
    const auto one = piece.size() == 4 && lower_case(piece[0]) == 'f'
                         ? std::optional<std::string>(piece)
                         : part(piece);
    if (!one) {
      return kept;
    }
    out += (out.empty() ? "" : "+") + *one;
    if (plus == std::string_view::npos) {
      break;
    }
    rest.remove_prefix(plus + 1);
  }
  const auto read = parse_duty_rate(out, units_);
  return read && read->computable ? read->text : kept;
}

std::optional<std::string> OfficialCells::special(std::string_view cell, CellFault& fault) const {
  const std::string text = one_line(cell);
  std::string out;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t open = rest.find('(');
    const std::size_t close = rest.find(')', open == std::string_view::npos ? 0 : open);
    const std::string_view words = trim_spaces(rest.substr(0, open));
    if (open == std::string_view::npos || close == std::string_view::npos || words.empty()) {
      fault = {"'" + std::string(rest) + "' is not a rate with its programmes",
               "RATE (SYMBOL, SYMBOL), one after the other"};
      return std::nullopt;
    }
    out += (out.empty() ? "" : ";") + rate(words) + "(";
    std::string_view symbols = rest.substr(open + 1, close - open - 1);
    std::string group;
    while (!symbols.empty()) {
      const std::size_t comma = symbols.find(',');
      const std::string_view symbol = trim_spaces(symbols.substr(0, comma));
      if (!is_symbol(symbol)) {
        fault = {"'" + std::string(symbol) + "' is not the symbol of a programme",
                 "one or two capital letters, perhaps with + or *; commas between symbols, and a "
                 "bracket closed before the next opens"};
        return std::nullopt;
      }
      if ((" " + group + " ").find(" " + std::string(symbol) + " ") == std::string::npos) {
        group += (group.empty() ? "" : " ") + std::string(symbol);  // some are printed twice
      }
      symbols = comma == std::string_view::npos ? std::string_view() : symbols.substr(comma + 1);
    }
    out += group + ")";
    rest = trim_spaces(rest.substr(close + 1));
  }
  std::vector<SpecialFault> faults;
  static_cast<void>(read_special(out, faults));
  if (!faults.empty()) {
    fault = {faults.front().message, faults.front().hint};
    return std::nullopt;
  }
  return out;
}

std::optional<std::string> OfficialCells::unit(std::string_view cell, CellFault& fault) const {
  if (one_line(cell).empty()) {
    return std::string();
  }
  const Result<JsonValue> list = parse_json(cell, {});
  if (!list || list.value().kind != JsonValue::Kind::array) {
    fault = {"'" + one_line(cell) + "' is not a list of units", R"(written like ["No.","kg"])"};
    return std::nullopt;
  }
  std::string out;
  for (const JsonValue& item : list.value().items) {
    const std::string printed = one_line(item.text);
    if (printed.empty()) {
      continue;
    }
    const PrintedUnit* known = find(printed);
    if (known == nullptr) {
      fault = {"'" + printed + "' is not a unit of quantity tarex knows",
               "say what it is under \"units\" of official_table.json, and import with --law"};
      return std::nullopt;
    }
    out += (out.empty() ? "" : "|") + known->name;
  }
  return out;
}

}  // namespace tarex::detail
