#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The special column of a tariff line as `rates/lines.csv` has it: `RATE(SYMBOL SYMBOL …)` groups
/// with `;` between them.
namespace tarex::detail {

/// One group. Views: they hold as long as the text.
struct SpecialGroup {
  std::string_view rate;                  ///< as written, not read yet
  std::vector<std::string_view> symbols;  ///< at least one
};

/// What is wrong with a column, with the value.
struct SpecialFault {
  std::string message;
  std::string hint;
};

/// The groups of a column, in their order; those that are none are left out.
/// @param faults  out: one for each of these, and one for each symbol that has two rates
[[nodiscard]] std::vector<SpecialGroup> read_special(std::string_view text,
                                                     std::vector<SpecialFault>& faults);

}  // namespace tarex::detail
