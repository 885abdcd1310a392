#include "rows/code_hints.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

#include "rows/plain_text.hpp"

namespace tarex::detail {
namespace {

constexpr std::size_t kMostNamed = 3;

/// "7318.15.20, 7318.15.40 or 7318.15.50": at most three.
std::string alternatives(const std::vector<HsCode>& codes) {
  const std::size_t count = std::min(codes.size(), kMostNamed);
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    out += (i == 0 ? "" : i + 1 < count ? ", " : " or ") + to_string(codes[i]);
  }
  return out;
}

/// Codes of the tariff that begin with digits of which the last one or more are lost.
std::vector<HsCode> codes_with(const std::string& digits, const Schedule& schedule) {
  std::vector<HsCode> out;
  const auto shorter = HsCode::parse(std::string_view(digits).substr(0, digits.size() - 1));
  const auto add = [&](HsCode code) {
    if (to_digits(code).starts_with(digits) && (out.empty() || out.back() != code)) {
      out.push_back(code);
    }
  };
  if (shorter && shorter->digits() == 8) {
    for (const std::uint64_t child : schedule.statistical_below(*shorter)) {
      add(HsCode::from_aligned(child, 10));
    }
  } else if (shorter) {
    for (const TariffLine& line : schedule.lines_below(*shorter)) {
      add(line.hs().prefix(shorter->digits() + 2));
    }
  }
  return out;
}

/// Codes of the schedule around a missing one, nearest first.
std::vector<HsCode> neighbours(HsCode code, const Schedule& schedule) {
  std::vector<HsCode> near;
  if (code.digits() == 10 && schedule.find_line(code) != nullptr) {
    for (const std::uint64_t child : schedule.statistical_below(code.prefix(8))) {
      near.push_back(HsCode::from_aligned(child, 10));
    }
  } else {
    for (const int digits : {6, 4, 2}) {
      for (const TariffLine& line :
           schedule.lines_below(code.prefix(std::min(digits, code.digits())))) {
        near.push_back(line.hs());
      }
      if (!near.empty()) {
        break;
      }
    }
  }
  const auto distance = [&](HsCode other) {
    return other.first() > code.first() ? other.first() - code.first()
                                        : code.first() - other.first();
  };
  std::stable_sort(near.begin(), near.end(),
                   [&](HsCode a, HsCode b) { return distance(a) < distance(b); });
  return near;
}

}  // namespace

std::string_view lengths_text(const Schedule& schedule) {
  return schedule.longest_code() > 8 ? "6, 8 or 10" : "6 or 8";
}

std::string odd_hint(std::string_view text, const Schedule& schedule) {
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits), is_digit);
  const std::string start = "codes have " + std::string(lengths_text(schedule)) + "; ";
  const auto led = HsCode::parse("0" + digits);
  if (led && schedule.has_code(*led)) {
    return start + "a spreadsheet drops the leading zero of chapters 01 to 09: is it 0" +
           std::string(text) + "?";
  }
  if (const auto longer = codes_with(digits, schedule); !longer.empty()) {
    return start + "is a digit missing at the end, as in " + alternatives(longer) + "?";
  }
  digits.pop_back();
  const auto cut = HsCode::parse(digits);
  if (cut && schedule.has_code(*cut)) {
    return start + "the tariff has " + to_string(*cut);
  }
  return start + "no code of the tariff begins like this";
}

std::string nearest_text(HsCode code, const Schedule& schedule) {
  const std::vector<HsCode> near = neighbours(code, schedule);
  std::string out;
  for (std::size_t i = 0; i < std::min(near.size(), kMostNamed); ++i) {
    out += (i > 0              ? ", "
            : near.size() == 1 ? "the nearest is "
                               : "the nearest are ") +
           to_string(near[i]);
  }
  return out;
}

}  // namespace tarex::detail
