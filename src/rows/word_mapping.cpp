#include "rows/word_mapping.hpp"

#include <algorithm>

namespace tarex {
namespace {

std::string_view without_blanks(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) {
    return {};
  }
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

bool same_letters(std::string_view a, std::string_view b) {
  const auto lower = [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char x, char y) { return lower(x) == lower(y); });
}

Error fault(std::string_view pair, std::string hint) {
  return Error{
      ErrorCode::usage, "'" + std::string(pair) + "' is not a mapping", {}, std::move(hint)};
}

}  // namespace

std::optional<Error> WordMapping::add(std::string_view text) {
  while (!text.empty()) {
    const bool remark = without_blanks(text).starts_with('#');
    const std::size_t end = text.find_first_of(remark ? "\n" : ",\n");
    const std::string_view pair = without_blanks(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    if (remark || pair.empty()) {
      continue;
    }
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos) {
      return fault(pair, "write THEIRS=OURS, e.g. 'customs value=value'");
    }
    const std::string_view theirs = without_blanks(pair.substr(0, equals));
    const std::string_view ours = without_blanks(pair.substr(equals + 1));
    if (theirs.empty() || ours.empty()) {
      return fault(pair, "both sides need a name: 'customs value=value'");
    }
    if (const auto before = find(theirs); before && *before != ours) {
      return fault(pair, "'" + std::string(theirs) + "' is mapped to '" + std::string(*before) +
                             "' already");
    }
    pairs_.emplace_back(std::string(theirs), std::string(ours));
  }
  return std::nullopt;
}

std::optional<std::string_view> WordMapping::find(std::string_view theirs) const {
  const std::string_view word = without_blanks(theirs);
  const auto at = std::find_if(pairs_.begin(), pairs_.end(),
                               [&](const auto& pair) { return same_letters(pair.first, word); });
  return at == pairs_.end() ? std::nullopt : std::optional<std::string_view>(at->second);
}

}  // namespace tarex
