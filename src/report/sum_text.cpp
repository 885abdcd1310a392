#include "report/sum_text.hpp"

#include <algorithm>

#include "base/grouped.hpp"

namespace tarex::detail {
namespace {

/// A count of 10^-decimals.
std::string digits_text(i128 count, int decimals) {
  const bool negative = count < 0;
  i128 left = negative ? -count : count;
  std::string out;
  for (int digit = 0; left > 0 || digit <= decimals; ++digit) {
    if (digit == decimals && decimals > 0) {
      out += '.';
    }
    out += static_cast<char>('0' + static_cast<int>(left % 10));
    left /= 10;
  }
  out += negative ? "-" : "";
  std::reverse(out.begin(), out.end());
  return out;
}

}  // namespace

std::string exact_amount_text(const MoneySum& sum, const Currency& currency) {
  if (sum.at_limit()) {
    return {};
  }
  const bool whole = sum.micro() % currency.minor_unit() == 0;
  return whole ? digits_text(sum.micro() / currency.minor_unit(), currency.decimals())
               : digits_text(sum.micro(), 6);
}

std::string json_amount(const std::optional<MoneySum>& sum, const Currency& currency) {
  return !sum || sum->at_limit() ? "null" : exact_amount_text(*sum, currency);
}

std::string grouped(const MoneySum& sum, const Currency& currency) {
  if (sum.at_limit()) {
    return "no upper bound";
  }
  std::string text = exact_amount_text(sum, currency);
  group_digits(text, text.front() == '-' ? 1 : 0, std::min(text.find('.'), text.size()));
  return text;
}

std::string grouped(const MoneySumRange& range, const Currency& currency) {
  return range.exact() ? grouped(range.max, currency)
                       : grouped(range.min, currency) + " to " + grouped(range.max, currency);
}

std::string percent_number(const MoneySum& part, const MoneySum& whole) {
  if (whole <= MoneySum() || whole.at_limit() || part.at_limit()) {
    return {};
  }
  return digits_text(divide_half_up(part.micro() * 10'000, whole.micro()), 2);
}

std::string percent_text(const MoneySum& part, const MoneySum& whole) {
  const std::string number = percent_number(part, whole);
  return number.empty() ? "unknown" : number + "%";
}

MoneySum in_coins(const MoneySum& sum, const Currency& currency) {
  return round_to(sum, currency.minor_unit());
}

MoneySumRange in_coins(const MoneySumRange& range, const Currency& currency) {
  return {in_coins(range.min, currency), in_coins(range.max, currency)};
}

}  // namespace tarex::detail
