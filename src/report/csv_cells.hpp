#pragma once

#include <string>
#include <string_view>

#include "tarex/currency.hpp"
#include "tarex/money.hpp"

/// Cells of a CSV as RFC 4180 has them.
namespace tarex::detail {

/// In quotes only where that is needed.
void append_cell(std::string& out, std::string_view text);

/// Turns what was appended since `begin` into a cell.
void end_cell(std::string& out, std::size_t begin);

/// With the currency's digits, more only where the amount is finer; nothing without an upper bound.
void append_cell_amount(std::string& out, Money amount, const Currency& currency);

/// Begins like a formula: = + - @, their full-width forms, a tab or a line end; and is no number.
[[nodiscard]] bool looks_like_formula(std::string_view text);

}  // namespace tarex::detail
