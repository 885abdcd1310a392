#include "bom/rounded.hpp"

#include <algorithm>

#include "rows/plain_text.hpp"
#include "tarex/money.hpp"

namespace tarex::detail {

std::string_view without_unit(std::string_view written) {
  return written.substr(0, written.find_last_of("0123456789") + 1);
}

std::optional<std::int64_t> last_digit_of(std::string_view written) {
  if (written.empty()) {
    return std::nullopt;
  }
  const std::size_t point = written.find('.');
  const std::string_view decimals =
      point == std::string_view::npos ? std::string_view() : written.substr(point + 1);
  if (decimals.size() > 6 || !std::all_of(decimals.begin(), decimals.end(), is_digit)) {
    return std::nullopt;
  }
  std::int64_t unit = kMicro;
  for (std::size_t d = 0; d < decimals.size(); ++d) {
    unit /= 10;
  }
  return unit;
}

bool is_rounded_to(std::int64_t figure, std::string_view written, std::int64_t exact) {
  const auto unit = last_digit_of(written);
  const i128 apart = i128{exact} - figure;
  const i128 off = apart < 0 ? -apart : apart;
  return unit && off * 2 <= *unit;
}

bool is_within_a_hundredth(i128 apart, i128 of) { return (apart < 0 ? -apart : apart) * 100 <= of; }

}  // namespace tarex::detail
