#include "rows/yes_or_no.hpp"

#include "base/one_of.hpp"

namespace tarex::detail {
namespace {

constexpr std::string_view kYes[] = {"yes", "y", "true", "1", "예"};
constexpr std::string_view kNo[] = {"no", "n", "false", "0", "아니오", "아니요"};
constexpr std::string_view kMarks[] = {"○", "o"};

}  // namespace

std::optional<bool> yes_or_no(std::string_view word) {
  if (is_one_of(word, kYes)) {
    return true;
  }
  return is_one_of(word, kNo) ? std::optional(false) : std::nullopt;
}

std::optional<bool> yes_or_no_in_parts_list(std::string_view word) {
  return is_one_of(word, kMarks) ? std::optional(true) : yes_or_no(word);
}

}  // namespace tarex::detail
