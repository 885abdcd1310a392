#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

/// Several texts as one.
namespace tarex::detail {

/// "steel, aluminum, copper"
[[nodiscard]] std::string joined(std::span<const std::string> texts, std::string_view between);

/// One text of several in a cell that has `;` between them: between its own clauses stands ` - `,
/// which needs no quotes, and a comma where there is no blank behind.
[[nodiscard]] std::string one_of_cell(std::string_view text);

/// "AD19 ends - see there;no rate": texts in one cell, each of which stays one.
[[nodiscard]] std::string joined_in_cell(std::span<const std::string> texts);

/// "steel", "steel and aluminum", "steel, aluminum and copper"
[[nodiscard]] std::string joined_by_and(std::span<const std::string> texts);

/// " and 3 more"; empty where there are none.
[[nodiscard]] std::string and_more(std::size_t count);

/// The first of them with commas, and how many more there are: "a, b and 3 more".
[[nodiscard]] std::string first_few(std::span<const std::string> texts, std::size_t most);

}  // namespace tarex::detail
