#pragma once

#include <string>
#include <string_view>

#include "report/text_pen.hpp"
#include "tarex/currency.hpp"
#include "tarex/money.hpp"
#include "tarex/report.hpp"

/// Cells of a CSV as RFC 4180 has them.
namespace tarex::detail {

/// In quotes only where that is needed.
void append_cell(std::string& out, std::string_view text);

/// The same into a row.
void put_cell(TextPen& out, std::string_view text);

/// What a cell shows of a number, or of another value of JSON that is no string: null is empty.
[[nodiscard]] inline std::string_view text_of_value(std::string_view json) {
  return json == "null" ? std::string_view() : json;
}

/// True if a cell with this text stands in quotes.
[[nodiscard]] bool needs_quotes(std::string_view text);

/// Appends what stands between the quotes of such a cell.
void append_between_quotes(std::string& out, std::string_view text);

/// Puts quotes around what a row has from `begin` on.
void quote_cell(TextPen& out, std::size_t begin);

/// With the currency's digits, more only where the amount is finer; nothing without an upper bound.
void append_cell_amount(std::string& out, Money amount, const Currency& currency);

/// The same as a text of its own.
[[nodiscard]] std::string exact_amount_text(Money amount, const Currency& currency);

/// The same to where it stands; kMostDigits characters at most.
inline char* put_cell_amount(char* at, Money amount, const Currency& currency) {
  return amount.at_limit() ? at : put_amount(at, amount, currency);
}

inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// The cells between the first and the last of these columns, all empty, with their commas.
[[nodiscard]] std::string empty_between(std::string_view columns);

/// "bad_amount: …;bad_date: …": all that is wrong with a line. @see joined_in_cell
[[nodiscard]] std::string errors_text(const Errors& errors);
/// All warnings of a line in one cell. @see joined_in_cell
[[nodiscard]] std::string warnings_text(const InputLine& line, const LineAssessment& assessment,
                                        const Plan& plan);

/// The columns of the input, with a comma behind each, at the beginning of a file.
void append_input_header(std::string& out, const std::vector<std::string>& header, CsvStyle style);

/// A cell whose text is not tarex's own: where the style asks for it, one that a spreadsheet would
/// take for a formula gets an apostrophe. @return true if it got one
bool append_user_cell(std::string& out, std::string_view text, CsvStyle style);

/// Begins like a formula: = + - @, their full-width forms, a tab or a line end; and is no number.
[[nodiscard]] bool looks_like_formula(std::string_view text);

}  // namespace tarex::detail
