#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "tarex/currency.hpp"
#include "tarex/money.hpp"
#include "tarex/result.hpp"

/// Numbers, amounts and currencies as people write them. All texts are tidy (text/tidy.hpp).
namespace tarex::detail {

/// The hint for a word or sign that says that there is no number. A required one needs another.
inline constexpr std::string_view kLeaveEmpty =
    "leave the cell empty where the number is not known";

/// Reads a number that is not negative: digits, with a point before decimals (`12`, `0.5`; not `.5`
/// or `5.`), in groups of three where that cannot mean anything else: `1,234,567` and `1,234.5`
/// are, `1,234` alone is not, because half of the world would read 1.234.
/// @param decimals  places the result holds: it counts 10^-decimals
/// @param whole  the number cannot have decimals, so that `1,234` means one thing only
/// @return the number; bad_number that says what is the matter; out_of_range.
[[nodiscard]] Result<std::int64_t> read_number(std::string_view text, int decimals,
                                               bool whole = false);

/// Reads an amount of `currency`: a number with at most six decimals, none where the currency has
/// no coins (zeros are allowed). The sign or code of that same currency may stand before or behind
/// it: `$1,250.00`, `1,234,500원`, `KRW 1234500`.
/// @return the amount; bad_amount, inconsistent for the sign of another currency, out_of_range.
[[nodiscard]] Result<Money> parse_amount(std::string_view text, const Currency& currency);

/// Whether an amount that was read may have been meant as thousands with points between them:
/// `10.000`, of one to three digits that do not begin with 0, a point and three digits. Not in a
/// currency whose amounts have three decimals.
/// @param text  with the sign or code of the currency, or without
[[nodiscard]] bool may_be_thousands(std::string_view text, const Currency& currency);

/// A number with a point in it without the zeros at its end, nor the point where nothing is left
/// behind it.
[[nodiscard]] std::string_view without_last_zeros(std::string_view number);

/// A currency by its ISO 4217 code in either case, or by a name or sign that means one currency
/// only (`VNĐ`, `원`, `US$`). Nothing for any other text, `$` included.
[[nodiscard]] std::optional<Currency> read_currency(std::string_view text);

/// Whether a text in the place of a currency can stand for that one: its code or name, or a sign
/// that it shares with others (`$`, `¥`).
[[nodiscard]] bool may_mean(std::string_view text, const Currency& currency);

}  // namespace tarex::detail
