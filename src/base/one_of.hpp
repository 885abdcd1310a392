#pragma once

#include <algorithm>
#include <iterator>
#include <string_view>

#include "base/letters.hpp"

/// Whether a list holds a word, or a number.
namespace tarex::detail {

template <class One, class Range>
[[nodiscard]] constexpr bool is_one_of(const One& one, const Range& list) {
  return std::find(std::begin(list), std::end(list), one) != std::end(list);
}

/// The same of a word, whatever the case of its letters.
template <class Range>
[[nodiscard]] bool is_one_of_in_any_case(std::string_view word, const Range& words) {
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view one) { return same_letters(one, word); });
}

}  // namespace tarex::detail
