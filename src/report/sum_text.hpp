#pragma once

#include <optional>
#include <string>

#include "tarex/currency.hpp"
#include "tarex/money_sum.hpp"

/// Sums of many amounts as they are shown; each as the amounts themselves are.
namespace tarex::detail {

/// With the currency's digits, more only where the sum is finer; nothing without an upper bound.
[[nodiscard]] std::string exact_amount_text(const MoneySum& sum, const Currency& currency);

/// The same as a number of JSON; null where there is none, or no bound.
[[nodiscard]] std::string json_amount(const std::optional<MoneySum>& sum, const Currency& currency);

/// `12,345.60`; `no upper bound` for a sum without one.
[[nodiscard]] std::string grouped(const MoneySum& sum, const Currency& currency);
/// `12,345.60`, or `0.00 to 12,345.60`.
[[nodiscard]] std::string grouped(const MoneySumRange& range, const Currency& currency);

/// `52.90`, half up; nothing where there is no whole or one of the two has no bound.
[[nodiscard]] std::string percent_number(const MoneySum& part, const MoneySum& whole);
/// The same with its sign: `52.90%`, or `unknown`.
[[nodiscard]] std::string percent_text(const MoneySum& part, const MoneySum& whole);

/// In whole coins, half up.
[[nodiscard]] MoneySum in_coins(const MoneySum& sum, const Currency& currency);
[[nodiscard]] MoneySumRange in_coins(const MoneySumRange& range, const Currency& currency);

}  // namespace tarex::detail
