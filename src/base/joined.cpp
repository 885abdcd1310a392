#include "base/joined.hpp"

#include <algorithm>

namespace tarex::detail {

std::string joined(std::span<const std::string> texts, std::string_view between) {
  std::string out;
  for (const std::string& text : texts) {
    out += out.empty() ? std::string_view() : between;
    out += text;
  }
  return out;
}

std::string one_of_cell(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = text.find(';');
    out += text.substr(0, end);
    if (end == std::string_view::npos) {
      break;
    }
    text.remove_prefix(end + 1);
    out += text.starts_with(' ') ? " -" : ",";
  }
  return out;
}

std::string joined_in_cell(std::span<const std::string> texts) {
  std::string out;
  for (const std::string& text : texts) {
    out += out.empty() ? "" : ";";
    out += one_of_cell(text);
  }
  return out;
}

std::string joined_by_and(std::span<const std::string> texts) {
  return texts.size() < 2 ? joined(texts, "")
                          : joined(texts.first(texts.size() - 1), ", ") + " and " + texts.back();
}

std::string and_more(std::size_t count) {
  return count == 0 ? std::string() : " and " + std::to_string(count) + " more";
}

std::string first_few(std::span<const std::string> texts, std::size_t most) {
  const std::size_t count = std::min(texts.size(), most);
  return joined(texts.first(count), ", ") + and_more(texts.size() - count);
}

}  // namespace tarex::detail
