#include "cost/code_check.hpp"

#include <algorithm>
#include <vector>

namespace tarex::detail {
namespace {

std::string quoted(std::string_view text) { return "'" + std::string(text) + "'"; }

std::size_t digits_in(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }));
}

Error malformed(std::string_view text) {
  Error error{ErrorCode::bad_code,
              quoted(text) + " is not a tariff code",
              {},
              "write 6, 8 or 10 digits, e.g. 7318.15.20"};
  if (text.find_first_of("eE") != std::string_view::npos &&
      text.find('+') != std::string_view::npos) {
    error.hint =
        "a spreadsheet turned the code into a number; format the column as text and enter it again";
  } else if (text.ends_with(".0") && digits_in(text) + 1 == text.size()) {
    error.hint = "a spreadsheet turned the code into a number; format the column as text";
  } else if (digits_in(text) > 10) {
    error.hint = "codes have at most 10 digits";
  } else if (text.find_first_not_of("0123456789. -") == std::string_view::npos &&
             digits_in(text) % 2 == 1) {
    error.message = quoted(text) + " has " + std::to_string(digits_in(text)) + " digits";
    error.hint =
        "codes have 6, 8 or 10; a spreadsheet drops the leading zero of chapters 01 to 09: is it "
        "0" +
        std::string(text) + "?";
  }
  return error;
}

/// Up to three codes of the schedule around a missing one, nearest first.
std::string neighbours(HsCode code, const Schedule& schedule) {
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
  near.resize(std::min<std::size_t>(near.size(), 3));
  std::string out;
  if (near.empty()) {
    return "no code of the tariff is in chapter " + to_digits(code.prefix(2));
  }
  for (const HsCode other : near) {
    out += (out.empty() ? "the nearest are " : ", ") + to_string(other);
  }
  return out;
}

}  // namespace

std::string_view without_text_marks(std::string_view text) {
  if (text.size() > 3 && text.starts_with("=\"") && text.ends_with('"')) {
    return text.substr(2, text.size() - 3);
  }
  if (text.size() > 1 && text.front() == '\'') {
    return text.substr(1);
  }
  return text;
}

Result<HsCode> check_code(std::string_view text, const Schedule& schedule) {
  const auto code = HsCode::parse(text);
  if (!code) {
    return malformed(text);
  }
  if (code->digits() < 6) {
    return Error{
        ErrorCode::bad_code,
        quoted(text) + " is a chapter or heading, too short to price",
        {},
        "give 6 to 10 digits; tarex lookup " + std::string(text) + " shows what lies below"};
  }
  const int longest = schedule.longest_code();
  if (code->digits() > longest) {
    return Error{ErrorCode::bad_code,
                 quoted(text) + " has more digits than the tariff of " + schedule.name + " (" +
                     std::to_string(longest) + ")",
                 {},
                 "the first six digits are common to all countries, the rest is not"};
  }
  if (!schedule.has_code(*code)) {
    return Error{ErrorCode::unknown_code,
                 quoted(text) + " is not in the tariff of " + schedule.name,
                 {},
                 neighbours(*code, schedule)};
  }
  return *code;
}

}  // namespace tarex::detail
