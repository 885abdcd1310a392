#include "rows/word_mapping.hpp"

#include <algorithm>

#include "base/letters.hpp"

namespace tarex {
namespace {

Error fault(std::string_view pair, std::string hint) {
  return Error{
      ErrorCode::usage, "'" + std::string(pair) + "' is not a mapping", {}, std::move(hint)};
}

}  // namespace

namespace detail {

std::string_view without_blanks(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) {
    return {};
  }
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

}  // namespace detail

std::optional<Error> WordMapping::add(std::string_view text) {
  while (!text.empty()) {
    const bool remark = detail::without_blanks(text).starts_with('#');
    const std::size_t end = text.find_first_of(remark ? "\n" : ",\n");
    const std::string_view pair = detail::without_blanks(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    if (remark || pair.empty()) {
      continue;
    }
    const std::size_t equals = pair.rfind('=');
    if (equals == std::string_view::npos) {
      return fault(pair, "write THEIRS=OURS, e.g. 'customs value=value'");
    }
    const std::string_view theirs = detail::without_blanks(pair.substr(0, equals));
    const std::string_view ours = detail::without_blanks(pair.substr(equals + 1));
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
  const std::string_view word = detail::without_blanks(theirs);
  const auto at = std::find_if(pairs_.begin(), pairs_.end(), [&](const auto& pair) {
    return detail::same_letters(pair.first, word);
  });
  return at == pairs_.end() ? std::nullopt : std::optional<std::string_view>(at->second);
}

}  // namespace tarex
