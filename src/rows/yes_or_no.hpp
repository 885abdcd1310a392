#pragma once

#include <optional>
#include <string_view>

/// The words for yes and no, English and Korean.
namespace tarex::detail {

/// Nothing for any other word. @param word  in lower case
[[nodiscard]] std::optional<bool> yes_or_no(std::string_view word);

/// The same with the marks of Korean parts lists, where a circle is yes.
[[nodiscard]] std::optional<bool> yes_or_no_in_parts_list(std::string_view word);

}  // namespace tarex::detail
