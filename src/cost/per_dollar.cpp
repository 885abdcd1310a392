#include "cost/per_dollar.hpp"

#include "rows/echoed.hpp"

namespace tarex::detail {

std::int64_t per_dollar_of(const InputLine& line, const EntryDefaults& defaults) {
  if (line.currency.code() == "USD") {
    return kMicro;
  }
  const std::int64_t own = parse_decimal(echoed(line, "fx"), 6).value_or(0);
  return own != 0 ? own : defaults.per_dollar(line.currency.code());
}

}  // namespace tarex::detail
