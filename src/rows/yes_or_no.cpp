#include "rows/yes_or_no.hpp"

#include <algorithm>
#include <iterator>

namespace tarex::detail {
namespace {

constexpr std::string_view kYes[] = {"yes", "y", "true", "1", "예"};
constexpr std::string_view kNo[] = {"no", "n", "false", "0", "아니오", "아니요"};
constexpr std::string_view kMarks[] = {"○", "o"};

template <std::size_t N>
bool is_one_of(const std::string_view (&words)[N], std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

}  // namespace

std::optional<bool> yes_or_no(std::string_view word) {
  if (is_one_of(kYes, word)) {
    return true;
  }
  return is_one_of(kNo, word) ? std::optional(false) : std::nullopt;
}

std::optional<bool> yes_or_no_in_parts_list(std::string_view word) {
  return is_one_of(kMarks, word) ? std::optional(true) : yes_or_no(word);
}

}  // namespace tarex::detail
