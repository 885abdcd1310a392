#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tarex/schedule.hpp"

/// What stands below a table that people read.
namespace tarex::detail {

/// Where `?` stands in it.
inline constexpr std::string_view kOpenNote =
    "\n? not known exactly: the most it can be; tarex quote shows the questions\n";
/// "Mind" and the warnings below it, with an empty line before; nothing where there are none. Empty
/// and repeated ones do not count.
[[nodiscard]] std::string mind_text(const std::vector<std::string>& warnings);
/// "Law of … verified through … (…)", without a line end.
[[nodiscard]] std::string law_text(const Schedule& schedule);

}  // namespace tarex::detail
