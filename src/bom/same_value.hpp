#pragma once

#include <string_view>

#include "bom/forms.hpp"

/// Whether two cells of a bill say the same.
namespace tarex::detail {

/// Two cells of a column of the product, as the column reads them: `100` and `100.00`,
/// `7326.90.86.88` and `7326908688`, two names of a country, two ways to write a day.
/// @param a, b  trimmed
[[nodiscard]] bool same_value(const BillColumn& column, std::string_view a, std::string_view b,
                              const LawBook& book);

/// A no or a zero, which systems export where nothing was entered. @param text  trimmed
[[nodiscard]] bool says_nothing(std::string_view text);

}  // namespace tarex::detail
