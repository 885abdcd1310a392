#include "law/rate_text.hpp"

#include "base/letters.hpp"
#include "tarex/currency.hpp"

namespace tarex::detail {
namespace {

/// `3.3c/kg`, `3.3¢/kg` or `$1.32/t`.
bool parse_specific(std::string_view text, const std::vector<Unit>& units, DutyRate& rate) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos || rate.specific_nano != 0) {
    return false;
  }
  std::string_view number = trim_spaces(text.substr(0, slash));
  const auto unit = find_unit(units, trim_spaces(text.substr(slash + 1)));
  int scale = 9;
  if (!number.empty() && number.front() == '$') {
    number.remove_prefix(1);
  } else if (number.ends_with('c') || number.ends_with('C')) {
    number.remove_suffix(1);
    scale = 7;
  } else if (number.ends_with(kCent)) {
    number.remove_suffix(kCent.size());
    scale = 7;
  } else {
    return false;
  }
  const auto nano = parse_decimal(number, scale);
  if (!nano || !unit) {
    return false;
  }
  rate.specific_nano = *nano;
  rate.unit = *unit;
  return true;
}

/// `2.9%` or `33 1/3%`.
bool parse_share(std::string_view text, DutyRate& rate) {
  constexpr std::string_view kThird = " 1/3%";
  if (!text.ends_with(kThird)) {
    const auto share = parse_percent(text);
    rate.ad_valorem = share.value_or(Rate());
    return share.has_value();
  }
  const auto whole = parse_decimal(text.substr(0, text.size() - kThird.size()), 7);
  if (!whole || *whole > kRateOne) {
    return false;
  }
  constexpr std::int64_t kPercent = kRateOne / 100;
  rate.ad_valorem = Rate::from_ppb(*whole + kPercent / 3);
  rate.thirds = kPercent % 3;
  return true;
}

}  // namespace

std::string_view trim_spaces(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  return first == std::string_view::npos
             ? std::string_view()
             : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::optional<std::uint16_t> find_unit(const std::vector<Unit>& units, std::string_view name) {
  if (name.ends_with('.')) {  // as the tariff prints them: No., doz.
    name.remove_suffix(1);
  }
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (same_letters(units[i].name, name)) {
      return static_cast<std::uint16_t>(i);
    }
  }
  return std::nullopt;
}

std::optional<DutyRate> parse_duty_rate(std::string_view text, const std::vector<Unit>& units) {
  text = trim_spaces(text);
  DutyRate rate;
  rate.text = std::string(text);
  if (text.starts_with('?')) {
    if (trim_spaces(text.substr(1)).empty()) {
      return std::nullopt;
    }
    rate.computable = false;
    rate.text.erase(0, 1);
    return rate;
  }
  if (same_letters(text, "free")) {
    rate.text = "Free";
    return rate;
  }
  bool has_share = false;
  while (true) {
    const std::size_t plus = text.find('+');
    const std::string_view part = trim_spaces(text.substr(0, plus));
    if (part.ends_with('%')) {
      if (has_share || !parse_share(part, rate)) {
        return std::nullopt;
      }
      has_share = true;
    } else if (!parse_specific(part, units, rate)) {
      return std::nullopt;
    }
    if (plus == std::string_view::npos) {
      return rate;
    }
    text.remove_prefix(plus + 1);
  }
}

bool is_foreign_amount(const DutyRate& rate, const Schedule& schedule) {
  return rate.specific_nano != 0 && schedule.currency != Currency().code();
}

}  // namespace tarex::detail
