#include "text/suggest.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace tarex {

namespace {

/// The characters of `text`, one slice each; a byte outside any sequence joins the one before.
std::vector<std::string_view> characters(std::string_view text) {
  std::vector<std::string_view> result;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
      ++end;
    }
    result.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  return result;
}

}  // namespace

int edit_distance(std::string_view a, std::string_view b, int limit) {
  const std::vector<std::string_view> from = characters(a);
  const std::vector<std::string_view> to = characters(b);
  const std::size_t longer = std::max(from.size(), to.size());
  if (longer - std::min(from.size(), to.size()) > static_cast<std::size_t>(limit)) {
    return limit + 1;
  }
  // Optimal string alignment; three rows of the table are enough, the third for the swaps.
  std::vector<int> two_up(to.size() + 1);
  std::vector<int> up(to.size() + 1);
  std::vector<int> row(to.size() + 1);
  for (std::size_t j = 0; j <= to.size(); ++j) {
    row[j] = static_cast<int>(j);
  }
  for (std::size_t i = 1; i <= from.size(); ++i) {
    two_up.swap(up);
    up.swap(row);
    row[0] = static_cast<int>(i);
    int smallest = row[0];
    for (std::size_t j = 1; j <= to.size(); ++j) {
      const int replace = up[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
      row[j] = std::min({replace, up[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1]) {
        row[j] = std::min(row[j], two_up[j - 2] + 1);
      }
      smallest = std::min(smallest, row[j]);
    }
    // A swap reaches back two rows, so only two hopeless rows in a sequence end the search.
    const int smallest_up = *std::min_element(up.begin(), up.end());
    if (smallest > limit && smallest_up > limit) {
      return limit + 1;
    }
  }
  return std::min(row[to.size()], limit + 1);
}

std::optional<std::string_view> nearest(std::string_view name,
                                        std::span<const std::string_view> candidates, int limit) {
  std::optional<std::string_view> best;
  int allowed = limit;
  for (const std::string_view candidate : candidates) {
    const int distance = edit_distance(name, candidate, allowed);
    if (distance <= allowed) {
      best = candidate;
      if (distance == 0) {
        break;
      }
      allowed = distance - 1;
    }
  }
  return best;
}

}  // namespace tarex
