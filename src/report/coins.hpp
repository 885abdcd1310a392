#pragma once

#include <optional>

#include "tarex/assess.hpp"
#include "tarex/currency.hpp"

/// Amounts as they are shown.
namespace tarex::detail {

/// In whole coins, half up. A value that is finer is counted as it is written.
[[nodiscard]] Money in_coins(Money amount, const Currency& currency);
[[nodiscard]] std::optional<Money> in_coins(const std::optional<Money>& amount,
                                            const Currency& currency);
[[nodiscard]] MoneyRange in_coins(const MoneyRange& range, const Currency& currency);

}  // namespace tarex::detail
