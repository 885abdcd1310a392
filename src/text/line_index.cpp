#include "text/line_index.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace tarex {
namespace {

constexpr std::size_t kLongest = 64 * 1024;
/// As many characters fit into them, whatever they are, with something behind them.
constexpr int kFarthestColumn = 16 * 1000;

}  // namespace

std::string_view LineIndex::excerpt(int line, int column) {
  if (begins_.empty()) {
    begins_.push_back(text_.starts_with("\xEF\xBB\xBF") ? 3 : 0);
    for (std::size_t at = begins_.back(); at < text_.size(); ++at) {
      if (text_[at] == '\n' || (text_[at] == '\r' && text_.substr(at, 2) != "\r\n")) {
        begins_.push_back(at + 1);
      }
    }
  }
  if (line < 1 || static_cast<std::size_t>(line) > begins_.size() || column > kFarthestColumn) {
    return {};
  }
  const std::string_view rest = text_.substr(begins_[static_cast<std::size_t>(line) - 1]);
  const std::size_t most = whole_characters(rest, std::min(rest.size(), kLongest));
  return rest.substr(0, std::min(rest.substr(0, most).find_first_of("\r\n"), most));
}

}  // namespace tarex
