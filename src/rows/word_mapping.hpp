#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tarex/result.hpp"

namespace tarex {

namespace detail {
/// Without blanks, tabs and returns at both ends.
[[nodiscard]] std::string_view without_blanks(std::string_view text);
}  // namespace detail

/// What a file calls things, and what tarex calls them: `customs value=value,원산지=origin`.
/// Serves headers (`--columns`) and words in cells (`--materials`).
class WordMapping {
 public:
  /// Adds pairs `THEIRS=OURS`, separated by commas or line ends; blanks around the words do not
  /// count, and a line that begins with `#` is a remark. THEIRS may hold anything but a comma
  /// and a line end.
  /// @return why a text is no mapping: a pair without `=`, an empty side, one word mapped twice.
  [[nodiscard]] std::optional<Error> add(std::string_view text);

  /// Our word for theirs; letters A to Z in either case, blanks around it do not count.
  [[nodiscard]] std::optional<std::string_view> find(std::string_view theirs) const;
  /// Pairs in the order given.
  [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& pairs() const {
    return pairs_;
  }

 private:
  std::vector<std::pair<std::string, std::string>> pairs_;
};

}  // namespace tarex
