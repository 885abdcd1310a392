#pragma once

#include <string_view>

#include "tarex/result.hpp"
#include "tarex/schedule.hpp"

namespace tarex::detail {

/// A code without what keeps a spreadsheet from taking it for a number: a leading apostrophe, or
/// the formula `="0402101000"`.
[[nodiscard]] std::string_view without_text_marks(std::string_view text);

/// Why a code that the schedule lacks is none of its goods: it is longer than the tariff's codes,
/// what a duty is called by, or missing; with the nearest codes there are.
[[nodiscard]] Error missing_code(std::string_view text, HsCode code, const Schedule& schedule);

/// A code that can be looked up: 2 to 10 digits of the tariff, or of what a list names, which may
/// be a code that the tariff had once.
[[nodiscard]] Result<HsCode> check_looked_up(std::string_view text, const Schedule& schedule);

/// A code that can be quoted: 6 to 10 digits, known to the schedule. The error says what is wrong
/// and what is near.
[[nodiscard]] Result<HsCode> check_code(std::string_view text, const Schedule& schedule);

}  // namespace tarex::detail
