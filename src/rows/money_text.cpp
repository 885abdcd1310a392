#include "rows/money_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/letters.hpp"
#include "base/quoted.hpp"
#include "rows/meant_number.hpp"
#include "rows/plain_text.hpp"
#include "text/tidy.hpp"

namespace tarex::detail {
namespace {

constexpr std::string_view kNumerals = "0123456789";

bool has_digit(std::string_view text) { return std::any_of(text.begin(), text.end(), is_digit); }

bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

/// What people write where they have no number.
bool says_there_is_none(std::string_view text) {
  constexpr std::array<std::string_view, 18> kWords = {
      "-",   "--",  "–",   "—",   "n/a", "na", "n.a.", "none", "null",
      "nil", "nan", "tbd", "tba", "?",   "x",  "미정", "없음", "해당없음"};
  const std::string word = lower_case(text);
  return text.empty() || text.front() == '#' ||
         std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

/// Signs of a negative number before or behind it; the triangles are Korean bookkeeping.
constexpr std::array<std::string_view, 5> kMinus = {"-", "−", "–", "△", "▲"};

bool is_negative(std::string_view text) {
  const bool marked = std::any_of(kMinus.begin(), kMinus.end(), [&](std::string_view sign) {
    return text.starts_with(sign) || text.ends_with(sign);
  });
  return has_digit(text) && (marked || (text.front() == '(' && text.back() == ')'));
}

bool has_exponent(std::string_view text) {
  const std::size_t e = text.find_first_of("eE");
  return e != std::string_view::npos && e > 0 && is_digit(text[e - 1]) &&
         text.find_first_not_of("0123456789.,eE+-") == std::string_view::npos;
}

/// How a number is written, with the one that is meant where it can be read so.
/// @param decimals, whole  as of `read_number`
std::string without_marks(const std::optional<std::string>& meant, int decimals, bool whole) {
  const std::size_t point = meant ? meant->find('.') : std::string::npos;
  const bool fraction =
      point != std::string::npos && meant->find_first_not_of('0', point + 1) != std::string::npos;
  const bool fits = meant && parse_decimal(*meant, decimals) && !(whole && fraction);
  return "write it without thousands separators, with a point before the decimals" +
         (fits ? ": " + *meant : std::string());
}

/// Why a text is no number, in the words of a hint.
std::string why_not(std::string_view text, int decimals, bool whole) {
  if (says_there_is_none(text)) {
    return std::string(kLeaveEmpty);
  }
  if (is_negative(text)) {
    return "negative numbers have no meaning here";
  }
  if (has_exponent(text)) {
    return "write the number out, without an exponent";
  }
  if (text.front() == '.' || text.back() == '.') {
    return "a point stands between digits: 0.5, 12 or 12.0";
  }
  const auto meant = meant_number(text);
  const bool points = text.find_first_not_of("0123456789.") == std::string_view::npos;
  if (meant || points || text.find(',') != std::string_view::npos) {
    return without_marks(meant, decimals, whole);
  }
  return {};
}

Error no_number(std::string_view text, std::string hint) {
  return Error{
      ErrorCode::bad_number, quoted(text) + " is not a decimal number", {}, std::move(hint)};
}

/// A sign or name, and the currencies it can stand for.
struct CurrencySign {
  std::string_view sign;
  std::string_view codes;
  bool only = false;  ///< it means one currency everywhere, so it can stand in the currency column
};
constexpr std::array<CurrencySign, 26> kSigns = {{
    {"US$", "USD", true},
    {"$", "USD"},
    {"미국달러", "USD", true},
    {"미달러", "USD", true},
    {"달러", "USD"},
    {"₩", "KRW", true},
    {"원화", "KRW", true},
    {"원", "KRW", true},
    {"€", "EUR", true},
    {"유로", "EUR", true},
    {"£", "GBP"},
    {"¥", "JPY CNY"},
    {"엔화", "JPY", true},
    {"엔", "JPY", true},
    {"円", "JPY", true},
    {"위안화", "CNY", true},
    {"위안", "CNY", true},
    {"元", "CNY"},
    {"RMB", "CNY", true},
    {"VNĐ", "VND", true},
    {"VNÐ", "VND", true},
    {"₫", "VND", true},
    {"đồng", "VND", true},
    {"đ", "VND"},
    {"Đ", "VND"},
    {"동", "VND"},
}};

/// Takes a sign or code off one end of `text`. @return the currencies it can mean; empty if there
/// is none.
std::string_view take_sign(std::string_view& text, bool front) {
  const auto cut = [&](std::size_t size) {
    const std::string_view piece = front ? text.substr(0, size) : text.substr(text.size() - size);
    text = trim_blanks(front ? text.substr(size) : text.substr(0, text.size() - size));
    return piece;
  };
  for (const CurrencySign& known : kSigns) {
    if (front ? text.starts_with(known.sign) : text.ends_with(known.sign)) {
      cut(known.sign.size());
      return known.codes;
    }
  }
  if (text.size() > 3) {
    const std::string_view code = front ? text.substr(0, 3) : text.substr(text.size() - 3);
    const char next = front ? text[3] : text[text.size() - 4];
    if (std::all_of(code.begin(), code.end(), is_letter) && !is_letter(next) &&
        Currency::parse(code)) {
      return cut(3);
    }
  }
  return {};
}

/// @param codes  of currencies, one after the other
bool has_code(std::string_view codes, const Currency& currency) {
  return lower_case(codes).find(lower_case(currency.code())) != std::string::npos;
}

}  // namespace

Result<std::int64_t> read_number(std::string_view text, int decimals, bool whole) {
  const std::size_t point = std::min(text.find('.'), text.size());
  const std::string_view before = text.substr(0, point);
  const std::string_view after = point < text.size() ? text.substr(point + 1) : "0";
  if (before.empty() || after.empty() ||
      before.find_first_not_of("0123456789,") != std::string_view::npos ||
      after.find_first_not_of(kNumerals) != std::string_view::npos) {
    return no_number(text, why_not(text, decimals, whole));
  }
  std::string plain;
  if (before.find(',') != std::string_view::npos) {
    if (!is_grouped(before, ',')) {
      return no_number(text, why_not(text, decimals, whole));
    }
    if (point == text.size() && !whole && before.size() <= 7) {
      std::string joined(before);
      std::replace(joined.begin(), joined.end(), ',', '.');
      std::string apart(before);
      apart.erase(apart.find(','), 1);
      return no_number(text,
                       "it can mean " + apart + " or " + joined + ": write it without a comma");
    }
    plain.assign(text);
    plain.erase(std::remove(plain.begin(), plain.end(), ','), plain.end());
    text = plain;
  }
  if (const auto number = parse_decimal(text, decimals)) {
    return *number;
  }
  const std::size_t end = after.find_last_not_of('0');
  if (end == std::string_view::npos || end < static_cast<std::size_t>(decimals)) {
    return Error{ErrorCode::out_of_range,
                 quoted(text) + " is more than tarex can hold",
                 {},
                 "up to 9.2 trillion units"};
  }
  return Error{ErrorCode::bad_number,
               quoted(text) + " has more decimals than tarex holds",
               {},
               "at most " + std::to_string(decimals) + " places: round it yourself"};
}

Result<Money> parse_amount(std::string_view text, const Currency& currency) {
  std::string_view number = text;
  for (const bool front : {true, false}) {
    if (number.empty() || is_digit(front ? number.front() : number.back())) {
      continue;
    }
    const std::string_view codes = take_sign(number, front);
    if (!codes.empty() && !has_code(codes, currency)) {
      return Error{
          ErrorCode::inconsistent,
          quoted(text) + " is not in " + currency.code() + ", the currency of the line",
          {},
          "write the currency into the column currency" +
              (codes.size() == 3 ? ", for a quote: --currency " + std::string(codes) : "")};
    }
  }
  const bool whole = currency.decimals() == 0;
  Result<std::int64_t> micro = read_number(number, 6, whole);
  if (!micro) {
    Error error = std::move(micro.error());
    if (error.code == ErrorCode::bad_number) {
      error.code = ErrorCode::bad_amount;
      error.message = error.message.ends_with("tarex holds")
                          ? quoted(text) + " has more decimals than tarex holds"
                          : quoted(text) + " is not a decimal amount";
      error.hint = error.hint.empty() ? "write 1000 or 1000.00" : std::move(error.hint);
    }
    return error;
  }
  if (whole && micro.value() % kMicro != 0) {
    return Error{ErrorCode::bad_amount,
                 quoted(text) + " has a fraction, and " + currency.code() + " has no coins for it",
                 {},
                 "write whole units of " + currency.code()};
  }
  return Money::from_micro(micro.value());
}

bool may_be_thousands(std::string_view text, const Currency& currency) {
  const std::size_t point = text.find('.');
  if (currency.decimals() > 2 || point == std::string_view::npos) {
    return false;
  }
  const std::size_t first = text.find_first_of(kNumerals);
  const std::size_t whole = point - std::min(first, point);
  const std::string_view after = text.substr(point + 1);
  const std::size_t decimals = std::min(after.find_first_not_of(kNumerals), after.size());
  return whole >= 1 && whole <= 3 && text[first] != '0' && decimals == 3;
}

std::string_view without_last_zeros(std::string_view number) {
  number = number.substr(0, number.find_last_not_of('0') + 1);
  return number.substr(0, number.size() - (number.ends_with('.') ? 1U : 0U));
}

std::optional<Currency> read_currency(std::string_view text) {
  if (const auto currency = Currency::parse(text)) {
    return currency;
  }
  for (const CurrencySign& known : kSigns) {
    if (known.only && known.sign == text) {
      return Currency::parse(known.codes);
    }
  }
  return std::nullopt;
}

bool may_mean(std::string_view text, const Currency& currency) {
  if (const auto read = read_currency(text)) {
    return *read == currency;
  }
  return std::any_of(kSigns.begin(), kSigns.end(), [&](const CurrencySign& known) {
    return known.sign == text && has_code(known.codes, currency);
  });
}

}  // namespace tarex::detail
