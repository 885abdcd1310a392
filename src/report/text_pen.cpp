#include "report/text_pen.hpp"

#include <algorithm>

namespace tarex::detail {

void TextPen::grow(std::size_t most) {
  TextPen larger(2 * std::max(size() + most, kFirst));
  larger.put(text());
  *this = std::move(larger);
}

char* put_any_amount(char* at, Money amount, const Currency& currency) {
  return put_millionths(at, amount.micro(), currency.decimals_for(amount.micro()));
}

}  // namespace tarex::detail
