#include "cost/per_dollar.hpp"

#include <algorithm>

namespace tarex::detail {

std::int64_t per_dollar_of(const InputLine& line, const EntryDefaults& defaults) {
  if (line.currency.code() == "USD") {
    return kMicro;
  }
  const auto stated = std::find_if(line.echo.begin(), line.echo.end(),
                                   [](const EchoField& field) { return field.name == "fx"; });
  const std::int64_t own =
      stated == line.echo.end() ? 0 : parse_decimal(stated->text, 6).value_or(0);
  return own != 0 ? own : defaults.per_dollar(line.currency.code());
}

}  // namespace tarex::detail
