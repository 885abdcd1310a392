#include "law/special_text.hpp"

#include <map>

#include "law/rate_text.hpp"

namespace tarex::detail {
namespace {

/// Nothing where the text is no rate with its symbols in one pair of brackets.
std::optional<SpecialGroup> read_group(std::string_view text) {
  const std::size_t open = text.find('(');
  if (open == std::string_view::npos || !text.ends_with(')')) {
    return std::nullopt;
  }
  SpecialGroup out{trim_spaces(text.substr(0, open)), {}};
  std::string_view symbols = text.substr(open + 1, text.size() - open - 2);
  if (symbols.find_first_of("()") != std::string_view::npos) {
    return std::nullopt;
  }
  while (!symbols.empty()) {
    const std::size_t space = symbols.find(' ');
    const std::string_view symbol = symbols.substr(0, space);
    symbols = space == std::string_view::npos ? std::string_view() : symbols.substr(space + 1);
    if (!symbol.empty()) {
      out.symbols.push_back(symbol);
    }
  }
  return out.rate.empty() || out.symbols.empty() ? std::nullopt : std::optional(std::move(out));
}

}  // namespace

std::vector<SpecialGroup> read_special(std::string_view text, std::vector<SpecialFault>& faults) {
  std::vector<SpecialGroup> out;
  std::map<std::string_view, std::string_view> rate_of;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t end = rest.find(';');
    const std::string_view piece = trim_spaces(rest.substr(0, end));
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    auto group = read_group(piece);
    if (!group) {
      faults.push_back({"'" + std::string(piece) + "' is not RATE(SYMBOL …)",
                        "a rate and, in one pair of brackets, its symbols with a blank between "
                        "them; ; before the next rate"});
      continue;
    }
    for (const std::string_view symbol : group->symbols) {
      const auto [at, is_new] = rate_of.emplace(symbol, group->rate);
      if (!is_new && at->second != group->rate) {
        faults.push_back({"'" + std::string(symbol) + "' has two rates, '" +
                              std::string(at->second) + "' and '" + std::string(group->rate) + "'",
                          "a symbol has one rate in a tariff line"});
      }
    }
    out.push_back(std::move(*group));
  }
  return out;
}

}  // namespace tarex::detail
