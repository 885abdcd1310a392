#pragma once

#include <algorithm>
#include <iterator>
#include <string_view>

#include "base/letters.hpp"

/// Whether a word is one of a list of words.
namespace tarex::detail {

template <class Range>
[[nodiscard]] constexpr bool is_one_of(std::string_view word, const Range& words) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

/// The same, whatever the case of its letters.
template <class Range>
[[nodiscard]] bool is_one_of_in_any_case(std::string_view word, const Range& words) {
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view one) { return same_letters(one, word); });
}

}  // namespace tarex::detail
