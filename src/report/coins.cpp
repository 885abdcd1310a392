#include "report/coins.hpp"

namespace tarex::detail {

Money in_coins(Money amount, const Currency& currency) {
  return amount.at_limit() ? amount : round_to(amount, currency.minor_unit());
}

std::optional<Money> in_coins(const std::optional<Money>& amount, const Currency& currency) {
  return amount ? std::optional(in_coins(*amount, currency)) : std::nullopt;
}

MoneyRange in_coins(const MoneyRange& range, const Currency& currency) {
  return {in_coins(range.min, currency), in_coins(range.max, currency)};
}

}  // namespace tarex::detail
